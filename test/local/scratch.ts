/** A folder for one test file, and functions that lie in it as deployed ones do. */
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { newClockMemory } from '../../local/clock.ts';
import type { Bypass } from '../../local/dynamodb/bypass.ts';
import type { FunctionDefinition } from '../../local/lambda/environment.ts';
import { Capacity } from '../../local/lambda/capacity.ts';
import { LocalFunction } from '../../local/lambda/local-function.ts';
import { OneTimeSchedules } from '../../local/scheduler/one-time-schedules.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';

/** A new folder, gone after the test file. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mysoluno-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The one-time schedules of a cloud whose data lie in a folder. */
export const oneTimeSchedulesIn = (folder: string): OneTimeSchedules =>
  new OneTimeSchedules(PersistedMap.open(join(folder, 'one-time-schedules.jsonl')));

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
  const codeFolder = join(folder, name);
  mkdirSync(codeFolder, { recursive: true });
  writeFileSync(join(codeFolder, 'index.mjs'), code);
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
