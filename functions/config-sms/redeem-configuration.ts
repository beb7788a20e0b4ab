import { CodeUsed, findLink, redeemLink } from '../../adapters/table/configuration-links.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import * as contract from '../../contract/config-sms.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { fullName, numbersOf } from '../../domain/user.ts';
import { implement } from '../request.ts';
import { randomToken, sha256, sha256Hex } from '../secrets.ts';
import { linkHashOf } from './configuration-code.ts';
import type { ConfigSmsPowers } from './powers.ts';

/** Ties the app to the account. The app's SIP password is told here and nowhere again; the registrar gets its digest. */
export const redeemConfiguration = implement(
  contract.redeemConfiguration,
  async ({ body, now, at, requestId, newId }, { table, sip }: ConfigSmsPowers) => {
    const linkHash = linkHashOf(body.code);
    const link = await findLink(table, linkHash);
    if (!link || link.challenge !== sha256(body.verifier)) throw new DomainError('link-used-or-expired');
    // Read before the code is used up: what fails after that cannot be tried again.
    const organization = await getOrganization(table, link.organizationId);
    const password = randomToken();
    const activity = newId('act');
    try {
      const user = await redeemLink(table, link, {
        linkHash,
        codeHash: sha256(body.code),
        now,
        at,
        // RFC 8760: H(A1) of SHA-256 digest authentication.
        sipCredential: ({ id }) => ({
          digest: sha256Hex(`${id}:${sip.realm}:${password}`),
          realm: sip.realm,
          issuedAt: at,
        }),
        entry: (activated) => ({
          id: activity,
          at,
          actor: { kind: 'user', id: activated.id, name: fullName(activated) },
          action: 'app-activated',
          entityId: activated.id,
          entityName: fullName(activated),
          changes: [{ field: 'appActivatedAt', before: activated.appActivatedAt, after: at }],
          data: { smsId: link.smsId },
          requestId,
        }),
      });
      return {
        organization: { id: organization.id, domain: organization.domain, name: organization.name },
        user: {
          id: user.id,
          firstName: user.firstName,
          lastName: user.lastName,
          username: user.username,
          numbers: [...numbersOf(user)],
        },
        sip: { realm: sip.realm, registrar: sip.registrar, username: user.id, password },
      };
    } catch (error) {
      if (error instanceof CodeUsed) throw new DomainError('link-used-or-expired', { cause: error });
      throw error;
    }
  },
);
