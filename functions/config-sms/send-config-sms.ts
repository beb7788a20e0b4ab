import { sendSms } from '../../adapters/sms.ts';
import {
  AlreadyRecorded,
  findConfigSms,
  getSmsHistory,
  recordConfigSms,
  recordSmsOutcome,
  recordSmsUnknown,
} from '../../adapters/table/config-sms.ts';
import { untilUnmoved } from '../../adapters/table/moved.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
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
import type { Action, JournalEntry } from '../../domain/journal.ts';
import type { Organization } from '../../domain/organization.ts';
import { fullName, statusOf, type User } from '../../domain/user.ts';
import { log } from '../log.ts';
import { implement, type RequestOf } from '../request.ts';
import { randomToken, sha256 } from '../secrets.ts';
import type { ConfigSmsPowers } from './powers.ts';
import { withinTextLimits } from './text-limits.ts';

type SendRequest = RequestOf<typeof contract.sendConfigSms>;

/**
 * Sends the configuration SMS: recorded with its lease, then sent, then its outcome recorded. Whatever dies in between, nothing
 * is sent twice: a text without an outcome becomes *unknown* when its lease is over, and an administrator decides.
 */
export const sendConfigSms = implement(contract.sendConfigSms, async (request, powers: ConfigSmsPowers) => {
  const { organizationId, path, newId, at } = request;
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
  if (outcome === 'unknown') await recordSmsUnknown(powers.table, organizationId, of);
  else {
    await recordSmsOutcome(powers.table, organizationId, of, {
      status: outcome,
      sentAt: outcome === 'sent' ? request.now : null,
      entry: journalEntry(request, user, outcome === 'sent' ? 'config-sms-sent' : 'config-sms-failed', smsId, at),
    });
  }
  return { smsId, status: outcome };
});

type Recorded =
  | { readonly kind: 'now'; readonly sms: ConfigSms; readonly user: User; readonly organization: Organization }
  /** The same request was here before: what became of it. */
  | { readonly kind: 'before'; readonly status: SmsStatus };

async function record(
  request: SendRequest,
  { table, textLimits }: ConfigSmsPowers,
  { smsId, linkHash }: { readonly smsId: ConfigSms['id']; readonly linkHash: string },
): Promise<Recorded> {
  const { organizationId, path, now, actor, at } = request;
  const standing = request.repeats ? await findConfigSms(table, organizationId, path.userId, smsId) : null;
  if (standing) return { kind: 'before', status: smsStatusAt(standing, now) };
  const [user, organization, history] = await Promise.all([
    getUser(table, organizationId, path.userId),
    getOrganization(table, organizationId),
    getSmsHistory(table, organizationId, path.userId),
  ]);
  if (statusOf(user, now) === 'deactivated') throw new DomainError('user-deactivated');
  const sms = newConfigSms({ id: smsId, userId: user.id, number: configSmsNumber(user), by: actor, now });
  const numberHash = sha256(sms.number);
  const entry = journalEntry(request, user, 'config-sms-requested', smsId, at);
  // What the user's own limits reject is not counted for the organisation.
  if (history.live?.smsId !== smsId) requestConfigSms(history, { smsId, linkHash, now });
  let read: typeof history | null = history;
  // Where somebody else's request came between, the limits speak with it in the history.
  const recordOnce = (): Promise<Recorded> =>
    untilUnmoved(async () => {
      const before = read ?? (await getSmsHistory(table, organizationId, user.id));
      read = null;
      try {
        if (before.live?.smsId === smsId) throw new AlreadyRecorded();
        const after = requestConfigSms(before, { smsId, linkHash, now });
        await recordConfigSms(table, organizationId, { sms, numberHash, linkHash, before, history: after, entry });
        return { kind: 'now', sms, user, organization };
      } catch (error) {
        if (!(error instanceof AlreadyRecorded)) throw error;
        const recorded = await findConfigSms(table, organizationId, user.id, smsId);
        if (!recorded) throw new DomainError('not-found');
        return { kind: 'before', status: smsStatusAt(recorded, now) };
      }
    });
  return withinTextLimits(table, textLimits, request, recordOnce, ({ kind }) => kind === 'now');
}

const journalEntry = (
  { newId, actor, requestId }: SendRequest,
  user: User,
  action: Action,
  smsId: ConfigSms['id'],
  at: string,
): JournalEntry => ({
  id: newId('act'),
  at,
  actor,
  action,
  entityId: user.id,
  entityName: fullName(user),
  changes: [],
  data: { smsId },
  requestId,
});
