import { commit } from '../../adapters/table/commit.ts';
import { retryOnConflict, revised } from '../../adapters/table/concurrent-write.ts';
import { CodeUsed, findLink, redeemWrites } from '../../adapters/table/configuration-links.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import { StateConflict } from '../../adapters/table/state-moves.ts';
import { findUser, userWrites } from '../../adapters/table/users.ts';
import * as contract from '../../contract/config-sms.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import { fullName, numbersOf, statusOf } from '../../domain/user.ts';
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
    const sipCredential = {
      // RFC 8760: H(A1) of SHA-256 digest authentication.
      digest: sha256Hex(`${link.userId}:${sip.realm}:${password}`),
      realm: sip.realm,
      issuedAt: at,
    };
    const user = await retryOnConflict(async () => {
      const before = await findUser(table, link.organizationId, link.userId);
      // Who is out may not come in by a text from before.
      if (!before || ['deleted', 'deactivated'].includes(statusOf(before, now)))
        throw new DomainError('link-used-or-expired');
      const after = revised({ ...before, appActivatedAt: at });
      const writes = [
        ...redeemWrites(link, { linkHash, codeHash: sha256(body.code), now, sipCredential }),
        ...userWrites(link.organizationId, before, after, now),
      ];
      const entry: JournalEntry = {
        id: activity,
        at,
        actor: { kind: 'user', id: before.id, name: fullName(before) },
        action: 'app-activated',
        entityId: before.id,
        entityName: fullName(before),
        changes: [{ field: 'appActivatedAt', before: before.appActivatedAt, after: at }],
        data: { smsId: link.smsId },
        requestId,
      };
      await commit(table, link.organizationId, writes, entry).catch(usedOrExpired);
      return before;
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
  },
);

function usedOrExpired(error: unknown): never {
  if (error instanceof CodeUsed || error instanceof StateConflict)
    throw new DomainError('link-used-or-expired', { cause: error });
  throw error;
}
