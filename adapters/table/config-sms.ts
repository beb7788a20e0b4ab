/** Configuration SMS in the table: S1 the history, S2 record an attempt, S3 record what became of it, S4 list, S7 void the link. */
import * as z from 'zod';
import type { Actor } from '../../domain/actor.ts';
import { type ConfigSms, type SmsHistory, smsStatuses } from '../../domain/configuration-sms.ts';
import type { ActivityId, OrganizationId, SmsId, UserId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { getItem, query, updateItem, type Item, type Table } from './client.ts';
import { commit, type Committed, type Write } from './commit.ts';
import { keys, operatorKeys } from './keys.ts';
import { countTextToNumber } from './text-limits.ts';
import { atRevision, ConcurrentWrite } from './concurrent-write.ts';
import { e164, idSchema } from './stored-values.ts';

/** Texts and links are of no use after a month; what was sent is in the journal. */
const keptSeconds = 31 * 24 * 3600;

const historySchema = z.object({
  revision: z.number(),
  recent: z.array(z.number()),
  live: z.object({ smsId: idSchema('sms'), linkHash: z.string() }).nullable(),
});

const smsSchema = z.object({
  id: idSchema('sms'),
  userId: idSchema('usr'),
  number: e164,
  status: z.enum(smsStatuses).exclude(['expired']),
  requestedAt: z.number(),
  leaseUntil: z.number(),
  sentAt: z.number().nullable(),
  expiresAt: z.number(),
  activatedAt: z.number().nullable(),
  by: z.custom<Actor>((value) => typeof value === 'object' && value !== null && 'kind' in value),
});

/** A history with the revision that the next write must still find. */
export interface StoredSmsHistory extends SmsHistory {
  readonly revision: number;
}

/** S1 What was sent to a user before. GetItem, consistent. */
export async function getSmsHistory(
  table: Table,
  organization: OrganizationId,
  user: UserId,
): Promise<StoredSmsHistory> {
  const item = await getItem(table, keys.smsHistory(organization, user));
  return item ? historySchema.parse(item) : { revision: 0, recent: [], live: null };
}

/**
 * S2 Records an attempt, its link (hash only) and the new history, counts it for its number, and voids the link before it. Nothing is sent
 * yet. The number is the user's in this transaction, which raises the user's revision: a change that takes the number away meanwhile
 * starts again, and finds the link (S7). TransactWrite. @throws ConcurrentWrite, DomainError `too-many-texts`
 */
export async function recordConfigSms(
  table: Table,
  organization: OrganizationId,
  recorded: {
    readonly sms: ConfigSms;
    /** Of the number that the text goes to. */
    readonly numberHash: string;
    readonly linkHash: string;
    readonly before: StoredSmsHistory;
    readonly history: SmsHistory;
    readonly entry: JournalEntry;
  },
): Promise<Committed> {
  const { sms, before, history, linkHash, numberHash } = recorded;
  const expiresAtEpochSeconds = Math.ceil(sms.requestedAt / 1000) + keptSeconds;
  const writes: Write[] = [
    {
      put: { ...keys.configSms(organization, sms.userId, sms.id), ...sms, expiresAtEpochSeconds },
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
  ];
  if (before.live) {
    writes.push(
      { delete: operatorKeys.configurationLink(before.live.linkHash) },
      {
        update: keys.configSms(organization, sms.userId, before.live.smsId),
        // What failed or was used stays what it was; TTL may have taken the item, and it must not come back half.
        set: 'SET replacedBy = :next',
        values: { ':next': sms.id },
        condition: 'attribute_exists(pk)',
        rejectWith: () => new EarlierSmsGone(),
      },
    );
  }
  try {
    return await commit(table, organization, writes, recorded.entry);
  } catch (error) {
    if (!(error instanceof EarlierSmsGone)) throw error;
    return recordConfigSms(table, organization, { ...recorded, before: { ...before, live: null } });
  }
}

class EarlierSmsGone extends Error {}

/** S3 Records what became of a send that this caller held the lease for. TransactWrite with its journal entry. */
export async function recordSmsOutcome(
  table: Table,
  organization: OrganizationId,
  sms: Pick<ConfigSms, 'id' | 'userId'>,
  outcome: {
    readonly status: 'sent' | 'failed';
    readonly sentAt: EpochMilliseconds | null;
    readonly entry: JournalEntry;
  },
): Promise<void> {
  const update = keys.configSms(organization, sms.userId, sms.id);
  try {
    const write: Write = {
      update,
      set: 'SET #status = :status, sentAt = :sentAt',
      names: { '#status': 'status' },
      values: { ':status': outcome.status, ':sentAt': outcome.sentAt, ':queued': 'queued' },
      condition: '#status = :queued',
      rejectWith: () => new PhoneWasFaster(),
    };
    await commit(table, organization, [write], outcome.entry);
  } catch (error) {
    if (!(error instanceof PhoneWasFaster)) throw error;
    // An activated text stays activated; when it was sent is still worth knowing.
    const write: Write = {
      update,
      set: 'SET sentAt = :sentAt',
      values: { ':sentAt': outcome.sentAt },
      condition: 'attribute_exists(pk)',
    };
    await commit(table, organization, [write], outcome.entry);
  }
}

class PhoneWasFaster extends Error {}

/** S3 Notes that nobody knows whether a text went out. No journal entry: nothing is known to have happened. UpdateItem. */
export async function recordSmsUnknown(
  table: Table,
  organization: OrganizationId,
  sms: Pick<ConfigSms, 'id' | 'userId'>,
): Promise<void> {
  await updateItem(table, keys.configSms(organization, sms.userId, sms.id), {
    UpdateExpression: 'SET #status = :unknown',
    ConditionExpression: '#status = :queued',
    ExpressionAttributeNames: { '#status': 'status' },
    values: { ':unknown': 'unknown', ':queued': 'queued' },
  });
}

/** One attempt, or null. GetItem, consistent. */
export async function findConfigSms(
  table: Table,
  organization: OrganizationId,
  user: UserId,
  sms: SmsId,
): Promise<ConfigSms | null> {
  const item = await getItem(table, keys.configSms(organization, user, sms));
  return item && parseSms(item);
}

/** S4 The latest attempts of a user, newest first. Query, consistent. */
export async function listConfigSms(
  table: Table,
  organization: OrganizationId,
  user: UserId,
): Promise<readonly ConfigSms[]> {
  const { pk } = keys.user(organization, user);
  const { items } = await query(table, {
    partition: pk,
    prefix: 'SMS#',
    limit: 25,
    newestFirst: true,
    consistent: true,
  });
  return items.map(parseSms);
}

/** The text whose link is the valid one. */
export interface LiveLink {
  readonly sms: ConfigSms;
  readonly linkHash: string;
}

/** S7 The live link of a user, or null. Query, consistent. */
export async function findLiveLink(table: Table, organization: OrganizationId, user: UserId): Promise<LiveLink | null> {
  const { pk, sk } = keys.smsHistory(organization, user);
  // The history and the attempts of the last day: more than five are not allowed.
  const { items } = await query(table, {
    partition: pk,
    prefix: 'SMS',
    limit: 10,
    newestFirst: true,
    consistent: true,
  });
  const history = items.find((item) => item.sk === sk);
  const live = history && historySchema.parse(history).live;
  if (!live) return null;
  const attempt = keys.configSms(organization, user, live.smsId);
  const sent = items.find((item) => item.sk === attempt.sk);
  return sent ? { sms: parseSms(sent), linkHash: live.linkHash } : null;
}

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

function parseSms(item: Item): ConfigSms {
  const sms = smsSchema.parse(item);
  const settled = sms.status === 'activated' || sms.status === 'failed';
  return item.replacedBy !== undefined && !settled ? { ...sms, status: 'replaced' } : sms;
}
