/**
 * `npm run bench`: what a request costs beyond the calls to the table that it needs. Starts the whole system, loads it over HTTP, then
 * sends the bare calls straight to the same engine with the same SDK client. `-- --json` for machines, `-- --seconds 10` to
 * measure longer. Milliseconds differ between machines; ratios are what to compare.
 */
import autocannon from 'autocannon';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildStale } from '../local/build.ts';
import { runBare, type LoadName } from './bench/bare.ts';
import type { Measured } from './bench/measured.ts';
import { usageOf } from './bench/processes.ts';
import { startSystem, type RunningSystem } from './bench/system.ts';

/** Many at once, who wait for each other, and one alone. */
const connectionCounts = [16, 1];
const warmUpSeconds = 3;
const environments = 1;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '6' },
    port: { type: 'string', default: '4185' },
  },
});
const seconds = Number(values.seconds);
const say = (sentence: string): void => {
  if (!values.json) process.stderr.write(`${sentence}\n`);
};

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

say('Building what is stale …');
await buildStale(join(import.meta.dirname, '..'), say);
say('Starting the system …');
const system = await startSystem(Number(values.port), environments);
try {
  const memoryAtStart = memory();
  const rows: Row[] = [];
  for (const load of Object.keys(loads) as LoadName[]) {
    for (const connections of connectionCounts) rows.push(await measure(load, connections));
  }
  report({ secondsToReady: system.secondsToReady, memoryAtStart, memoryAfter: memory(), rows });
} finally {
  await system.stop();
}

async function measure(load: LoadName, connections: number): Promise<Row> {
  say(`Loading ${load} by ${connections} …`);
  await cannon(load, connections, warmUpSeconds);
  const before = cpu();
  const result = await cannon(load, connections, seconds);
  const after = cpu();
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
  const storeBefore = cpu().store;
  const bare = await runBare(load, system.target, seconds, connections);
  // The second of warming up is the store's too.
  const share = seconds / (seconds + 1);
  const ofBare = {
    client: bare.ownCpuMilliseconds / bare.requests,
    store: ((cpu().store - storeBefore) * share) / bare.requests,
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

function cannon(load: LoadName, connections: number, duration: number): Promise<autocannon.Result> {
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

function cpu(): Cpu {
  const sum = (wanted: boolean): number =>
    usageOf(system.pid)
      .filter(({ name }) => name.startsWith('dynoxide') === wanted)
      .reduce((all, { cpuMilliseconds }) => all + cpuMilliseconds, 0);
  return { app: sum(false), store: sum(true) };
}

function memory(): Readonly<Record<string, number>> {
  return Object.fromEntries(
    usageOf(system.pid)
      .filter(({ megabytes }) => megabytes > 5)
      .map(({ name, megabytes }) => [name.startsWith('dynoxide') ? 'store' : 'app', megabytes]),
  );
}

interface Report {
  readonly secondsToReady: number;
  readonly memoryAtStart: Readonly<Record<string, number>>;
  readonly memoryAfter: Readonly<Record<string, number>>;
  readonly rows: readonly Row[];
}

function report(found: Report): void {
  const settings = {
    seconds,
    warmUpSeconds,
    environmentsPerFunction: environments,
    node: process.version,
  };
  if (values.json) {
    console.log(JSON.stringify({ settings, ...found }, null, 2));
    return;
  }
  const { secondsToReady, memoryAtStart, memoryAfter, rows } = found;
  console.log(
    `${seconds} s each after ${warmUpSeconds} s of warming up, ${environments} environment of each function.`,
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
  for (const { load, connections, http, bare, p50Ratio, cpuRatio } of rows) {
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
        `${load} by ${connections}`,
        http.perSecond.toFixed(0),
        ...numbers.map((number) => number.toFixed(2)),
        String(http.failed),
      ]),
    );
  }
}
