/** The links of configuration SMS in the table: S5 exchange a link for a code, S6 redeem the code, S8 delete the app's credential. */
import * as z from 'zod';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { getItem, updateItem, type Item, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { smsActivatedWrite } from './config-sms-writes.ts';
import { keys, operatorKeys } from './keys.ts';
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

/** The code was used before, or by somebody else at the same moment. */
export class CodeUsed extends Error {
  override readonly name = 'CodeUsed';
}

/**
 * S6 Ties the app to the account, in the transaction that changes its user: the link is deleted, the text is activated, the registrar
 * gets the digest to check the app's password with. 3 writes. They reject with CodeUsed, StateConflict.
 */
export const redeemWrites = (
  { organizationId, userId, smsId }: LinkItem,
  redeemed: {
    readonly linkHash: string;
    readonly codeHash: string;
    readonly now: EpochMilliseconds;
    readonly sipCredential: Item;
  },
): readonly Write[] => [
  {
    delete: operatorKeys.configurationLink(redeemed.linkHash),
    condition: 'codeHash = :codeHash AND codeExpiresAt > :now',
    values: { ':codeHash': redeemed.codeHash, ':now': redeemed.now },
    rejectWith: () => new CodeUsed(),
  },
  smsActivatedWrite(organizationId, { id: smsId, userId }, redeemed.now),
  { put: { ...keys.sipCredential(organizationId, userId), ...redeemed.sipCredential } },
];

/** S8 The write that deletes the credential of a user's app, if there is one. */
export const sipCredentialDelete = (organization: OrganizationId, user: UserId): Write => ({
  delete: keys.sipCredential(organization, user),
});
