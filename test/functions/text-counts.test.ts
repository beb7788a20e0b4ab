/** A text is counted when it is recorded, and not otherwise, whatever fails in between. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { within } from '../../adapters/deadline.ts';
import { DependencyFailure } from '../../adapters/dependency-failure.ts';
import { getItem } from '../../adapters/table/client.ts';
import { keys, operatorKeys } from '../../adapters/table/keys.ts';
import { idFrom } from '../../domain/ids.ts';
import { withinTextLimits } from '../../functions/shared/text-limits.ts';
import { House } from '../build/house.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

const now = Date.parse('2026-11-23T08:00:00Z');
const organizationId = idFrom('org', '1'.padStart(26, '0'));

let test: TestTable;
let house: House;
const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
beforeAll(async () => {
  test = await startTestTable();
});
beforeEach(async () => {
  house = new House(await test.another());
  out.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  house.leave();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await test.stop();
});

const send = (record: () => Promise<string>, organizationMost = 5): Promise<string> =>
  withinTextLimits(
    house.table,
    { organization: { day: organizationMost, month: 20 }, stage: { day: 15, month: 60 } },
    { organizationId, requestId: 'request-1', now },
    record,
    () => true,
  );
const recorded = async (): Promise<string> => 'recorded';
const lost = (): Promise<never> => Promise.reject(Object.assign(new Error('no answer came'), { name: 'TimeoutError' }));

/** How many texts are counted: for the organisation, for the stage. */
const counts = (): Promise<readonly number[]> =>
  Promise.all(
    [keys.textsOfOrganization(organizationId), operatorKeys.textsOfStage].map(async ({ pk, sk }) =>
      Number((await getItem(house.table, { pk, sk: `${sk}#2026-11` }))?.month ?? 0),
    ),
  );

it('a text that is recorded is counted', async () => {
  expect(await send(recorded)).toBe('recorded');
  expect(await counts()).toEqual([1, 1]);
});

describe('a text is not counted', () => {
  it('when the deadline passes before it is recorded', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    const late = async (): Promise<never> => {
      vi.advanceTimersByTime(11_000);
      throw new DependencyFailure('it was not done by the deadline');
    };
    await expect(within(10_000, () => send(late))).rejects.toThrow(DependencyFailure);
    vi.useRealTimers();
    expect(await counts()).toEqual([0, 0]);
  });

  it.each([
    ['the organisation', 0],
    ['the stage', 1],
  ])('when it could not be counted for %s', async (_, call) => {
    house.wire.hold(call, lost);
    await expect(send(recorded)).rejects.toThrow('no answer came');
    expect(await counts()).toEqual([0, 0]);
  });
});

it.each([
  ['texts-used-up', 0, recorded],
  ['user-deactivated', 5, () => Promise.reject(Object.assign(new Error(), { code: 'user-deactivated' }))],
])('the answer is still %s when the count cannot be taken back, and the log says so', async (code, most, record) => {
  // After the counts of organisation, if it has any, and stage.
  house.wire.hold(most === 0 ? 1 : 2, lost);
  await expect(send(record, most)).rejects.toMatchObject({ code });
  const lines = out.mock.calls.map(([line]) => JSON.parse(String(line)) as object);
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'error', message: 'count not given back', reason: 'TimeoutError' }),
  );
});
