/**
 * Loaded into each Lambda environment before the function's own code, and into the threads that this code starts: `Date` tells the time of
 * the movable clock. Everything that asks for the time goes through it (Temporal's polyfill, the SDK, token checks); timers stay real. And what the function
 * writes goes straight to the log, what it asks of the table straight to the engine: by way of the main thread each line, and each
 * call, would cost as much as handing over the event.
 */
import { writeSync } from 'node:fs';
import { getEnvironmentData, setEnvironmentData, workerData } from 'node:worker_threads';
import { timeIn } from '../clock.ts';
import { takeBypass } from '../dynamodb/bypass.ts';
import type { EnvironmentData } from './runtime.ts';

/** What a function's own threads find here: they have the function's `workerData`. */
const inherited = 'mysoluno';
const { clockOffset, bypass, log } = (getEnvironmentData(inherited) ?? workerData) as EnvironmentData;
setEnvironmentData(inherited, { clockOffset, bypass: null, log });
const clock = new BigInt64Array(clockOffset);
const RealDate = Date;
const now = (): number => timeIn(clock, RealDate.now());

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as object,
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
});
RealDate.prototype.constructor = globalThis.Date;

for (const stream of [process.stdout, process.stderr]) {
  stream._writev = (chunks, done) => {
    for (const { chunk } of chunks as { chunk: string }[]) writeSync(log, chunk);
    done();
  };
}

if (bypass) takeBypass(bypass);
