import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSmsHistory, listConfigSms } from '../../adapters/table/config-sms.ts';
import { newSmsWrites, smsOutcomeWrite, smsSentAtWrite } from '../../adapters/table/config-sms-writes.ts';
import { updateItem } from '../../adapters/table/client.ts';
import { commit } from '../../adapters/table/commit.ts';
import { keys } from '../../adapters/table/keys.ts';
import { CodeUsed, exchangeLink, findLink, redeemWrites } from '../../adapters/table/configuration-links.ts';
import { listUsers } from '../../adapters/table/user-search.ts';
import { findUser, getUser, userWrites } from '../../adapters/table/users.ts';
import { newConfigSms, requestConfigSms } from '../../domain/configuration-sms.ts';
import { idFrom, type OrganizationId, type SmsId } from '../../domain/ids.ts';
import { anEntry } from '../build/entry.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { aUser, phone, userId } from '../build/user.ts';
import { ConcurrentWrite, retryOnConflict, revised } from '../../adapters/table/concurrent-write.ts';
import { createUser } from '../build/stored-user.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

const now = Date.parse('2026-11-23T08:00:00Z');
const minute = 60_000;
const user = userId(1);
let organizations = 0;

async function organizationWithAnna(): Promise<OrganizationId> {
  const org = idFrom('org', String((organizations += 1)).padStart(26, '0'));
  await createUser(test.table, org, aUser({ id: user }), anEntry());
  return org;
}

const smsId = (count: number): SmsId => idFrom('sms', String(count).padStart(26, '0'));
const hash = (org: OrganizationId, count: number): string => `${org}-hash-${count}`;
/** What an organisation's texts go to is no other's here. */
const numberHash = (org: OrganizationId): string => `${org}-number`;

/** Records the nth text of Anna, at the nth minute. */
async function record(org: OrganizationId, count: number, entry = anEntry()): Promise<void> {
  const at = now + count * minute;
  const [id, linkHash] = [smsId(count), hash(org, count)];
  const before = await getSmsHistory(test.table, org, user);
  const history = requestConfigSms(before, { smsId: id, linkHash, now: at });
  const by = { kind: 'system', id: null, name: '' } as const;
  const sms = newConfigSms({ id, userId: user, number: phone('+46701740605'), by, now: at });
  const writes = newSmsWrites(org, { sms, numberHash: numberHash(org), linkHash, before, history });
  await commit(test.table, org, writes, entry);
}

const exchange = (org: OrganizationId, count: number, code: string, at = now + count * minute): Promise<boolean> =>
  exchangeLink(test.table, hash(org, count), {
    challenge: 'challenge',
    codeHash: code,
    codeExpiresAt: at + minute,
    now: at,
  });

async function redeem(org: OrganizationId, count: number, code: string, at: number): Promise<void> {
  const link = await findLink(test.table, hash(org, count));
  if (!link) throw new CodeUsed();
  const redeemed = { linkHash: hash(org, count), codeHash: code, now: at, sipCredential: { digest: 'digest' } };
  await retryOnConflict(async () => {
    const before = await getUser(test.table, org, user);
    const after = revised({ ...before, appActivatedAt: new Date(at).toISOString() });
    const writes = [...redeemWrites(link, redeemed), ...userWrites(org, before, after, at)];
    await commit(test.table, org, writes, anEntry({ action: 'app-activated' }));
  });
}

