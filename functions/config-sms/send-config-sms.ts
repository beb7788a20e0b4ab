import { sendSms } from '../../adapters/sms.ts';
import type { Table } from '../../adapters/table/client.ts';
import { commit, type Committed } from '../../adapters/table/commit.ts';
import { findConfigSms, getSmsHistory } from '../../adapters/table/config-sms.ts';
import {
  EarlierSmsGone,
  newSmsWrites,
  recordSmsUnknown,
  smsOutcomeWrite,
  smsSentAtWrite,
} from '../../adapters/table/config-sms-writes.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import { StateConflict } from '../../adapters/table/state-moves.ts';
import { getUser } from '../../adapters/table/users.ts';
import * as contract from '../../contract/config-sms.ts';
import {
  configSmsNumber,
  configSmsText,
  newConfigSms,
  requestConfigSms,
  smsStatusAt,
  type ConfigSms,
  type SmsStatus,
} from '../../domain/configuration-sms.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { ActivityId, OrganizationId } from '../../domain/ids.ts';
import type { Action, JournalEntry } from '../../domain/journal.ts';
import type { Organization } from '../../domain/organization.ts';
import { fullName, statusOf, type User } from '../../domain/user.ts';
import { alsoAfterDeadline } from '../deadline.ts';
import { log } from '../log.ts';
import { implement, type RequestOf } from '../request.ts';
import { randomToken, sha256 } from '../secrets.ts';
import type { ConfigSmsPowers } from './powers.ts';
import { withinTextLimits } from '../shared/text-limits.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';

type SendRequest = RequestOf<typeof contract.sendConfigSms>;

/**
 * Sends the configuration SMS: recorded with its lease, then sent, then its outcome recorded. Whatever dies in between, nothing
 * is sent twice: a text without an outcome becomes *unknown* when its lease is over, and an administrator decides.
 */
export const sendConfigSms = implement(contract.sendConfigSms, async (request, powers: ConfigSmsPowers) => {
  const { organizationId, path, newId } = request;
  const smsId = newId('sms');
  const token = randomToken();
  const recorded = await record(request, powers, { smsId, linkHash: sha256(token) });
  if (recorded.kind === 'before') return { smsId, status: recorded.status };

  const { sms, user, organization } = recorded;
  const result = await sendSms(
    powers.sms,
    sms.number,
    configSmsText({ organization, language: user.language, link: `${powers.portalOrigin}/c#${token}` }),
  );
  const { outcome } = result;
  if (result.outcome !== 'sent') {
    log('error', 'text not sent', { requestId: request.requestId, organizationId, smsId, ...result });
  }
  const of = { id: smsId, userId: path.userId };
  await alsoAfterDeadline(async () => {
    if (outcome === 'unknown') return recordSmsUnknown(powers.table, organizationId, of);
    const entry = journalEntry(request, user, {
      id: newId('act'),
      action: outcome === 'sent' ? 'config-sms-sent' : 'config-sms-failed',
      smsId,
    });
    const sentAt = outcome === 'sent' ? request.now : null;
    await recordOutcome(powers.table, organizationId, of, { status: outcome, sentAt }, entry);
  });
  return { smsId, status: outcome };
});

async function recordOutcome(
  table: Table,
  organizationId: OrganizationId,
  sms: Pick<ConfigSms, 'id' | 'userId'>,
  outcome: Parameters<typeof smsOutcomeWrite>[2],
  entry: JournalEntry,
): Promise<void> {
  try {
    await commit(table, organizationId, [smsOutcomeWrite(organizationId, sms, outcome)], entry);
  } catch (error) {
    if (!(error instanceof StateConflict)) throw error;
    // The phone was faster: an activated text stays activated. When it was sent is still worth knowing.
    await commit(table, organizationId, [smsSentAtWrite(organizationId, sms, outcome.sentAt)], entry);
  }
}

type Recorded =
  | { readonly kind: 'now'; readonly sms: ConfigSms; readonly user: User; readonly organization: Organization }
  /** The same request was here before: what became of it. */
  | { readonly kind: 'before'; readonly status: SmsStatus };

async function record(
  request: SendRequest,
  { table, textLimits }: ConfigSmsPowers,
  { smsId, linkHash }: { readonly smsId: ConfigSms['id']; readonly linkHash: string },
): Promise<Recorded> {
  const { organizationId, path, now, actor, newId } = request;
  const standing = request.repeats ? await findConfigSms(table, organizationId, path.userId, smsId) : null;
  if (standing) return { kind: 'before', status: smsStatusAt(standing, now) };
  const activityId = newId('act');
  const plan = async () => {
    const [user, organization, before] = await Promise.all([
      getUser(table, organizationId, path.userId),
      getOrganization(table, organizationId),
      getSmsHistory(table, organizationId, path.userId),
    ]);
    if (statusOf(user, now) === 'deactivated') throw new DomainError('user-deactivated');
    const sms = newConfigSms({ id: smsId, userId: user.id, number: configSmsNumber(user), by: actor, now });
    const history = before.live?.smsId === smsId ? null : requestConfigSms(before, { smsId, linkHash, now });
    const entry = journalEntry(request, user, { id: activityId, action: 'config-sms-requested', smsId });
    return { user, organization, before, sms, history, entry };
  };
  // What the user's own limits reject is not counted for the organisation.
  let planned: Awaited<ReturnType<typeof plan>> | null = await plan();
  // If another request came between, the limits apply with it in the history; if the number changed, the text goes to the new one.
  const recordOnce = (): Promise<Recorded> =>
    retryOnConflict(async () => {
      const { user, organization, before, sms, history, entry } = planned ?? (await plan());
      planned = null;
      const numberHash = sha256(sms.number);
      const committed =
        history === null
          ? 'already'
          : await recordSms(table, organizationId, { sms, numberHash, linkHash, before, history }, entry);
      if (committed === 'done') return { kind: 'now', sms, user, organization };
      const recorded = await findConfigSms(table, organizationId, user.id, smsId);
      if (!recorded) throw new DomainError('not-found');
      return { kind: 'before', status: smsStatusAt(recorded, now) };
    });
  return withinTextLimits(table, textLimits, request, recordOnce, ({ kind }) => kind === 'now');
}

/** @throws ConcurrentWrite, DomainError `too-many-texts` */
async function recordSms(
  table: Table,
  organizationId: OrganizationId,
  recorded: Parameters<typeof newSmsWrites>[1],
  entry: JournalEntry,
): Promise<Committed> {
  try {
    return await commit(table, organizationId, newSmsWrites(organizationId, recorded), entry);
  } catch (error) {
    if (!(error instanceof EarlierSmsGone)) throw error;
    const before = { ...recorded.before, live: null };
    return commit(table, organizationId, newSmsWrites(organizationId, { ...recorded, before }), entry);
  }
}

const journalEntry = (
  { at, actor, requestId }: SendRequest,
  user: User,
  { id, action, smsId }: { readonly id: ActivityId; readonly action: Action; readonly smsId: ConfigSms['id'] },
): JournalEntry => ({
  id,
  at,
  actor,
  action,
  entityId: user.id,
  entityName: fullName(user),
  changes: [],
  data: { smsId },
  requestId,
});
