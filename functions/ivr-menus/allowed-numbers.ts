/** That keys lead to numbers of countries that the organisation allows: see ADR 0038. */
import type { Table } from '../../adapters/table/client.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import { wrongNumbers } from '../../domain/allowed-numbers.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { differingKeys, keyNumbers, type IvrMenu } from '../../domain/ivr-menu.ts';
import type { Organization } from '../../domain/organization.ts';
import type { Judged } from '../shared/schedule-targets/change-target.ts';

type Allowing = Pick<Organization, 'allowedCountries' | 'version'>;

/** The organisation, where keys may lead to numbers that it has to allow; null where none leads to a number. */
export const readAllowing = async (
  table: Table,
  organization: OrganizationId,
  keys: IvrMenu['keys'] | undefined,
): Promise<Allowing | null> => (keyNumbers(keys ?? {}).length === 0 ? null : getOrganization(table, organization));

/** Adds to a judgement what is wrong with the numbers that keys newly lead to. Those that are there already stay: see the ADR. */
export function withAllowedNumbers(
  { wrong, guards = { menus: [], numbers: [] } }: Judged,
  keys: IvrMenu['keys'],
  before: IvrMenu['keys'],
  organization: Allowing | null,
): Judged {
  const newKeys = differingKeys(keys, before);
  if (organization === null || keyNumbers(newKeys).length === 0) return { wrong, guards };
  return {
    wrong: [...wrong, ...wrongNumbers(newKeys, organization.allowedCountries)],
    guards: { ...guards, organizationVersion: organization.version },
  };
}
