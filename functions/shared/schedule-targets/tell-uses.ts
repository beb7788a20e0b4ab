import type { Table } from '../../../adapters/table/client.ts';
import { describeUses, type Pointed, type Use } from '../../../adapters/table/references.ts';
import { DomainError } from '../../../domain/domain-error.ts';
import type { Language } from '../../../domain/language.ts';
import type { VoiceMessageUser } from '../../../domain/voice-message.ts';
import type { CommonRequest, OrganizationReader } from '../../request.ts';

/** How many places are named; the others are counted. */
export const mostNamed = 3;

/** The refusal to delete what is used, which names where; null when nothing that was read to use it is there any more. */
export async function inUse(
  table: Table,
  { organizationId, language }: OrganizationReader & Pick<CommonRequest, 'language'>,
  id: Pointed,
  by: readonly VoiceMessageUser[],
): Promise<DomainError | null> {
  const named = await describeUses(table, organizationId, id, by.slice(0, mostNamed));
  return named.length === 0 ? null : usedError(named, by.length - mostNamed, language);
}

/** The error for what is used, which names where. @param more places that are not named */
export const usedError = (named: readonly Use[], more: number, language: Language): DomainError =>
  new DomainError('in-use', {
    values: { users: tellUses(named, more, language) },
    uses: named.map((use) => ({ id: use.id, name: use.name })),
  });

/** Groups, menus and events in words, and how many more there are. */
export function tellUses(uses: readonly Use[], more: number, language: Language): string {
  const { and, others } = words[language];
  const parts = [...uses.map((use) => tellUse(use, language)), ...(more > 0 ? [others(more)] : [])];
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${and} ${last}`;
}

function tellUse(use: Use, language: Language): string {
  const { kinds, key } = words[language];
  const name = `${kinds[use.kind]} ${use.name}`;
  return use.kind === 'ivr-menu' && use.keys.length > 0 ? `${name} (${key} ${use.keys.join(', ')})` : name;
}

const words = {
  sv: {
    kinds: { 'answering-group': 'svarsgruppen', 'ivr-menu': 'menyn', 'schedule-event': 'händelsen' },
    key: 'knapp',
    and: 'och',
    others: (count: number) => `${count} till`,
  },
  en: {
    kinds: { 'answering-group': 'the answering group', 'ivr-menu': 'the menu', 'schedule-event': 'the event' },
    key: 'key',
    and: 'and',
    others: (count: number) => `${count} more`,
  },
} as const satisfies Record<Language, object>;
