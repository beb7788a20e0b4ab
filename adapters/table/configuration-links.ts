/** The links of configuration SMS in the table: S5 exchange a link for a code, S6 redeem the code. */
import * as z from 'zod';
import type { JournalEntry } from '../../domain/journal.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { statusOf, type User } from '../../domain/user.ts';
import { getItem, updateItem, type Item, type Table } from './client.ts';
import { commit } from './commit.ts';
import { keys, operatorKeys } from './keys.ts';
import { findUser, userWrites } from './users.ts';
import { retryOnConflict, revised } from './concurrent-write.ts';
import { idSchema } from './stored-values.ts';

const linkSchema = z.object({
  organizationId: idSchema('org'),
  userId: idSchema('usr'),
  smsId: idSchema('sms'),
  expiresAt: z.number(),
  challenge: z.string().optional(),
  codeHash: z.string().optional(),
  codeExpiresAt: z.number().optional(),
});
export type LinkItem = z.infer<typeof linkSchema>;

/**
 * S5 Uses a link up: of any number of callers one gets true. One conditional update; a repetition of the very same call (the
 * SDK's, after a lost answer) is recognised by its code.
 */
export async function exchangeLink(
  table: Table,
  linkHash: string,
  exchange: {
    readonly challenge: string;
    readonly codeHash: string;
    readonly codeExpiresAt: EpochMilliseconds;
    readonly now: EpochMilliseconds;
  },
): Promise<boolean> {
  const outcome = await updateItem(table, operatorKeys.configurationLink(linkHash), {
    UpdateExpression: 'SET challenge = :challenge, codeHash = :codeHash, codeExpiresAt = :codeExpiresAt',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(codeHash) AND expiresAt > :now',
    values: {
      ':challenge': exchange.challenge,
      ':codeHash': exchange.codeHash,
      ':codeExpiresAt': exchange.codeExpiresAt,
      ':now': exchange.now,
    },
  });
  return outcome.done || outcome.existing?.codeHash === exchange.codeHash;
}

/** The link that a code belongs to, or null. GetItem, consistent. */
export async function findLink(table: Table, linkHash: string): Promise<LinkItem | null> {
  const item = await getItem(table, operatorKeys.configurationLink(linkHash));
  return item && linkSchema.parse(item);
}

/** The code was used before, or by somebody else at the same moment, or its user is gone. */
export class CodeUsed extends Error {
  override readonly name = 'CodeUsed';
}

/**
 * S6 Ties the app to the account: the link is gone, the text and the user show it, the registrar gets the digest to check the
 * app's password with. TransactWrite with its journal entry. Returns the user as it is then. @throws CodeUsed
 */
export function redeemLink(
  table: Table,
  link: LinkItem,
  redeemed: {
    readonly linkHash: string;
    readonly codeHash: string;
    readonly now: EpochMilliseconds;
    readonly at: string;
    readonly sipCredential: (user: User) => Item;
    readonly entry: (user: User) => JournalEntry;
  },
): Promise<User> {
  return retryOnConflict(async () => {
    const user = await findUser(table, link.organizationId, link.userId);
    // Who is out may not come in by a text from before.
    if (!user || ['deleted', 'deactivated'].includes(statusOf(user, redeemed.now))) throw new CodeUsed();
    await commit(
      table,
      link.organizationId,
      [
        {
          delete: operatorKeys.configurationLink(redeemed.linkHash),
          condition: 'codeHash = :codeHash AND codeExpiresAt > :now',
          values: { ':codeHash': redeemed.codeHash, ':now': redeemed.now },
          rejectWith: () => new CodeUsed(),
        },
        {
          update: keys.configSms(link.organizationId, link.userId, link.smsId),
          set: 'SET #status = :activated, activatedAt = :now',
          names: { '#status': 'status' },
          values: { ':activated': 'activated', ':now': redeemed.now },
        },
        { put: { ...keys.sipCredential(link.organizationId, link.userId), ...redeemed.sipCredential(user) } },
        ...userWrites(link.organizationId, user, revised({ ...user, appActivatedAt: redeemed.at }), redeemed.now),
      ],
      redeemed.entry(user),
    );
    return user;
  });
}
