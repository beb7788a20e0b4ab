/**
 * Inspects in a thread of its own: what takes too long, or more memory than it may have, is ended with its thread, and the file is
 * rejected instead of the function being ended by Lambda and the message coming again. A thread's own limits bound the heap of its objects only;
 * buffers and WebAssembly are outside of it, so the memory of the process is watched as well.
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { UploadRejected, type RejectionReason } from '../../domain/upload.ts';
import type { Inspect, Inspected, InspectionKind } from './inspection.ts';

export interface InspectionLimits {
  readonly milliseconds: number;
  /** That the process may grow by; buffers and WebAssembly included. */
  readonly megabytes: number;
}

/** Three times what five minutes of speech take on a busy processor. Of the 1769 MB of the function, some are its own, and some are for what is allocated between two looks. */
const defaultLimits: InspectionLimits = { milliseconds: 45_000, megabytes: 1300 };
const lookMilliseconds = 20;
const megabyte = 1024 * 1024;

/** What the thread answers. */
export type ThreadAnswer =
  | { readonly found: Inspected[InspectionKind] }
  | { readonly rejectedBecause: RejectionReason };

/** Bundled, next to the handler; in the sources, next to this file. */
const bundled = new URL('inspection-thread.mjs', import.meta.url);
const entry = existsSync(bundled) ? bundled : new URL('inspection-thread.ts', import.meta.url);

/** Each inspection throws UploadRejected, `takes-too-long` among its reasons. */
export const inspectWithin =
  ({ milliseconds, megabytes }: InspectionLimits): Inspect =>
  async <Kind extends InspectionKind>(kind: Kind, bytes: Uint8Array, contentType: string) => {
    const thread = new Worker(entry, {
      workerData: { kind, bytes, contentType },
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    const memory = watchMemory(megabytes);
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(milliseconds), memory.signal]);
      // Rejects with the error of a thread that dies, too.
      const [answer] = (await once(thread, 'message', { signal }).catch((error: NodeJS.ErrnoException) => {
        const isTooMuch = error.name === 'AbortError' || error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        throw isTooMuch ? new UploadRejected('takes-too-long', { cause: error }) : error;
      })) as [ThreadAnswer];
      if ('rejectedBecause' in answer) throw new UploadRejected(answer.rejectedBecause);
      return answer.found as Inspected[Kind];
    } finally {
      memory.stop();
      await thread.terminate();
    }
  };

export const inspectInThread: Inspect = inspectWithin(defaultLimits);

/** Aborts when the process has grown by more than it may. */
function watchMemory(megabytes: number): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  const most = process.memoryUsage.rss() + megabytes * megabyte;
  const look = setInterval(() => {
    if (process.memoryUsage.rss() > most) controller.abort();
  }, lookMilliseconds);
  return { signal: controller.signal, stop: () => clearInterval(look) };
}
