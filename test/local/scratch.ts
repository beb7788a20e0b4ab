/** A folder for one test file, and functions that lie in it as deployed ones do. */
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { newClockMemory, type Clock } from '../../local/clock.ts';
import { newBypass, type Bypass } from '../../local/dynamodb/bypass.ts';
import { dynamodb, type Tables } from '../../local/dynamodb/plug-in.ts';
import type { Faults } from '../../local/faults.ts';
import type { FunctionDefinition } from '../../local/lambda/environment.ts';
import { Capacity } from '../../local/lambda/capacity.ts';
import { LocalFunction } from '../../local/lambda/local-function.ts';
import { lambda } from '../../local/lambda/plug-in.ts';
import { OneTimeSchedules } from '../../local/scheduler/one-time-schedules.ts';
import { resourceTypesOf } from '../../local/plug-in.ts';
import { plugIns } from '../../local/plug-ins.ts';
import { scheduler } from '../../local/scheduler/plug-in.ts';
import { sqs } from '../../local/sqs/plug-in.ts';
import { startPlugIns, type RunningPlugIns } from '../../local/start-plug-ins.ts';
import { DataFiles } from '../../local/store/data-files.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';
import type { Stack } from '../../local/template/assembly.ts';
import { Deployment } from '../../local/template/deployment.ts';
import { startWorks, type Works } from '../../local/works.ts';

/** A new folder, gone after the test file. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mysoluno-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Stacks as the embedded cloud reads them, with the types of all local services. */
export const deploymentOf = (...stacks: Stack[]): Deployment => new Deployment({ stacks }, resourceTypesOf(plugIns));

/** Some local services and what they do by themselves, without an engine. */
export interface RunningParts extends Omit<Works, 'stop'>, RunningPlugIns {
  readonly files: DataFiles;
  stop(): Promise<void>;
}

/**
 * Starts the queues, the functions and Scheduler of a stack, over data and code in `folder`. The code of a function lies below its
 * `S3Key`. `tables`: what stands for the tables.
 */
export async function startParts(
  folder: string,
  stack: Stack,
  { clock, faults, tables = noTables }: { clock: Clock; faults: Faults; tables?: Tables },
): Promise<RunningParts> {
  const ends: (() => unknown)[] = [];
  const files = new DataFiles(folder);
  const log = openSync(join(folder, 'functions.log'), 'a');
  const running = await startPlugIns([{ ...dynamodb, start: () => ({ provides: tables }) }, sqs, lambda, scheduler], {
    assembly: { stacks: [stack], assetFolder: (key) => join(folder, key) },
    deployment: deploymentOf(stack),
    folder,
    files,
    clock,
    faults,
    portalOrigin: 'http://localhost:4100',
    log,
    mostEnvironments: 4,
    onStop: (end) => ends.push(end),
  });
  const works = await startWorks(running.parts, clock);
  return {
    ...running,
    ...works,
    files,
    async stop() {
      await works.stop();
      for (const end of ends.reverse()) await end();
      files.close();
      closeSync(log);
    },
  };
}

const noTables: Tables = {
  bypass: newBypass(0, 0),
  openStream: async () => null,
  countWrites: () => 0,
  followWrites: () => () => {},
};

/** The one-time schedules of a cloud whose data lie in a folder. */
export const oneTimeSchedulesIn = (folder: string): OneTimeSchedules =>
  new OneTimeSchedules(PersistedMap.open(join(folder, 'one-time-schedules.jsonl')));

/** Lays down the module of a function as a bundle lies. @returns its folder */
export function writeCode(folder: string, name: string, code: string): string {
  const codeFolder = join(folder, name);
  mkdirSync(codeFolder, { recursive: true });
  writeFileSync(join(codeFolder, 'index.mjs'), code);
  return codeFolder;
}

/** A function whose module is `code`. */
export function functionOf(
  folder: string,
  name: string,
  code: string,
  {
    clockOffset = newClockMemory(),
    capacity = new Capacity(),
    bypass = null,
    ...more
  }: {
    clockOffset?: SharedArrayBuffer;
    capacity?: Capacity;
    bypass?: Bypass | null;
  } & Partial<FunctionDefinition> = {},
): LocalFunction {
  const codeFolder = writeCode(folder, name, code);
  const definition: FunctionDefinition = {
    name,
    arn: `arn:aws:lambda:eu-north-1:000000000000:function:${name}`,
    codeFolder,
    handler: 'index.handler',
    memoryMegabytes: 128,
    timeoutSeconds: 5,
    variables: {},
    ...more,
  };
  const log = openSync(join(folder, 'functions.log'), 'a');
  return new LocalFunction(definition, { clockOffset, bypass, log, capacity, mostEnvironments: 4 });
}
