/**
 * The DynamoDB engine: dynoxide (https://github.com/nubo-db/dynoxide), one process on loopback, its tables in one SQLite file.
 *
 * It must not outlive us, not even after kill -9: a shell of a few lines stands between, which ends it when our end of its
 * standard input closes.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../refusal.ts';
import { checkDataFile, indexStream } from './data-file.ts';

export interface Engine {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string;
  stop(): Promise<void>;
}

const longestStartMilliseconds = 30_000;

const leash = `exec 3<&0
"$@" </dev/null 3<&- & engine=$!
(cat <&3 >/dev/null; kill "$engine") >/dev/null 2>&1 &
wait "$engine"`;

/** Between choosing a port and listening on it, another process may take it. */
const mostPortsTried = 5;

interface EngineSettings {
  /** Left out: tables are in memory. */
  readonly dataFile?: string;
  /** A port that is free now. */
  readonly choosePort?: () => Promise<number>;
}

/**
 * Starts the engine on a free port and waits until it answers. `DYNAMODB_ENDPOINT` names an engine that runs already and is used instead.
 * @throws Refusal no engine for this machine, a data file that cannot be read, one taken port after the other
 */
export async function startEngine({ dataFile, choosePort = freePort }: EngineSettings = {}): Promise<Engine> {
  const running = process.env['DYNAMODB_ENDPOINT'];
  if (running) return { endpoint: running, stop: async () => {} };
  if (dataFile !== undefined) checkDataFile(dataFile);
  for (let tried = 1; ; tried += 1) {
    try {
      return await startOn(await choosePort(), dataFile);
    } catch (error) {
      if (!(error instanceof PortTaken) || tried === mostPortsTried) throw error;
    }
  }
}

class PortTaken extends Refusal {}

async function startOn(port: number, dataFile: string | undefined): Promise<Engine> {
  const endpoint = `http://127.0.0.1:${port}`;
  const args = ['serve', '--host', '127.0.0.1', '--port', String(port)];
  const command = [...engineCommand(), ...args, ...(dataFile === undefined ? [] : ['--db-path', dataFile])];
  // Detached: a Ctrl-C in the terminal is ours to handle, in our order.
  const child = spawn('/bin/sh', ['-c', leash, 'engine', ...command], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const stop = stopper(child);
  try {
    await untilReady(child, endpoint, dataFile);
    if (dataFile !== undefined) indexStream(dataFile);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, stop };
}

function engineCommand(): string[] {
  const packageName = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const binary = createRequire(import.meta.url).resolve(`${packageName}/dynoxide`);
    if (existsSync(binary)) return [binary];
  } catch {
    // Not installed, or not for this platform.
  }
  // One of the person's own. Never one fetched unasked: nobody holds that name in the npm registry.
  return ['dynoxide'];
}

function stopper(child: ChildProcess): () => Promise<void> {
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return async () => {
    child.stdin?.destroy();
    await exited;
    child.stderr?.destroy();
  };
}

async function untilReady(child: ChildProcess, endpoint: string, dataFile: string | undefined): Promise<void> {
  let complaint = '';
  let failed = false;
  // Until it says so, another's engine may answer on the port.
  let listens = false;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
    listens ||= /listening on/i.test(complaint);
  });
  child.once('error', () => (failed = true));
  child.once('exit', () => (failed = true));
  const deadline = performance.now() + longestStartMilliseconds;
  while (performance.now() < deadline) {
    if (failed) throw refusalFor(complaint.trim(), endpoint, dataFile);
    if (listens && (await answers(endpoint))) return;
    await wait(15);
  }
  throw new Refusal(
    `The DynamoDB engine did not answer on ${endpoint} within ${longestStartMilliseconds / 1000} s. ${complaint}`,
  );
}

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    (response) => response.ok,
    () => false,
  );

function refusalFor(complaint: string, endpoint: string, dataFile: string | undefined): Refusal {
  if (/already in use/i.test(complaint))
    return new PortTaken(`The DynamoDB engine found its port taken: ${endpoint}. Try again.`);
  if (dataFile !== undefined && /valid SQLite|malformed|corrupt/i.test(complaint)) {
    return new Refusal(
      `The data file ${dataFile} cannot be read. Remove its folder to begin again from the seed, or start with --ephemeral.`,
    );
  }
  if (complaint === '' || /not found/.test(complaint)) {
    return new Refusal(
      'There is no DynamoDB engine here. Run "npm install" (package @dynoxide/linux-x64), put "dynoxide" on the PATH, or set DYNAMODB_ENDPOINT to one that runs.',
    );
  }
  return new Refusal(`The DynamoDB engine did not start: ${complaint}`);
}

/** A port of loopback that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
