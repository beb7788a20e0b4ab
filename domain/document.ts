/** Documents: what letters an order needs. */
import type { DocumentId, PortRequestId } from './ids.ts';
import { toInstant, type EpochMilliseconds } from './local-date.ts';
import type { Uploaded } from './upload.ts';

export const documentKinds = ['power-of-attorney'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface Document extends Uploaded {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly fileName: string;
  /** Null until it is ready. */
  readonly pages: number | null;
  /** ISO 8601, UTC: then it is deleted. What uses it moves this. */
  readonly keptUntil: string;
  /** The port request whose power of attorney it is; null: none. */
  readonly usedBy: PortRequestId | null;
}

/** Of an organisation, at a time. */
export const mostDocuments = 200;

/** A document that nothing uses is kept as long as the personal data of an order that came to nothing: 90 days. */
export const keptUnusedUntil = (now: EpochMilliseconds): string => toInstant(now + 90 * 24 * 3_600_000);

/** A power of attorney is kept for 24 months after the number has moved: the owner, or the losing operator, may ask for it. */
export const keptAfterPort = (moment: EpochMilliseconds): string => toInstant(moment + 731 * 24 * 3_600_000);
