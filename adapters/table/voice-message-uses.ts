/**
 * What plays a voice message, and until when: a map on the message's own item. Every use that begins or lasts longer is an update of the
 * message, on the condition that it is ready; deleting a message has the condition that it is as it was read. Neither can race the other.
 */
import { minuteMilliseconds } from '../../domain/calendar.ts';
import { DomainError, unknownReference } from '../../domain/domain-error.ts';
import type { OrganizationId, VoiceMessageId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { Pointer } from '../../domain/schedule-target.ts';
import type { VoiceMessageUser } from '../../domain/voice-message.ts';
import type { Write } from './commit.ts';
import { keys } from './keys.ts';

/** The voice messages that a group, a menu or an event plays, and until when; null: without end. */
export interface Plays {
  readonly messages: readonly Pointer<VoiceMessageId>[];
  readonly until: EpochMilliseconds | null;
}

/** A change of what one group, menu or event plays; null: it is not there. */
export interface UseChange {
  readonly by: VoiceMessageUser;
  readonly before: Plays | null;
  readonly after: Plays | null;
}

/** The writes of some {@link UseChange}s. */
export interface UseWrites {
  /**
   * Uses that begin. The transaction that makes them true must contain them: a use whose user does not name the message is taken for an old one.
   * Reject with DomainError `unknown-reference` at every field that names the message.
   */
  readonly begun: readonly Write[];
  /** Uses that last longer, of what names the message already: they may be written earlier. Reject as those that begin. */
  readonly longer: readonly Write[];
  /** Uses that end, or end earlier. Without these writes a message is kept longer than it need be, or is read to be used and is not. */
  readonly optional: readonly Write[];
}

/**
 * R5 The writes of uses that change: one of each message, whose revision they move. UpdateItem, 2 WCU. An event that is over and
 * remains so asks nothing of its messages, which may be gone.
 * @param now of no account for groups and menus, whose uses have no end
 */
export function useWrites(organization: OrganizationId, changes: readonly UseChange[], now = 0): UseWrites {
  const byMessage = Map.groupBy(
    changes.flatMap((change) => differences(change, now)),
    ({ id }) => id,
  );
  const kindOf = (some: readonly Difference[]): keyof UseWrites =>
    (['begun', 'longer'] as const).find((kind) => some.some((each) => each.kind === kind)) ?? 'optional';
  const all = [...byMessage].map(([id, some]) => ({ kind: kindOf(some), write: useWrite(organization, id, some) }));
  const writesOf = (kind: keyof UseWrites): readonly Write[] =>
    all.filter((each) => each.kind === kind).map(({ write }) => write);
  return { begun: writesOf('begun'), longer: writesOf('longer'), optional: writesOf('optional') };
}

interface Difference {
  readonly id: VoiceMessageId;
  readonly by: VoiceMessageUser;
  /** Names the message in the request. */
  readonly fields: readonly string[];
  readonly kind: 'begun' | 'longer' | 'shorter' | 'removed';
  readonly until: EpochMilliseconds | null;
}

function differences({ by, before, after }: UseChange, now: EpochMilliseconds): readonly Difference[] {
  const messages = [...(before?.messages ?? []), ...(after?.messages ?? [])];
  return [...new Set(messages.map(({ id }) => id))].flatMap((id): readonly Difference[] => {
    const [was, is] = [before, after].map((plays) => endOf(plays, id));
    const fields = new Set(after?.messages.filter((each) => each.id === id).map(({ field }) => field));
    const difference = { id, by, fields: [...fields], until: after?.until ?? null };
    if (was === is) return [];
    // Who deletes the message may read a clock that is ahead of ours.
    const mayBeGone = was !== undefined && was <= now + minuteMilliseconds;
    if (is === undefined) return mayBeGone ? [] : [{ ...difference, kind: 'removed' }];
    if (was === undefined) return [{ ...difference, kind: 'begun' }];
    if (mayBeGone && is <= now - minuteMilliseconds) return [];
    return is > was ? [{ ...difference, kind: 'longer' }] : mayBeGone ? [] : [{ ...difference, kind: 'shorter' }];
  });
}

/** Until when a message is played; undefined: it is not. */
const endOf = (plays: Plays | null | undefined, id: VoiceMessageId): EpochMilliseconds | undefined =>
  plays?.messages.some((message) => message.id === id) ? (plays.until ?? Infinity) : undefined;

function useWrite(organization: OrganizationId, id: VoiceMessageId, some: readonly Difference[]): Write {
  const kept = some.filter(({ kind }) => kind !== 'removed');
  const removed = some.filter(({ kind }) => kind === 'removed');
  const isRequired = ({ kind }: Difference): boolean => kind === 'begun' || kind === 'longer';
  const fields = new Set(some.filter(isRequired).flatMap((each) => each.fields));
  const nameOf = (each: Difference): string => `#by${some.indexOf(each)}`;
  const clauses = [
    ...(kept.length > 0
      ? [`SET ${kept.map((each, place) => `uses.${nameOf(each)} = :until${place}`).join(', ')}`]
      : []),
    ...(removed.length > 0 ? [`REMOVE ${removed.map((each) => `uses.${nameOf(each)}`).join(', ')}`] : []),
    'ADD revision :one',
  ];
  return {
    update: keys.voiceMessage(organization, id),
    set: clauses.join(' '),
    names: {
      ...Object.fromEntries(some.map((each) => [nameOf(each), each.by])),
      ...(fields.size > 0 && isReady.names),
    },
    values: {
      ':one': 1,
      ...Object.fromEntries(kept.map(({ until }, place) => [`:until${place}`, until])),
      ...(fields.size > 0 && isReady.values),
    },
    ...(fields.size > 0 && {
      condition: isReady.condition,
      rejectWith: () => new DomainError('invalid-request', { errors: [...fields].map(unknownReference) }),
    }),
  };
}

const isReady = {
  condition: '#status = :ready',
  names: { '#status': 'status' },
  values: { ':ready': 'ready' },
} as const;
