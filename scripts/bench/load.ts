/**
 * What a request costs beyond the calls to the table that it needs. Starts the whole system, loads it over HTTP, then sends the bare calls
 * straight to the same engine with the same SDK client.
 */
import autocannon from 'autocannon';
import { join } from 'node:path';
import { buildStale } from '../../local/build.ts';
import { runBare, type LoadName } from './bare.ts';
import type { Measured } from './measured.ts';
import { usageOf } from './processes.ts';
import { startSystem, type RunningSystem } from './system.ts';

/** Many at once, who wait for each other, and one alone. */
const connectionCounts = [16, 1];
const warmUpSeconds = 3;
const environments = 1;

const loads: Readonly<Record<LoadName, (system: RunningSystem) => Partial<autocannon.Options>>> = {
  'list-25': () => ({ requests: [{ method: 'GET', path: '/api/v1/users?limit=25' }] }),
  'get-one': ({ target }) => ({ requests: [{ method: 'GET', path: `/api/v1/users/${target.userId}` }] }),
  search: () => ({ requests: [{ method: 'GET', path: '/api/v1/users?q=an&limit=25' }] }),
  'create-user': () => ({
    requests: [
      { method: 'POST', path: '/api/v1/users', setupRequest: (request) => ({ ...request, body: newColleague() }) },
    ],
  }),
};
let colleagues = 0;
function newColleague(): string {
  colleagues += 1;
  const number = `+4672${String(colleagues).padStart(7, '0')}`;
  return JSON.stringify({
    firstName: 'Nora',
    lastName: `Nyberg${colleagues}`,
    username: `nora.${colleagues}`,
    email: `nora.${colleagues}@bench.example`,
    secondaryNumber: number,
  });
}

/** Milliseconds of processor time per request, by process. */
interface Cpu {
  /** The gateway, the functions' environments, and the services beside the table: one process. */
  readonly app: number;
  /** The engine. */
  readonly store: number;
}

interface Row {
  readonly load: LoadName;
  readonly connections: number;
  readonly http: Measured & { readonly failed: number; readonly cpu: Cpu };
  readonly bare: Measured & { readonly cpu: { readonly client: number; readonly store: number } };
  readonly p50Ratio: number;
  readonly cpuRatio: number;
}

/** What loading the system came to. */
export interface Load {
  readonly settings: Readonly<Record<string, number>>;
  readonly secondsToReady: number;
  /** In megabytes. */
  readonly memoryAtStart: Readonly<Record<string, number>>;
  readonly memoryAfter: Readonly<Record<string, number>>;
  readonly rows: readonly Row[];
}

/**
 * @param seconds how long each load is kept up
 * @param say told what is going on
 */
export async function measureLoad(seconds: number, port: number, say: (sentence: string) => void): Promise<Load> {
  say('Building what is stale …');
  await buildStale(join(import.meta.dirname, '../..'), say);
  say('Starting the system …');
  const system = await startSystem(port, environments);
  try {
    const memoryAtStart = memoryOf(system);
    const rows: Row[] = [];
    for (const load of Object.keys(loads) as LoadName[]) {
      for (const connections of connectionCounts) {
        say(`Loading ${load} by ${connections} …`);
        rows.push(await measure(system, load, connections, seconds));
      }
    }
    return {
      settings: { seconds, warmUpSeconds, environmentsPerFunction: environments },
      secondsToReady: system.secondsToReady,
      memoryAtStart,
      memoryAfter: memoryOf(system),
      rows,
    };
  } finally {
    await system.stop();
  }
}

async function measure(system: RunningSystem, load: LoadName, connections: number, seconds: number): Promise<Row> {
  await cannon(system, load, connections, warmUpSeconds);
  const before = cpuOf(system);
  const result = await cannon(system, load, connections, seconds);
  const after = cpuOf(system);
  const requests = result['2xx'];
  const http = {
    requests,
    perSecond: requests / result.duration,
    p50Milliseconds: result.latency.p50,
    p99Milliseconds: result.latency.p99,
    ownCpuMilliseconds: 0,
    failed: result.non2xx + result.errors,
    cpu: { app: (after.app - before.app) / requests, store: (after.store - before.store) / requests },
  };
  const storeBefore = cpuOf(system).store;
  const bare = await runBare(load, system.target, seconds, connections);
  // The second of warming up is the store's too.
  const share = seconds / (seconds + 1);
  const ofBare = {
    client: bare.ownCpuMilliseconds / bare.requests,
    store: ((cpuOf(system).store - storeBefore) * share) / bare.requests,
  };
  return {
    load,
    connections,
    http,
    bare: { ...bare, cpu: ofBare },
    p50Ratio: http.p50Milliseconds / bare.p50Milliseconds,
    cpuRatio: (http.cpu.app + http.cpu.store) / (ofBare.client + ofBare.store),
  };
}

function cannon(
  system: RunningSystem,
  load: LoadName,
  connections: number,
  duration: number,
): Promise<autocannon.Result> {
  const options = {
    url: system.url,
    connections,
    duration,
    headers: { authorization: `Bearer ${system.token}`, 'content-type': 'application/json' },
    ...loads[load](system),
  };
  return new Promise((resolve, reject) => {
    autocannon(options, (error: unknown, result) => (error instanceof Error ? reject(error) : resolve(result)));
  });
}

function cpuOf(system: RunningSystem): Cpu {
  const sum = (wanted: boolean): number =>
    usageOf(system.pid)
      .filter(({ name }) => name.startsWith('dynoxide') === wanted)
      .reduce((all, { cpuMilliseconds }) => all + cpuMilliseconds, 0);
  return { app: sum(false), store: sum(true) };
}

function memoryOf(system: RunningSystem): Readonly<Record<string, number>> {
  return Object.fromEntries(
    usageOf(system.pid)
      .filter(({ megabytes }) => megabytes > 5)
      .map(({ name, megabytes }) => [name.startsWith('dynoxide') ? 'store' : 'app', megabytes]),
  );
}

/** The same as a table. */
export function printLoad(load: Load): void {
  const { settings, secondsToReady, memoryAtStart, memoryAfter, rows } = load;
  console.log(
    `${settings['seconds']} s each after ${warmUpSeconds} s of warming up, ${environments} environment of each function.`,
  );
  console.log(
    `Ready after ${secondsToReady.toFixed(1)} s. Memory in MB, at first and after: app ${memoryAtStart.app} → ${memoryAfter.app}, store ${memoryAtStart.store} → ${memoryAfter.store}.\n`,
  );
  const columns = [
    '',
    'requests/s',
    'p50 ms',
    'p99 ms',
    'CPU ms: app',
    'store',
    'bare p50',
    'bare CPU',
    'store',
    'p50 ×',
    'CPU ×',
    'failed',
  ];
  const line = (cells: readonly string[]): string =>
    cells.map((cell, place) => (place === 0 ? cell.padEnd(16) : cell.padStart(12))).join('');
  console.log(line(columns));
  for (const { load: name, connections, http, bare, p50Ratio, cpuRatio } of rows) {
    const numbers = [
      http.p50Milliseconds,
      http.p99Milliseconds,
      http.cpu.app,
      http.cpu.store,
      bare.p50Milliseconds,
      bare.cpu.client,
      bare.cpu.store,
      p50Ratio,
      cpuRatio,
    ];
    console.log(
      line([
        `${name} by ${connections}`,
        http.perSecond.toFixed(0),
        ...numbers.map((number) => number.toFixed(2)),
        String(http.failed),
      ]),
    );
  }
}
