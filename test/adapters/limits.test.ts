import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countRequest, forgetFailures, giveBackLoginAttempt, takeLoginAttempt } from '../../adapters/table/limits.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

const now = Date.parse('2026-11-23T08:00:00Z');
const minutes = (count: number): number => count * 60_000;

describe('a limit of requests', () => {
  const count = (pk: string, at = now) =>
    countRequest(test.table, { pk, sk: 'test' }, { requests: 3, seconds: 60, now: at });

  it('lets so many through in a window, also of those who come at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => count('LIMIT#burst')));
    expect(all.filter(({ allowed }) => allowed)).toHaveLength(3);
  });

  it('says when the next window begins, and begins it', async () => {
    for (let calls = 0; calls < 3; calls += 1) await count('LIMIT#window', now + 20_000);
    expect(await count('LIMIT#window', now + 20_000)).toEqual({ allowed: false, retryAfterSeconds: 40 });
    expect(await count('LIMIT#window', now + 60_000)).toMatchObject({ allowed: true });
  });
});

describe('the lock of a login', () => {
  const attempt = (hash: string, at = now) => takeLoginAttempt(test.table, hash, { most: 10, now: at });

  it('closes after ten attempts, also of those who come at once, and says for how long', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => attempt('burst')));
    expect(all.filter(({ allowed }) => allowed)).toHaveLength(10);
    expect(await attempt('burst', now + minutes(5))).toEqual({ allowed: false, retryAfterSeconds: 600 });
  });

  it('opens 15 minutes after the first failure', async () => {
    for (let tries = 0; tries < 10; tries += 1) await attempt('later');
    expect(await attempt('later', now + minutes(15) - 1)).toMatchObject({ allowed: false });
    expect(await attempt('later', now + minutes(15))).toMatchObject({ allowed: true });
  });

  it('forgets failures after the right password, and what came to no verdict', async () => {
    for (let tries = 0; tries < 10; tries += 1) await attempt('forgiven');
    await giveBackLoginAttempt(test.table, 'forgiven');
    expect(await attempt('forgiven')).toMatchObject({ allowed: true });
    expect(await attempt('forgiven')).toMatchObject({ allowed: false });
    await forgetFailures(test.table, 'forgiven');
    expect(await attempt('forgiven')).toMatchObject({ allowed: true });
  });
});
