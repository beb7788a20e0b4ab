/** A country stays allowed as long as keys lead there: see ADR 0038. */
import type { Table } from '../../adapters/table/client.ts';
import { listAllTargets, readRoster, type Roster } from '../../adapters/table/schedule-targets.ts';
import { keysToCountry } from '../../domain/allowed-numbers.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Organization } from '../../domain/organization.ts';
import type { Language } from '../../domain/language.ts';
import { mostNamed, tellUses } from '../shared/schedule-targets/tell-uses.ts';

/**
 * Reads all menus when countries are no longer allowed; that is rare.
 * @returns the roster of menus under which no key leads to them, for the write; null when no country is removed
 * @throws DomainError `in-use`, with the menus and keys that lead there
 */
export async function assertCountriesUnused(
  table: Table,
  before: Organization,
  after: Organization,
  language: Language,
): Promise<Roster | null> {
  const removed = before.allowedCountries.filter((country) => !after.allowedCountries.includes(country));
  if (removed.length === 0) return null;
  // Before the menus: a key that comes to lead to a number moves it.
  const roster = await readRoster(table, before.id, 'ivr-menu');
  const menus = await listAllTargets(table, before.id, 'ivr-menu');
  for (const country of removed) {
    const using = menus
      .map(({ keys, ...menu }) => ({
        ...menu,
        kind: 'ivr-menu' as const,
        keys: keysToCountry(keys, country, after.allowedCountries),
      }))
      .filter(({ keys }) => keys.length > 0);
    if (using.length > 0) {
      const uses = tellUses(using.slice(0, mostNamed), using.length - mostNamed, language);
      throw new DomainError('in-use', {
        values: { users: uses },
        uses: using.slice(0, mostNamed).map(({ id, name }) => ({ id, name })),
        errors: [{ field: 'allowedCountries', code: 'country-in-use', values: { country, uses } }],
      });
    }
  }
  return roster;
}
