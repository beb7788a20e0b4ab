/** What time brings, worker by worker: over a table and a Scheduler in memory. */
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { transact } from '../../adapters/table/commit.ts';
import { journalItem } from '../../adapters/table/journal.ts';
import { dueAttributes } from '../../adapters/table/due.ts';
import { keys, operatorKeys } from '../../adapters/table/keys.ts';
import { findProjection, putProjection } from '../../adapters/table/projections.ts';
import { newRosters } from '../../adapters/table/schedule-targets.ts';
import { idFrom } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { Override } from '../../domain/schedule.ts';
import { armBells } from '../../functions/arm-bell/arm-bells.ts';
import { measureDrift } from '../../functions/measure-drift/measure-drift.ts';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { ringBell } from '../../functions/ring-bell/ring-bell.ts';
import { runAt } from '../../functions/shared/settle/run.ts';
import { anEntry } from '../build/entry.ts';
import { FakeDirectory } from '../build/directory.ts';
import { FakeFiles } from '../build/files.ts';
import { MemoryTable } from '../build/memory-table.ts';
import { aGroup, groupId } from '../build/schedule-target.ts';
import { storeTarget } from '../build/stored-target.ts';
import { FakeScheduler } from '../build/scheduler.ts';
import { toItem } from '../build/stored-item.ts';
import { createUser } from '../build/stored-user.ts';
import { aUser, userId } from '../build/user.ts';
import { Wire } from '../build/wire.ts';

const org = idFrom('org', '1'.padStart(26, '0'));
const noon = Date.parse('2026-11-23T12:00:00Z');
const minute = 60_000;
const run = (now: number) => runAt(now, 'request-1');

let memory: MemoryTable;
let wire: Wire;
let scheduler: FakeScheduler;
/** What the journal says the system has done by itself. */
let told: string[];
/** Calls to the table that are under way, and the most there were. */
let [atOnce, mostAtOnce] = [0, 0];
beforeEach(async () => {
  wire = new Wire();
  told = [];
  [atOnce, mostAtOnce] = [0, 0];
  memory = new MemoryTable(
    async (_, answer) => {
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      await Promise.resolve();
      atOnce -= 1;
      return answer();
    },
    ({ action, entityId, data }) => {
      if (action === 'target-state-changed')
        told.push(`${String(entityId).slice(-1)} ${(data as { state: string }).state}`);
    },
  );
  scheduler = new FakeScheduler(wire);
  const entry = {
    ...operatorKeys.organizationByDomain('bageriet.example'),
    id: org,
    firstAdministratorId: '',
    passwordTold: true,
  };
  await transact(memory.table, [...newRosters(org, 'Europe/Stockholm'), { put: entry }]);
});
const powers = () => ({
  table: memory.table,
  bell: scheduler.bell,
  accounts: new FakeDirectory(wire).accounts,
  files: new FakeFiles(wire).files,
});
const armedMinutes = (): readonly number[] =>
  [...scheduler.armed.values()].map(({ at }) => (at - noon) / minute).toSorted();

/** A group that is closed until some minutes after noon. @returns the record of its creation */
async function group(count: number, closedMinutes: number | null): Promise<DynamoDBRecord> {
  const id = groupId(count);
  const override: Override | null =
    closedMinutes === null ? null : { state: 'closed', since: noon, until: noon + closedMinutes * minute };
  const target = aGroup({ id, name: `Grupp ${count}`, override });
  const entry = anEntry({ action: 'answering-group-created', entityId: id, wakes: { target: [id] } });
  await storeTarget(memory.table, org, target, entry);
  return recordOf(entry, count);
}

const recordOf = (entry: JournalEntry, number = 1): DynamoDBRecord =>
  ({
    dynamodb: { SequenceNumber: String(number), NewImage: toItem(journalItem(org, entry)) },
  }) as unknown as DynamoDBRecord;

