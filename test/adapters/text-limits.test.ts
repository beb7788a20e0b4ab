import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getItem } from '../../adapters/table/client.ts';
import { transact } from '../../adapters/table/commit.ts';
import { countText, countTextToNumber, giveBackText } from '../../adapters/table/text-limits.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

const at = (instant: string): number => Date.parse(`2026-${instant}Z`);

describe('texts to a number', () => {
  /** `sent`, or the seconds to wait. */
  const send = async (number: string, now: number): Promise<'sent' | number | undefined> => {
    try {
      await transact(test.table, [countTextToNumber(number, now)]);
      return 'sent';
    } catch (error) {
      if (error instanceof DomainError) return error.retryAfterSeconds;
      throw error;
    }
  };

  it('are one of those that come at once, and the next a minute later', async () => {
    const now = at('11-23T08:00:00');
    const all = await Promise.all(Array.from({ length: 5 }, () => send('burst', now)));
    expect(all.toSorted()).toEqual([60, 60, 60, 60, 'sent']);
    expect(await send('burst', now + 59_000)).toBe(1);
    expect(await send('burst', now + 60_000)).toBe('sent');
  });

  it('are five in any 24 hours, over midnight too', async () => {
    for (const hour of ['11-23T20:00:00', '11-23T21:00:00', '11-23T22:00:00', '11-23T23:00:00', '11-24T00:30:00'])
      expect(await send('day', at(hour))).toBe('sent');
    expect(await send('day', at('11-24T19:59:00'))).toBe(60);
    expect(await send('day', at('11-24T20:00:00'))).toBe('sent');
    expect(await send('day', at('11-24T20:30:00'))).toBe(1800);
    expect(await send('other', at('11-24T20:30:00'))).toBe('sent');
  });
});

describe('texts of an organisation', () => {
  const count = (pk: string, now: number, most = { day: 3, month: 5 }) =>
    countText(test.table, { pk, sk: 'TEXTS' }, most, now);

  it('are as many a day as are allowed, also of those that come at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => count('LIMIT#burst', at('11-23T22:00:00'))));
    expect(all.filter(({ allowed }) => allowed)).toHaveLength(3);
    expect(await count('LIMIT#burst', at('11-23T22:00:00'))).toEqual({ allowed: false, retryAfterSeconds: 7200 });
    expect(await count('LIMIT#burst', at('11-24T00:00:00'))).toMatchObject({ allowed: true });
  });

  it('are as many a month, whatever is left of the day', async () => {
    for (const day of ['28', '28', '28', '29', '29']) await count('LIMIT#month', at(`12-${day}T08:00:00`));
    expect(await count('LIMIT#month', at('12-31T23:00:00'))).toEqual({ allowed: false, retryAfterSeconds: 3600 });
    expect(await count('LIMIT#month', Date.parse('2027-01-01T00:00:00Z'))).toMatchObject({ allowed: true });
  });

  it.each([
    ['a day', { day: 0, month: 5 }, 7200],
    ['a month', { day: 3, month: 0 }, 7200 + 7 * 86_400],
  ])('are none where none is allowed %s', async (_, most, retryAfterSeconds) => {
    const now = at('11-23T22:00:00');
    expect(await count('LIMIT#none', now, most)).toEqual({ allowed: false, retryAfterSeconds });
    expect(await getItem(test.table, { pk: 'LIMIT#none', sk: 'TEXTS#2026-11' })).toBeNull();
  });

  it('are not counted when they are given back', async () => {
    const now = at('11-23T08:00:00');
    for (let sent = 0; sent < 3; sent += 1) await count('LIMIT#back', now);
    await giveBackText(test.table, { pk: 'LIMIT#back', sk: 'TEXTS' }, now);
    expect(await count('LIMIT#back', now)).toMatchObject({ allowed: true });
    expect(await count('LIMIT#back', now)).toMatchObject({ allowed: false });
  });
});
