/** What uploads of every kind have in common: the form that a browser posts a file with, and what became of the file. */
import * as z from 'zod';
import {
  audioFormats,
  mediaTypes,
  mostBytes,
  rejectionReasons,
  uploadStatuses,
  type FileFormat,
} from '../domain/upload.ts';
import { instant, refuse } from './fields.ts';

/** What is posted, as `multipart/form-data`: `fields` first, in any order, then the file as `file`. */
export const uploadForm = z
  .object({
    url: z.string(),
    fields: z.record(z.string(), z.string()),
    expiresAt: instant.meta({ description: 'Until then the file must have arrived' }),
  })
  .meta({ id: 'UploadForm' });

/** How far a file has come. */
export const uploadState = {
  status: z.enum(uploadStatuses).meta({
    description:
      'uploading: the file has not come. checking: it is being inspected, which takes seconds. ready: the checked copy can be ' +
      'used. rejected: it cannot, for `rejectedBecause`; it is cleared away after a week',
  }),
  rejectedBecause: z.enum(rejectionReasons).nullable(),
};

/** What a browser's recorder says behind the media type of a recording: `;codecs=opus`, `;codecs="mp4a.40.2"`. */
const codecs = /^;codecs=("?)[a-z0-9.,-]{1,40}\1$/;

/** The media type that the file will be posted with: one of those of the formats, a recording's also with its codecs, and no other parameter. */
export const contentTypeOf = (formats: readonly FileFormat[]) => {
  const allowed: readonly string[] = formats.flatMap((format) => mediaTypes[format]);
  const recorded: readonly string[] = audioFormats.flatMap((format) => mediaTypes[format]);
  const isAllowed = (typed: string): boolean => {
    const [type = ''] = typed.split(';');
    const parameters = typed.slice(type.length);
    return allowed.includes(type) && (parameters === '' || (recorded.includes(type) && codecs.test(parameters)));
  };
  return z
    .string()
    .max(100)
    .transform((typed) => typed.toLowerCase().replaceAll(' ', ''))
    .superRefine((typed, context) => {
      if (!isAllowed(typed)) refuse(context, 'invalid-choice');
    })
    .meta({ override: { type: 'string', example: allowed[0] } });
};

/** Bytes of the file, at most. */
export const size = z.int().min(1).max(mostBytes);

/** Where the checked copy can be had, for a minute. */
export const download = { url: z.string(), expiresAt: instant };
