import { listConfigSms as list } from '../../adapters/table/config-sms.ts';
import { getUser } from '../../adapters/table/users.ts';
import * as contract from '../../contract/config-sms.ts';
import { smsStatusAt, toInstantOrNull } from '../../domain/configuration-sms.ts';
import { toInstant } from '../../domain/local-date.ts';
import { implement } from '../request.ts';
import type { ConfigSmsPowers } from './powers.ts';

/** A user's latest texts, with what is true of each now. */
export const listConfigSms = implement(
  contract.listConfigSms,
  async ({ organizationId, path, now }, { table }: ConfigSmsPowers) => {
    const [texts] = await Promise.all([
      list(table, organizationId, path.userId),
      // An unknown user is 404, not an empty list.
      getUser(table, organizationId, path.userId),
    ]);
    return {
      items: texts.map((sms) => ({
        smsId: sms.id,
        status: smsStatusAt(sms, now),
        requestedAt: toInstant(sms.requestedAt),
        sentAt: toInstantOrNull(sms.sentAt),
        expiresAt: toInstant(sms.expiresAt),
        activatedAt: toInstantOrNull(sms.activatedAt),
        by: sms.by,
      })),
    };
  },
);
