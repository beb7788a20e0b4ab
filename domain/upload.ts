/** Uploads: what a file must be to become a voice message or a document, and why one is rejected. */
import type { EpochMilliseconds } from './local-date.ts';

/**
 * - `uploading`: the form was given out, and the file has not come.
 * - `checking`: the file is in quarantine. `ready`: the checked copy can be used. `rejected`: it cannot, for {@link RejectionReason}.
 */
export const uploadStatuses = ['uploading', 'checking', 'ready', 'rejected'] as const;
export type UploadStatus = (typeof uploadStatuses)[number];

/** Why a file was rejected, for people: each has a sentence in `web/messages`. */
export const rejectionReasons = [
  'empty',
  'too-large',
  'unknown-format',
  'other-format',
  'damaged',
  'cut-short',
  'too-long',
  'too-short',
  'silent',
  'active-content',
  'encrypted',
  'too-many-pages',
  'too-many-pixels',
  'takes-too-long',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** The inspection of one object that was posted. A form may be posted twice: then the second object has an inspection of its own. */
export interface ObjectInspection {
  /** Identifies the object. */
  readonly eTag: string;
  /** How many times it was begun without coming to an end. */
  readonly unfinished: number;
}

/** An inspection that ended its function this often is not begun again. */
export const mostUnfinished = 3;

/** What voice messages and documents have in common. */
export interface Uploaded {
  readonly status: UploadStatus;
  readonly rejectedBecause: RejectionReason | null;
  /** The media type that was declared for the file. */
  readonly contentType: string;
  /** While it is `checking`: of the object that arrived last. */
  readonly inspection?: ObjectInspection | undefined;
  /** How many objects were inspected. Each has a checked copy of its own, and the copy of the last one is served. */
  readonly copies?: number | undefined;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly version: number;
  readonly revision: number;
}

/** A file is not what it should be. The one error of an inspection that is about the file and not about us. */
export class UploadRejected extends Error {
  override readonly name = 'UploadRejected';
  readonly reason: RejectionReason;

  constructor(reason: RejectionReason, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

/** Of a file, voice or document. */
export const mostBytes = 10 * 1024 * 1024;
/** Of a voice message. A caller hangs up long before. */
export const mostSeconds = 300;
/** Of a voice message: shorter is a click. */
export const leastSeconds = 0.5;

export const audioFormats = ['wav', 'mp3', 'ogg', 'webm', 'mp4'] as const;
export type AudioFormat = (typeof audioFormats)[number];
export const documentFormats = ['pdf', 'jpg', 'png'] as const;
export type DocumentFormat = (typeof documentFormats)[number];
export type FileFormat = AudioFormat | DocumentFormat;

/** Media types that browsers and phones give to files of a format. What a file is follows from its content; this must agree with it. */
export const mediaTypes = {
  wav: ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave'],
  mp3: ['audio/mpeg', 'audio/mp3'],
  ogg: ['audio/ogg', 'audio/opus', 'application/ogg'],
  webm: ['audio/webm', 'video/webm'],
  mp4: ['audio/mp4', 'audio/x-m4a', 'audio/m4a', 'video/mp4'],
  pdf: ['application/pdf'],
  jpg: ['image/jpeg'],
  png: ['image/png'],
} as const satisfies Record<FileFormat, readonly string[]>;

/** How long a form can be posted. */
export const formSeconds = 15 * 60;
/** After the form was given out. By then the file has come and was inspected, or never will be. */
const unfinishedSeconds = 60 * 60;
/** A rejected one is shown this long, so that people see why. */
const rejectedSeconds = 7 * 24 * 3600;

/**
 * Whether a form that is given out now can be posted for as long as it says, and its file inspected, before the upload is cleared away: for half an hour
 * after it was created.
 */
export const canBePosted = (
  { status, createdAt }: Pick<Uploaded, 'status' | 'createdAt'>,
  now: EpochMilliseconds,
): boolean => status === 'uploading' && now <= Date.parse(createdAt) + (unfinishedSeconds - 2 * formSeconds) * 1000;

/**
 * When something is to be done about an upload: one that is not finished, or was rejected, is cleared away, and a document that is kept no longer. Null
 * when nothing is.
 */
export function uploadDueAt({
  status,
  createdAt,
  keptUntil,
}: Pick<Uploaded, 'status' | 'createdAt'> & { readonly keptUntil?: string }): EpochMilliseconds | null {
  if (status === 'ready') return keptUntil === undefined ? null : Date.parse(keptUntil);
  return Date.parse(createdAt) + (status === 'rejected' ? rejectedSeconds : unfinishedSeconds) * 1000;
}
