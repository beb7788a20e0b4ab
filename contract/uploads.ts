/** What uploads of every kind have in common: the form that a browser posts a file with, and what became of the file. */
import * as z from 'zod';
import { mediaTypes, mostBytes, rejectionReasons, uploadStatuses, type FileFormat } from '../domain/upload.ts';
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

/** The media type that the file will be posted with: one of those of the formats. */
export const contentTypeOf = (formats: readonly FileFormat[]) => {
  const allowed: readonly string[] = formats.flatMap((format) => mediaTypes[format]);
  return z
    .string()
    .max(100)
    .transform((typed) => typed.toLowerCase().replaceAll(' ', ''))
    .superRefine((typed, context) => {
      if (!allowed.includes(typed.split(';')[0] ?? '')) refuse(context, 'invalid-choice');
    })
    .meta({ override: { type: 'string', example: allowed[0] } });
};

/** Bytes of the file, at most. */
export const size = z.int().min(1).max(mostBytes);

/** Where the checked copy can be had, for a minute. */
export const download = { url: z.string(), expiresAt: instant };
