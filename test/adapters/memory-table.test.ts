/** The table in memory means what the engine means, as far as it goes: the same story, told to both. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getItem, query, type Table } from '../../adapters/table/client.ts';
import { commit, transact } from '../../adapters/table/commit.ts';
import { listDue, listOrganizationDue, nextDueAfter } from '../../adapters/table/due.ts';
import { keys } from '../../adapters/table/keys.ts';
import { findProjection, projectionWrites, putProjection } from '../../adapters/table/projections.ts';
import { idFrom } from '../../domain/ids.ts';
import type { Projection } from '../../domain/projection.ts';
import { anEntry } from '../build/entry.ts';
import { MemoryTable } from '../build/memory-table.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

const org = idFrom('org', '1'.padStart(26, '0'));
const group = idFrom('grp', '2'.padStart(26, '0'));
const at = Date.parse('2026-11-23T08:00:00Z');
const projection: Projection = {
  state: 'closed',
  messageId: null,
  because: { kind: 'opening-hours', id: null },
  since: at,
  nextChangeAt: at + 3_600_000,
  dueAt: at + 3_600_000,
  revision: 1,
};
const entry = anEntry({ action: 'target-state-changed', entityId: group, data: {} });

/** What happened, one step after the other, told by what it answered. */
async function story(table: Table): Promise<unknown> {
  const told: unknown[] = [];
  const tell = async (what: Promise<unknown>): Promise<void> => {
    told.push(await what.catch((error: Error) => error.name));
  };
  const first = projectionWrites(org, group, { before: null, after: projection });
  await tell(findProjection(table, org, group));
  // Nobody brings back what was told of a target that is not there.
  await tell(transact(table, first));
  await tell(
    transact(table, [{ put: { ...keys.target(org, group), revision: 1 }, condition: 'attribute_not_exists(pk)' }]),
  );
  await tell(transact(table, first));
  await tell(transact(table, first));
  await tell(findProjection(table, org, group));
  const next = { ...projection, revision: 2, dueAt: at };
  const change = { before: projection, after: next };
  await tell(commit(table, org, projectionWrites(org, group, change), entry));
  await tell(putProjection(table, org, group, change));
  await tell(
    commit(
      table,
      org,
      [{ update: keys.target(org, group), set: 'SET revision = :next', values: { ':next': 7 } }],
      anEntry(),
    ),
  );
  // Back-references: a set that grows, shrinks and is no more.
  for (const [verb, by] of [
    ['ADD', 'a'],
    ['ADD', 'b'],
    ['DELETE', 'a'],
    ['DELETE', 'b'],
  ] as const) {
    const names = { '#by': 'by' };
    const key = keys.references(org, group);
    await tell(transact(table, [{ update: key, set: `${verb} #by :by`, names, values: { ':by': new Set([by]) } }]));
    await tell(getItem(table, key));
  }
  // A map whose entries are set and removed next to a number that counts: an item without the map takes none.
  const [ofA, ofB] = [
    ['#a', 'a'],
    ['#b', 'b'],
  ] as const;
  const one = { ':one': 1 };
  for (const [set, named, values] of [
    ['ADD revision :one', [], one],
    ['SET uses.#a = :until0 ADD revision :one', [ofA], { ':until0': 1, ...one }],
    ['SET uses = :map', [], { ':map': {} }],
    [
      'SET uses.#a = :until0, uses.#b = :until1 ADD revision :one',
      [ofA, ofB],
      { ':until0': 1, ':until1': null, ...one },
    ],
    ['REMOVE uses.#a ADD revision :one', [ofA], one],
    ['REMOVE uses.#a ADD revision :one', [ofA], one],
  ] as const) {
    const update = keys.projection(org, group);
    const names = named.length === 0 ? undefined : Object.fromEntries(named);
    await tell(transact(table, [{ update, set, values, ...(names && { names }) }]));
    await tell(getItem(table, update));
  }
  await tell(query(table, { partition: keys.target(org, group).pk, limit: 1 }));
  await tell(
    query(table, { partition: keys.target(org, group).pk, between: ['T', 'TARGET'], limit: 10, consistent: true }),
  );
  await tell(query(table, { partition: keys.target(org, group).pk, prefix: 'TO', limit: 10, newestFirst: true }));
  for (const due of [
    listDue(table, 2, at),
    listOrganizationDue(table, org, at - 1),
    listOrganizationDue(table, org, at),
  ])
    for await (const page of due) told.push(page);
  await tell(nextDueAfter(table, org, at - 1));
  await tell(nextDueAfter(table, org, at));
  await tell(transact(table, [{ delete: keys.projection(org, group) }]));
  await tell(findProjection(table, org, group));
  return JSON.parse(JSON.stringify(told));
}

it('answers as the engine does', async () => {
  const memory = new MemoryTable((_, answer) => Promise.resolve().then(answer));
  const told = await story(memory.table);
  expect(told).toEqual(await story(test.table));
  expect(JSON.stringify(told)).toContain('ConcurrentWrite');
});
