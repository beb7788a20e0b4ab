/** Voice messages of which only ids are known: their names, and how far they have come. */
import { useQuery, type QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import type { VoiceMessageReply } from '../../contract/voice-messages.ts';
import { voiceMessagesQuery } from './voice-message-queries.ts';

/** Null: it is deleted. Undefined: not known, because the list is not read, or could not be. */
type Known = VoiceMessageReply | null | undefined;

/** Nothing is read for no id. */
export function useVoiceMessage(id: string | null): Known {
  const list = useQuery({ ...voiceMessagesQuery, enabled: id !== null });
  return id === null ? undefined : findIn(list.data, id);
}

/** The names of those with these ids; what is not there and the empty text are no ids. */
export function useVoiceMessageNames(ids: readonly (string | null | undefined)[]): {
  readonly names: ReadonlyMap<string, string>;
  readonly nameOf: (id: string) => string;
} {
  const wanted = ids.filter((id): id is string => typeof id === 'string' && id !== '');
  const list = useQuery({ ...voiceMessagesQuery, enabled: wanted.length > 0 });
  const unknown = list.isError ? i18next.t('users.picker.unread') : '…';
  const names = new Map(wanted.map((id) => [id, nameOf(findIn(list.data, id)) ?? unknown]));
  return { names, nameOf: (id) => names.get(id) ?? i18next.t('activity.nothing') };
}

/** The same as names by ids, once, for a file. @throws ApiProblem when they could not be read */
export async function readVoiceMessageNames(
  client: QueryClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const list = await client.fetchQuery(voiceMessagesQuery);
  return new Map(ids.map((id) => [id, nameOf(findIn(list, id)) ?? id]));
}

const nameOf = (known: Known): string | undefined =>
  known === null ? i18next.t('voiceMessageField.gone') : known?.name;

const findIn = (list: readonly VoiceMessageReply[] | undefined, id: string): Known =>
  list && (list.find((message) => message.id === id) ?? null);