describe('recording a configuration SMS', () => {
  it('is for a user who is still there with the number', async () => {
    const org = await organizationWithAnna();
    const key = keys.user(org, user);
    await updateItem(test.table, key, {
      UpdateExpression: 'SET deletedAt = :at',
      values: { ':at': '2026-11-23T07:59:59.000Z' },
    });
    await expect(record(org, 1)).rejects.toThrow(ConcurrentWrite);
    await updateItem(test.table, key, { UpdateExpression: 'SET deletedAt = :none', values: { ':none': null } });
    await record(org, 1);
  });

  it('lets one of several at the same moment through', async () => {
    const org = await organizationWithAnna();
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => record(org, 1)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await listConfigSms(test.table, org, user)).toHaveLength(1);
  });

  it('knows the same request when it comes again at the same moment', async () => {
    const org = await organizationWithAnna();
    const before = await getSmsHistory(test.table, org, user);
    const entry = anEntry();
    await record(org, 1, entry);
    const sms = newConfigSms({
      id: smsId(1),
      userId: user,
      number: phone('+46701740605'),
      by: { kind: 'system', id: null, name: '' },
      now,
    });
    const writes = newSmsWrites(org, { sms, numberHash: numberHash(org), linkHash: 'other', before, history: before });
    expect(await commit(test.table, org, writes, entry)).toBe('already');
  });

  it('refuses a history that somebody else has moved on', async () => {
    const org = await organizationWithAnna();
    const before = await getSmsHistory(test.table, org, user);
    await record(org, 1);
    const sms = newConfigSms({
      id: smsId(2),
      userId: user,
      number: phone('+46701740605'),
      by: { kind: 'system', id: null, name: '' },
      now,
    });
    const writes = newSmsWrites(org, { sms, numberHash: numberHash(org), linkHash: 'other', before, history: before });
    await expect(commit(test.table, org, writes, anEntry())).rejects.toBeInstanceOf(ConcurrentWrite);
  });

  it('voids the link before it and says so of its text', async () => {
    const org = await organizationWithAnna();
    await record(org, 1);
    await record(org, 2);
    expect((await listConfigSms(test.table, org, user)).map(({ id, status }) => [id, status])).toEqual([
      [smsId(2), 'queued'],
      [smsId(1), 'replaced'],
    ]);
    expect(await exchange(org, 1, 'code')).toBe(false);
    expect(await exchange(org, 2, 'code')).toBe(true);
  });
});

describe('a link', () => {
  it('is used by one of 200 who try at once', async () => {
    const org = await organizationWithAnna();
    await record(org, 1);
    const tries = await Promise.all(Array.from({ length: 200 }, (_, count) => exchange(org, 1, `code-${count}`)));
    expect(tries.filter(Boolean)).toHaveLength(1);
  });

  it('is not used twice, and not after 24 hours', async () => {
    const org = await organizationWithAnna();
    await record(org, 1);
    expect(await exchange(org, 1, 'late', now + minute + 24 * 60 * minute)).toBe(false);
    expect(await exchange(org, 1, 'first')).toBe(true);
    expect(await exchange(org, 1, 'second')).toBe(false);
  });

  it('gives the same code again to a call whose answer was lost', async () => {
    const org = await organizationWithAnna();
    await record(org, 1);
    await exchange(org, 1, 'mine');
    expect(await exchange(org, 1, 'mine')).toBe(true);
  });

  it('ties the app to the account once, and user, list and text show it', async () => {
    const org = await organizationWithAnna();
    await record(org, 1);
    await exchange(org, 1, 'code');
    const at = now + minute + 59_000;
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => redeem(org, 1, 'code', at)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const instant = new Date(at).toISOString();
    expect(await findUser(test.table, org, user)).toMatchObject({ appActivatedAt: instant, version: 1 });
    const { users } = await listUsers(test.table, org, { of: 'everybody', after: null, limit: 1 });
    expect(users[0]).toMatchObject({ appActivatedAt: instant, version: 1 });
    expect(await listConfigSms(test.table, org, user)).toMatchObject([{ status: 'activated', activatedAt: at }]);
  });

  it.each([
    ['another code', 'other', 30_000],
    ['the code after 60 seconds', 'code', 60_000],
  ])('is not redeemed by %s', async (_, code, later) => {
    const org = await organizationWithAnna();
    await record(org, 1);
    await exchange(org, 1, 'code');
    await expect(redeem(org, 1, code, now + minute + later)).rejects.toBeInstanceOf(CodeUsed);
    expect(await findUser(test.table, org, user)).toMatchObject({ appActivatedAt: null });
  });

  it('stays activated when the note that it was sent comes late', async () => {
    const org = await organizationWithAnna();
    await record(org, 1);
    await exchange(org, 1, 'code');
    await redeem(org, 1, 'code', now + minute);
    const sms = { id: smsId(1), userId: user };
    const late = commit(test.table, org, [smsOutcomeWrite(org, sms, { status: 'sent', sentAt: now })], anEntry());
    await expect(late).rejects.toMatchObject({ name: 'StateConflict', state: 'activated' });
    await commit(test.table, org, [smsSentAtWrite(org, sms, now)], anEntry());
    expect(await listConfigSms(test.table, org, user)).toMatchObject([{ status: 'activated', sentAt: now }]);
  });
});
