/** How the recording of a voice message is uploaded: which files there can be, and the thing that is created for one. */
import { audioFormats, mediaTypes, mostBytes, type AudioFormat } from '../../domain/upload.ts';
import type { Reply } from '../api/routes.ts';
import { createVoiceMessage, deleteVoiceMessage } from '../data/voice-message-queries.ts';
import type { FileRules } from '../design/upload/check-file.ts';
import type { UploadSteps } from '../design/upload/use-upload.ts';

/** The endings that files of a format have. */
const extensions = {
  wav: ['wav', 'wave'],
  mp3: ['mp3'],
  ogg: ['ogg', 'oga', 'opus'],
  webm: ['webm', 'weba'],
  mp4: ['m4a', 'mp4'],
} as const satisfies Record<AudioFormat, readonly string[]>;

/** Files that can become a voice message. */
export const recordingRules: FileRules = {
  mostBytes,
  mediaTypes: Object.fromEntries(
    audioFormats.flatMap((format) => extensions[format].map((extension) => [extension, mediaTypes[format]])),
  ),
};

/**
 * For the browser's own chooser: the types let a phone offer its recordings, the endings find what some systems know no type for. Without
 * the types of films, for which a phone would offer its camera.
 */
export const acceptedRecordings = [
  ...audioFormats.flatMap((format) => mediaTypes[format]).filter((type) => type.startsWith('audio/')),
  ...Object.keys(recordingRules.mediaTypes).map((each) => `.${each}`),
].join();

/** A recording with the name that its message will have. */
export interface NamedRecording {
  readonly file: Blob;
  readonly contentType: string;
  readonly name: string;
}

type Created = Reply<'createVoiceMessage'>;

export const recordingUpload: UploadSteps<NamedRecording, Created> = {
  begin: async ({ file, contentType, name }, idempotencyKey) => {
    const thing = await createVoiceMessage({ name, contentType, size: file.size }, idempotencyKey);
    return { thing, form: thing.upload };
  },
  fileOf: ({ file }) => file,
  abandon: deleteVoiceMessage,
};
