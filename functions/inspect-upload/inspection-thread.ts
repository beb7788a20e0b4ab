/** The thread of an inspection: one file in, one answer out. */
import { parentPort, workerData } from 'node:worker_threads';
import { UploadRejected } from '../../domain/upload.ts';
import { inspectDocument } from './inspect-document.ts';
import type { ThreadAnswer } from './threaded-inspection.ts';
import { inspectVoice } from './inspect-voice.ts';
import type { InspectionKind } from './inspection.ts';

const inspections = { voice: inspectVoice, document: inspectDocument } as const;

const { kind, bytes, contentType } = workerData as {
  readonly kind: InspectionKind;
  readonly bytes: Uint8Array;
  readonly contentType: string;
};

async function answer(): Promise<ThreadAnswer> {
  try {
    return { found: await inspections[kind](bytes, contentType) };
  } catch (error) {
    if (error instanceof UploadRejected) return { rejectedBecause: error.reason };
    throw error;
  }
}

parentPort?.postMessage(await answer());
