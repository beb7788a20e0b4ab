/** What the bell costs at the table: the same for a target with a full calendar as for one without, and nothing for what is over. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transact } from '../../adapters/table/commit.ts';
import { listOrganizationDue, nextDueAfter } from '../../adapters/table/due.ts';
import { linkItem } from '../../adapters/table/schedule-links.ts';
import { newRosters } from '../../adapters/table/schedule-targets.ts';
import { idFrom } from '../../domain/ids.ts';
import { runAt } from '../../functions/shared/settle/run.ts';
import { settleTarget } from '../../functions/shared/settle/settle-target.ts';
import { anEntry } from '../build/entry.ts';
import { aScheduledEvent, eventId, wall } from '../build/schedule-event.ts';
import { storeTarget } from '../build/stored-target.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

let test: TestTable;
const org = idFrom('org', '1'.padStart(26, '0'));
const group = idFrom('grp', '2'.padStart(26, '0'));
const noon = Date.parse('2026-12-23T12:00:00Z');
const christmas = Date.parse('2026-12-23T23:00:00Z');

beforeAll(async () => {
  test = await startTestTable();
  await transact(test.table, newRosters(org, 'Europe/Stockholm'));
  const base = { number: null, openingHours: null, closedMessageId: null, createdAt: '', version: 1, revision: 1 };
  const target = {
    id: group,
    name: 'Beställningar',
    ...base,
    override: null,
    overrideVersion: 0,
    strategy: 'ring-all',
    agents: [],
  } as const;
  await storeTarget(test.table, org, target, anEntry());
  const events = Array.from({ length: 40 }, (_, place) => {
    // Half of them are over, half begin at Christmas or later.
    const year = place < 20 ? 1990 + place : 2026 + place - 20;
    return aScheduledEvent({
      id: eventId(place + 1),
      start: wall(`${year}-12-24T00:00`),
      end: wall(`${year}-12-27T08:00`),
    });
  });
  for (const event of events) await transact(test.table, [{ put: linkItem(org, group, { event, version: 1 }) }]);
});
afterAll(() => test.stop());

/** Read and write units of settling the group at a moment. */
const settling = async (now: number): Promise<number> =>
  (await test.measure(() => settleTarget(test.table, org, group, runAt(now, 'request-1')))).units;

it('settles a target with 20 live events for at most 4 read and 8 write units the first time, 3 when it is no news', async () => {
  expect(await settling(noon)).toBeLessThanOrEqual(12);
  expect(await settling(noon + 1000)).toBeLessThanOrEqual(7);
});

it('tells an opening or closing for at most 4 read and 14 write units, the journal and both indexes included', async () => {
  expect(await settling(christmas + 1000)).toBeLessThanOrEqual(18);
});

it('finds what is due of an organisation, and what comes next, for half a unit each', async () => {
  const looking = await test.measure(async () => {
    for await (const page of listOrganizationDue(test.table, org, christmas)) expect(page).toEqual([]);
    expect(await nextDueAfter(test.table, org, christmas)).toBe(Date.parse('2026-12-27T07:00:00Z'));
  });
  expect(looking.units).toBeLessThanOrEqual(1);
});
