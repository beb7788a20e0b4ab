/** How a power of attorney is uploaded: which files there can be, and the document that is created for one. */
import { documentFormats, mediaTypes, mostBytes, type DocumentFormat } from '../../domain/upload.ts';
import type { Reply } from '../api/routes.ts';
import { createDocument } from '../data/port-queries.ts';
import { mediaTypeOf, type FileRules } from '../design/upload/check-file.ts';
import type { UploadSteps } from '../design/upload/use-upload.ts';

/** The endings that files of a format have. */
const extensions = {
  pdf: ['pdf'],
  jpg: ['jpg', 'jpeg'],
  png: ['png'],
} as const satisfies Record<DocumentFormat, readonly string[]>;

/** Files that can be a power of attorney. */
export const letterRules: FileRules = {
  mostBytes,
  mediaTypes: Object.fromEntries(
    documentFormats.flatMap((format) => extensions[format].map((extension) => [extension, mediaTypes[format]])),
  ),
};

/** For the browser's own chooser: with types of pictures a phone offers its camera, and turns its own kinds of pictures into JPEG. */
export const acceptedLetters = [
  ...documentFormats.flatMap((format) => mediaTypes[format]),
  ...Object.keys(letterRules.mediaTypes).map((each) => `.${each}`),
].join();

export const letterUpload: UploadSteps<File, Reply<'createDocument'>> = {
  begin: async (file, idempotencyKey) => {
    const contentType = mediaTypeOf(file, letterRules) ?? file.type;
    const body = { kind: 'power-of-attorney', fileName: file.name.slice(-200), contentType, size: file.size } as const;
    const thing = await createDocument(body, idempotencyKey);
    return { thing, form: thing.upload };
  },
  fileOf: (file) => file,
  // A document whose file does not come is deleted within the hour.
  abandon: () => Promise.resolve(),
};
