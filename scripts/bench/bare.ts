/**
 * The calls to the table that a request needs, and nothing else: the same SDK client with the same settings, straight at the same
 * engine, for the same items. What a request takes beyond them is ours.
 */
import { createHistogram, performance } from 'node:perf_hooks';
import { getItem, openTable, query, type Table } from '../../adapters/table/client.ts';
import { keys } from '../../adapters/table/keys.ts';
import { clearAccountDue } from '../../adapters/table/users.ts';
import { searchStreams, everybody } from '../../domain/user-search.ts';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import { callEngine } from '../../local/dynamodb/call.ts';
import { anEntry } from '../../test/build/entry.ts';
import { aUser, phone, userId } from '../../test/build/user.ts';
import type { Measured } from './measured.ts';
import { createUser } from '../../test/build/stored-user.ts';

export interface Target {
  readonly engine: string;
  readonly organizationId: OrganizationId;
  readonly administratorId: UserId;
  readonly userId: UserId;
}

type Calls = (table: Table, target: Target) => Promise<unknown>;

const authority: Calls = (table, target) => getItem(table, keys.user(target.organizationId, target.administratorId));
const page = (table: Table, { organizationId }: Target, prefix: string, consistent: boolean) =>
  query(table, { partition: keys.userSearch(organizationId, '').pk, prefix, limit: 25, consistent });

let created = 0;

/** What each load needs of the table, one after the other or side by side as the request makes it. */
export const bareCalls = {
  'list-25': (table, target) => Promise.all([authority(table, target), page(table, target, everybody, true)]),
  'get-one': (table, target) =>
    Promise.all([authority(table, target), getItem(table, keys.user(target.organizationId, target.userId))]),
  search: (table, target) =>
    Promise.all([authority(table, target), ...searchStreams('an').map((stream) => page(table, target, stream, false))]),
  'create-user': async (table, target) => {
    created += 1;
    await authority(table, target);
    await getItem(table, keys.organization(target.organizationId));
    const user = aUser({
      id: userId(900_000_000 + created),
      username: `bare.${created}`,
      email: `bare.${created}@bench.example`,
      primaryNumber: null,
      secondaryNumber: phone(`+4676${String(created).padStart(7, '0')}`),
    });
    await createUser(table, target.organizationId, user, anEntry({ entityId: user.id }));
    await clearAccountDue(table, target.organizationId, user, Date.now());
  },
} as const satisfies Record<string, Calls>;
export type LoadName = keyof typeof bareCalls;

/** Runs a load's calls for some seconds, `atOnce` of them at a time. The engine's processor time is the caller's to see. */
export async function runBare(name: LoadName, target: Target, seconds: number, atOnce: number): Promise<Measured> {
  process.env.AWS_ENDPOINT_URL_DYNAMODB = target.engine;
  process.env.AWS_REGION = 'eu-north-1';
  process.env.AWS_ACCESS_KEY_ID = 'bench';
  process.env.AWS_SECRET_ACCESS_KEY = 'bench';
  const { TableNames: [tableName = ''] = [] } = await callEngine<{ TableNames?: string[] }>(
    target.engine,
    'ListTables',
    {},
  );
  const table = openTable(tableName);
  const calls: Calls = bareCalls[name];
  const latencies = createHistogram();
  const carry = async (until: number, record: boolean): Promise<void> => {
    while (performance.now() < until) {
      const began = performance.now();
      await calls(table, target);
      if (record) latencies.record(Math.max(1, Math.round((performance.now() - began) * 1000)));
    }
  };
  const run = (milliseconds: number, record: boolean) => {
    const until = performance.now() + milliseconds;
    return Promise.all(Array.from({ length: atOnce }, () => carry(until, record)));
  };
  await run(1000, false);
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await run(seconds * 1000, true);
  const { user, system } = process.cpuUsage(cpu);
  table.client.config.requestHandler.destroy?.();
  return {
    requests: latencies.count,
    perSecond: latencies.count / ((performance.now() - began) / 1000),
    p50Milliseconds: latencies.percentile(50) / 1000,
    p99Milliseconds: latencies.percentile(99) / 1000,
    ownCpuMilliseconds: (user + system) / 1000,
  };
}
