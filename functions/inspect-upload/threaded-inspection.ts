/**
 * Inspects in a thread of its own: what takes too long, or more memory than it may have, is ended with its thread, and the file is
 * rejected instead of the function being ended by Lambda and the message coming again.
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { UploadRejected, type RejectionReason } from '../../domain/upload.ts';
import type { Inspect, Inspected, InspectionKind } from './inspection.ts';

/** Ten times what five minutes of speech take on a slow processor. */
const mostMilliseconds = 45_000;
const mostMegabytes = 900;

/** What the thread answers. */
export type ThreadAnswer =
  | { readonly found: Inspected[InspectionKind] }
  | { readonly rejectedBecause: RejectionReason };

/** Bundled, next to the handler; in the sources, next to this file. */
const bundled = new URL('inspection-thread.mjs', import.meta.url);
const entry = existsSync(bundled) ? bundled : new URL('inspection-thread.ts', import.meta.url);

/** @throws UploadRejected, `takes-too-long` among its reasons */
export const inspectInThread: Inspect = async <Kind extends InspectionKind>(
  kind: Kind,
  bytes: Uint8Array,
  contentType: string,
) => {
  const thread = new Worker(entry, {
    workerData: { kind, bytes, contentType },
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  try {
    // Rejects with the error of a thread that dies, too.
    const [answer] = (await once(thread, 'message', { signal: AbortSignal.timeout(mostMilliseconds) }).catch(
      (error: NodeJS.ErrnoException) => {
        const isTooMuch = error.name === 'AbortError' || error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        throw isTooMuch ? new UploadRejected('takes-too-long', { cause: error }) : error;
      },
    )) as [ThreadAnswer];
    if ('rejectedBecause' in answer) throw new UploadRejected(answer.rejectedBecause);
    return answer.found as Inspected[Kind];
  } finally {
    await thread.terminate();
  }
};
