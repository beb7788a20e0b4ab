/**
 * Loaded into each Lambda environment before the function's own code: `Date` tells the time of the movable clock. Everything
 * that asks for the time goes through it (Temporal's polyfill, the SDK, token checks); timers stay real.
 */
import { workerData } from 'node:worker_threads';

const { clockOffset } = workerData as { readonly clockOffset: SharedArrayBuffer };
const offset = new BigInt64Array(clockOffset);
const RealDate = Date;
const now = (): number => RealDate.now() + Number(Atomics.load(offset, 0));

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as object,
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
});
RealDate.prototype.constructor = globalThis.Date;
