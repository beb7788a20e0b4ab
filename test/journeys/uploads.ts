/** Files that stories upload: through the API and the form, as a browser does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { soundFile, toneSamples } from '../build/sound.ts';
import type { Reply, System } from './system.ts';

/** A tone of some seconds, as a telephone has it. */
export const wav = (seconds = 1): Uint8Array =>
  soundFile(toneSamples(seconds, { sampleRate: 8000 }), { bits: 16, channels: 1, sampleRate: 8000 });

/** A file of `test/functions/inspect-upload/recordings`. */
export const recording = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../functions/inspect-upload/recordings', name)));

/** A form that the API has signed. */
export interface SignedForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Posts a file by the form; what `different` says is different. */
export async function post(
  { url, fields }: SignedForm,
  bytes: Uint8Array,
  different: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...different })) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(bytes)]), 'file');
  const response = await fetch(url, { method: 'POST', body: form });
  return { status: response.status, text: await response.text() };
}

interface UploadRequest {
  readonly token: string;
  readonly name?: string;
  readonly contentType?: string;
}

/** A new voice message with its form. */
export async function createMessage(
  system: System,
  { token, name = 'Jul', contentType = 'audio/wav' }: UploadRequest,
  size = 16_044,
): Promise<Reply['body']> {
  const reply = await system.call('POST', '/voice-messages', { token, body: { name, contentType, size } });
  if (reply.status !== 201) throw new Error(`creating a message answered ${reply.status}`);
  return reply.body;
}

/** A new document with its form. */
export async function createDocument(
  system: System,
  { token, name = 'fullmakt.pdf', contentType = 'application/pdf' }: UploadRequest,
  size: number,
): Promise<Reply['body']> {
  const body = { kind: 'power-of-attorney', fileName: name, contentType, size };
  const reply = await system.call('POST', '/documents', { token, body });
  if (reply.status !== 201) throw new Error(`creating a document answered ${reply.status}`);
  return reply.body;
}

/** Answers when what arrived has been inspected. */
export const untilInspected = (system: System): Promise<unknown> =>
  system.control('POST', '/clock', { advanceSeconds: 1 });

/** A voice message with a recording that was inspected. @returns its id */
export async function uploadMessage(system: System, request: UploadRequest, bytes = wav()): Promise<string> {
  const { id, upload } = await createMessage(system, request, bytes.length);
  const { status } = await post(upload, bytes);
  if (status !== 204) throw new Error(`the form was answered ${status}`);
  await untilInspected(system);
  return id;
}