describe('following the journal', () => {
  it('tells what a command has closed, and arms a bell at the whole minute after the next change', async () => {
    const { failed } = await armBells(powers(), [await group(1, 30.5), await group(2, null)], run(noon));
    expect(failed).toEqual([]);
    expect(told).toEqual(['1 closed']);
    expect(armedMinutes()).toEqual([31]);
  });

  it('settles all of a kind, of which there are more than the table’s client has connections', async () => {
    // https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-configuring-maxsockets.html
    const connections = 50;
    for (let count = 1; count <= 2 * connections; count += 1) await group(count, 30);
    const closed = anEntry({ action: 'schedule-event-created', wakes: { target: ['all-answering-groups'] } });
    mostAtOnce = 0;
    expect((await armBells(powers(), [recordOf(closed)], run(noon))).failed).toEqual([]);
    expect(told).toHaveLength(2 * connections);
    expect(mostAtOnce).toBeLessThan(connections);
  });

  it('looks at things of several kinds that one entry wakes, and arms the bell of each', async () => {
    const dated = { ...aUser(), activeFrom: noon + 50 * minute, toldStatus: 'pending' } as const;
    await createUser(memory.table, org, dated, anEntry());
    await group(1, 30);
    const entry = anEntry({ wakes: { user: [dated.id], target: [groupId(1)] } });
    expect((await armBells(powers(), [recordOf(entry)], run(noon))).failed).toEqual([]);
    expect(told).toEqual(['1 closed']);
    expect(armedMinutes()).toEqual([30, 50]);
  });

  it.each([
    ['a target by the id of a user', { target: [userId(1)] }],
    ['a user by the id of a target', { user: [groupId(1)] }],
    ['a kind without a waker', { fax: ['fax_1'] }],
  ])('fails with an entry that names %s', async (_, wakes) => {
    const { failed, errors } = await armBells(powers(), [recordOf(anEntry({ wakes: wakes as never }))], run(noon));
    expect(failed).toEqual(['1']);
    expect(errors).toHaveLength(1);
  });

  it('reports the record that cannot be read, and settles those around it', async () => {
    const unreadable = {
      dynamodb: { SequenceNumber: '9', NewImage: { kind: { S: 'journal' } } },
    } as unknown as DynamoDBRecord;
    const { failed } = await armBells(powers(), [await group(1, 30), unreadable, await group(2, 40)], run(noon));
    expect(failed).toEqual(['9']);
    expect(told).toEqual(['1 closed', '2 closed']);
  });

  it('says that a bell could not be armed, and asks for no record again: the reconciler finds what is due', async () => {
    const records = [await group(1, 30), await group(2, 40)];
    wire.cut(0, 'before');
    const { failed, unarmed, errors } = await armBells(powers(), records, run(noon));
    expect([failed, unarmed, errors]).toEqual([[], 2, ['Stopped', 'Stopped']]);
    wire.mend();
    expect((await armBells(powers(), records, run(noon))).errors).toEqual([]);
    expect(armedMinutes()).toEqual([30, 40]);
    expect(told).toEqual(['1 closed', '2 closed']);
  });
});

describe('a bell that rings', () => {
  it('settles what is due, and what will be within the minute', async () => {
    await armBells(powers(), [await group(1, 30), await group(2, 30.9), await group(3, 31)], run(noon));
    const { done, failures } = await ringBell(powers(), org, run(noon + 30 * minute));
    expect([done, failures]).toEqual([3, []]);
    expect(told.slice(3).toSorted()).toEqual(['1 open', '2 open']);
  });

  it('arms what comes next for one that died before it could', async () => {
    await armBells(powers(), [await group(1, 30), await group(2, 50)], run(noon));
    scheduler.armed.clear();
    await ringBell(powers(), org, run(noon + 30 * minute));
    expect(armedMinutes()).toEqual([50]);
  });

  it('leaves what is due within the minute and is no target to a bell of its own', async () => {
    const event = idFrom('evt', '1'.padStart(26, '0'));
    const at = noon + 30.5 * minute;
    const due = dueAttributes({ organizationId: org, kind: 'schedule-event', id: event, at });
    await transact(memory.table, [{ put: { ...keys.scheduleEvent(org, event), ...due } }]);
    const { failures } = await ringBell(powers(), org, run(noon + 30 * minute));
    expect([failures, armedMinutes()]).toEqual([[], [31]]);
  });

  it('settles the others when something is due of a kind without a settler, and says so', async () => {
    await armBells(powers(), [await group(1, 30)], run(noon));
    const due = {
      organizationId: org,
      kind: 'of-tomorrow' as 'user',
      id: idFrom('usr', '9'.padStart(26, '0')),
      at: noon,
    };
    await transact(memory.table, [{ put: { pk: `O#${'1'.padStart(26, '0')}#U`, sk: 'U', ...dueAttributes(due) } }]);
    const { done, failures } = await ringBell(powers(), org, run(noon + 30 * minute));
    expect([done, failures]).toEqual([1, ['Error']]);
    expect(told).toEqual(['1 closed', '1 open']);
  });

  it('does the others when one cannot be read, and says so', async () => {
    await armBells(powers(), [await group(1, 30), await group(2, 30)], run(noon));
    const before = await findProjection(memory.table, org, groupId(1));
    if (!before) throw new Error('nothing was told of the group');
    const broken = { ...before, state: 'ajar' } as unknown as typeof before;
    await putProjection(memory.table, org, groupId(1), { before, after: broken });
    const settlement = await ringBell(powers(), org, run(noon + 30 * minute));
    expect(settlement.failures).toEqual(['ZodError']);
    expect(told.at(-1)).toBe('2 open');
  });
});

describe('the reconciler', () => {
  it('finds what no bell rang for', async () => {
    await armBells(powers(), [await group(1, 30)], run(noon));
    await reconcile(powers(), run(noon + 34 * minute));
    expect(told).toEqual(['1 closed', '1 open']);
    const nothing = await reconcile(powers(), run(noon + 39 * minute));
    expect([nothing.done, nothing.failures]).toEqual([0, []]);
  });
});

describe('the measure of drift', () => {
  it('is none where all was told', async () => {
    await armBells(powers(), [await group(1, 30), await group(2, null)], run(noon));
    expect(await measureDrift(powers(), run(noon + minute))).toEqual({ targets: 2, drifted: 0, failures: [] });
  });

  it('counts what was never told, and what nobody noticed; and puts both right', async () => {
    await armBells(powers(), [await group(1, 30)], run(noon));
    await group(2, 90);
    const night = noon + 60 * minute;
    expect(await measureDrift(powers(), run(night))).toEqual({ targets: 2, drifted: 2, failures: [] });
    expect(told).toEqual(['1 closed', '1 open', '2 closed']);
    expect(armedMinutes()).toContain(90);
    expect((await measureDrift(powers(), run(night))).drifted).toBe(0);
  });
});
