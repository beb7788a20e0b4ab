/** Configuration SMS as they are read from the table: S1 the history, S4 list, S7 the live link. What writes them: `config-sms-writes.ts`. */
import * as z from 'zod';
import type { Actor } from '../../domain/actor.ts';
import { type ConfigSms, type SmsHistory, smsStatuses } from '../../domain/configuration-sms.ts';
import type { OrganizationId, SmsId, UserId } from '../../domain/ids.ts';
import { getItem, query, type Item, type Table } from './client.ts';
import { keys } from './keys.ts';
import { e164, idSchema } from './stored-values.ts';

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

function parseSms(item: Item): ConfigSms {
  const sms = smsSchema.parse(item);
  const settled = sms.status === 'activated' || sms.status === 'failed';
  return item.replacedBy !== undefined && !settled ? { ...sms, status: 'replaced' } : sms;
}
