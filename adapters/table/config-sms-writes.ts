/** Configuration SMS as they are written: S2 record an attempt, S3 record what became of it, S6 activate it, S7 void its link. */
import type { ConfigSms, SmsHistory } from '../../domain/configuration-sms.ts';
import type { ActivityId, OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { Key, Table } from './client.ts';
import type { Write } from './commit.ts';
import { atRevision, ConcurrentWrite } from './concurrent-write.ts';
import type { LiveLink, StoredSmsHistory } from './config-sms.ts';
import { keys, operatorKeys } from './keys.ts';
import { moveState, stateMove, type StateMove } from './state-moves.ts';
import { countTextToNumber } from './text-limits.ts';

/** Texts and links are of no use after a month; what was sent is in the journal. */
const keptSeconds = 31 * 24 * 3600;

/** The text before is gone by its TTL: the next is recorded as if there were none. */
export class EarlierSmsGone extends Error {
  override readonly name = 'EarlierSmsGone';
}

/**
 * S2 Records an attempt, its link (hash only) and the new history, counts it for its number, and voids the link before it. Nothing is
 * sent yet. The number is the user's in this transaction, which raises the user's revision: a change that takes the number away
 * meanwhile starts again, and finds the link (S7). 5–7 writes. They reject with ConcurrentWrite, EarlierSmsGone, DomainError
 * `too-many-texts`.
 */
export function newSmsWrites(
  organization: OrganizationId,
  recorded: {
    readonly sms: ConfigSms;
    /** Of the number that the text goes to. */
    readonly numberHash: string;
    readonly linkHash: string;
    readonly before: StoredSmsHistory;
    readonly history: SmsHistory;
  },
): readonly Write[] {
  const { sms, before, history, linkHash, numberHash } = recorded;
  const expiresAtEpochSeconds = Math.ceil(sms.requestedAt / 1000) + keptSeconds;
  return [
    {
      put: { ...keyOf(organization, sms), ...sms, expiresAtEpochSeconds },
      condition: 'attribute_not_exists(pk)',
    },
    {
      put: {
        ...keys.smsHistory(organization, sms.userId),
        recent: history.recent,
        live: history.live,
        revision: before.revision + 1,
      },
      ...atRevision(before.revision, 'history of texts'),
    },
    {
      put: {
        ...operatorKeys.configurationLink(linkHash),
        organizationId: organization,
        userId: sms.userId,
        smsId: sms.id,
        expiresAt: sms.expiresAt,
        expiresAtEpochSeconds,
      },
    },
    {
      update: keys.user(organization, sms.userId),
      set: 'ADD revision :one',
      values: { ':one': 1, ':number': sms.number, ':never': null },
      condition: '(primaryNumber = :number OR secondaryNumber = :number) AND deletedAt = :never',
      rejectWith: () => new ConcurrentWrite('user'),
    },
    countTextToNumber(numberHash, sms.requestedAt),
    ...(before.live
      ? replacedWrites(organization, { userId: sms.userId, id: before.live.smsId }, before.live.linkHash, sms.id)
      : []),
  ];
}

/** `replacedBy` is no state: an attempt that failed or was used stays so. TTL may have taken the item, and it must not come back half. */
const replacedWrites = (
  organization: OrganizationId,
  sms: Pick<ConfigSms, 'id' | 'userId'>,
  linkHash: string,
  next: ConfigSms['id'],
): readonly Write[] => [
  { delete: operatorKeys.configurationLink(linkHash) },
  {
    update: keyOf(organization, sms),
    set: 'SET replacedBy = :next',
    values: { ':next': next },
    condition: 'attribute_exists(pk)',
    rejectWith: () => new EarlierSmsGone(),
  },
];

type Move = StateMove<ConfigSms['status']>;

/** S3 The outcome of a send that this caller has the lease for. Rejects with StateConflict: the phone may be faster than the carrier. */
export const smsOutcomeWrite = (
  organization: OrganizationId,
  sms: Pick<ConfigSms, 'id' | 'userId'>,
  outcome: { readonly status: 'sent' | 'failed'; readonly sentAt: EpochMilliseconds | null },
): Write =>
  stateMove(keyOf(organization, sms), 'configuration SMS', {
    to: outcome.status,
    from: ['queued'],
    set: { sentAt: outcome.sentAt },
  } satisfies Move);

/** S3 When an attempt was sent, whatever its state is. */
export const smsSentAtWrite = (
  organization: OrganizationId,
  sms: Pick<ConfigSms, 'id' | 'userId'>,
  sentAt: EpochMilliseconds | null,
): Write => ({
  update: keyOf(organization, sms),
  set: 'SET sentAt = :sentAt',
  values: { ':sentAt': sentAt },
  condition: 'attribute_exists(pk)',
});

/** S3 Records that nobody knows whether a text was sent. No journal entry: nothing is known to have happened. UpdateItem. */
export async function recordSmsUnknown(
  table: Table,
  organization: OrganizationId,
  sms: Pick<ConfigSms, 'id' | 'userId'>,
): Promise<void> {
  await moveState(table, keyOf(organization, sms), { to: 'unknown', from: ['queued'] } satisfies Move);
}

/** S6 The app is tied to the account by this attempt. A carrier that reports a failure can have delivered. Rejects with StateConflict. */
export const smsActivatedWrite = (
  organization: OrganizationId,
  sms: Pick<ConfigSms, 'id' | 'userId'>,
  activatedAt: EpochMilliseconds,
): Write =>
  stateMove(keyOf(organization, sms), 'configuration SMS', {
    to: 'activated',
    from: ['queued', 'sent', 'failed', 'unknown'],
    set: { activatedAt },
  } satisfies Move);

const keyOf = (organization: OrganizationId, { userId, id }: Pick<ConfigSms, 'id' | 'userId'>): Key =>
  keys.configSms(organization, userId, id);

/**
 * S7 Voids a live link, in a transaction of its user at the revision that was read before the link. The attempt becomes `replaced`, for
 * good. 3 writes.
 * @param change the journal entry's id
 */
export const voidLinkWrites = (
  organization: OrganizationId,
  { sms, linkHash }: LiveLink,
  change: ActivityId,
): readonly Write[] => [
  { delete: operatorKeys.configurationLink(linkHash) },
  {
    update: keys.smsHistory(organization, sms.userId),
    set: 'SET live = :none ADD revision :one',
    values: { ':none': null, ':one': 1 },
  },
  {
    update: keys.configSms(organization, sms.userId, sms.id),
    set: 'SET replacedBy = :change',
    values: { ':change': change },
  },
];
