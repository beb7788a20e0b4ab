import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { sendMail, type Mail } from '../../adapters/mail.ts';
import type { Table } from '../../adapters/table/client.ts';
import { hasBounced } from '../../adapters/table/mail-bounces.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import { findPasswordReset, noteResetSent, storePasswordReset } from '../../adapters/table/password-resets.ts';
import { idSchema } from '../../adapters/table/stored-values.ts';
import { findUser } from '../../adapters/table/users.ts';
import type { ActivityId, OrganizationId, UserId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { passwordResetMail } from '../../domain/password-reset-mail.ts';
import { mayResetByMail, resetCodeMilliseconds } from '../../domain/password-reset.ts';
import { log } from '../log.ts';
import { resetCode } from '../secrets.ts';
import { forEachMessage } from '../shared/for-each-message.ts';
import { addressHash } from '../shared/mail/address-hash.ts';
import { resetCodeHash } from '../shared/users/reset-code-hash.ts';

export interface SendResetCodeDependencies {
  readonly table: Table;
  readonly mail: Mail;
  /** The portal's, without a path. */
  readonly portalOrigin: string;
}

/** The event `password-reset-requested`, of which more is not needed. */
const message = z.object({
  detail: z.object({
    eventId: idSchema('act'),
    organizationId: idSchema('org'),
    entityId: idSchema('usr'),
    at: z.iso.datetime(),
  }),
});

/** What became of a request. `late`: the code would be over; `rejected`: SES takes no mail to that address. */
type Sending = 'sent' | 'rejected' | 'bounced-before' | 'late' | 'superseded' | 'sent-before' | 'not-allowed';

/** Mails a code for each request. An event that comes again after its mail was sent sends none. */
export const sendResetCodes = (
  dependencies: SendResetCodeDependencies,
  records: readonly SQSRecord[],
): Promise<SQSBatchResponse> =>
  forEachMessage(records, 'code not mailed', async (body) => {
    const { eventId: requestedAs, organizationId, entityId: userId, at } = message.parse(JSON.parse(body)).detail;
    const request = { organizationId, userId, requestedAs, at: Date.parse(at) };
    const sending = await sendResetCode(dependencies, request, Date.now());
    log(sending === 'rejected' ? 'error' : 'info', 'code mailed', {
      organizationId,
      userId,
      sending,
      unreachable: sending === 'rejected' || sending === 'bounced-before' ? 1 : 0,
    });
  });

async function sendResetCode(
  { table, mail, portalOrigin }: SendResetCodeDependencies,
  request: {
    readonly organizationId: OrganizationId;
    readonly userId: UserId;
    readonly requestedAs: ActivityId;
    readonly at: EpochMilliseconds;
  },
  now: EpochMilliseconds,
): Promise<Sending> {
  const { organizationId, userId, requestedAs } = request;
  if (now - request.at >= resetCodeMilliseconds) return 'late';
  const [user, organization, before] = await Promise.all([
    findUser(table, organizationId, userId),
    getOrganization(table, organizationId),
    findPasswordReset(table, organizationId, userId),
  ]);
  if (user === null || !mayResetByMail(user, now)) return 'not-allowed';
  if (before?.requestedAs === requestedAs && before.sent) return 'sent-before';
  if (await hasBounced(table, addressHash(user.email))) return 'bounced-before';

  const code = resetCode();
  const reset = {
    requestedAs,
    codeHash: resetCodeHash(userId, code),
    expiresAt: now + resetCodeMilliseconds,
    sent: false,
    usedFor: null,
    done: false,
  };
  if (!(await storePasswordReset(table, organizationId, userId, reset))) return 'superseded';
  const { domain } = organization;
  const { language, username } = user;
  const filledIn = new URLSearchParams({ organization: domain, username, code });
  const link = `${portalOrigin}/login/reset-password#${filledIn.toString()}`;
  const result = await sendMail(mail, user.email, passwordResetMail({ language, domain, username, code, link }));
  if (result.outcome === 'rejected') return 'rejected';
  await noteResetSent(table, organizationId, userId, requestedAs);
  return 'sent';
}
