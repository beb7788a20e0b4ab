import { exchangeLink } from '../../adapters/table/configuration-links.ts';
import * as contract from '../../contract/config-sms.ts';
import { codeLifeMilliseconds } from '../../domain/configuration-sms.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { implement } from '../request.ts';
import { sha256 } from '../secrets.ts';
import { newCode } from './configuration-code.ts';
import type { ConfigSmsPowers } from './powers.ts';

/** Uses the link up for a code that only the holder of the verifier can redeem. Unknown, used and expired are one answer. */
export const exchangeConfiguration = implement(
  contract.exchangeConfiguration,
  async ({ body, now }, { table }: ConfigSmsPowers) => {
    const linkHash = sha256(body.token);
    const code = newCode(linkHash);
    const won = await exchangeLink(table, linkHash, {
      challenge: body.challenge,
      codeHash: sha256(code),
      codeExpiresAt: now + codeLifeMilliseconds,
      now,
    });
    if (!won) throw new DomainError('link-used-or-expired');
    return { code };
  },
);
