/** The voice messages of the seed: uploaded through the API by the administrator, as anybody's are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeedVoiceMessage } from './people.ts';

/** `<method> <path>` of the API with a body, as an administrator. */
type Call = <Reply>(method: string, path: string, body?: object) => Promise<Reply>;

interface Created {
  readonly id: string;
  readonly upload: { readonly url: string; readonly fields: Readonly<Record<string, string>> };
}

const contentType = 'audio/ogg';

/** The recording of a message. `voice-messages/README.md` says where it comes from. */
export const recordingOf = ({ file }: SeedVoiceMessage): Buffer =>
  readFileSync(join(import.meta.dirname, 'voice-messages', file));

/** Uploads the messages, all at once. @returns their ids; they are inspected meanwhile */
export const uploadVoiceMessages = (call: Call, messages: readonly SeedVoiceMessage[]): Promise<readonly string[]> =>
  Promise.all(
    messages.map(async (message) => {
      const recording = recordingOf(message);
      const { name, file } = message;
      const body = { name, contentType, size: recording.length };
      const { id, upload } = await call<Created>('POST', '/voice-messages', body);
      const form = new FormData();
      for (const [field, value] of Object.entries(upload.fields)) form.set(field, value);
      form.set('file', new Blob([new Uint8Array(recording)], { type: contentType }), file);
      const { status } = await fetch(upload.url, { method: 'POST', body: form });
      if (status !== 204) throw new Error(`The seed's upload of ${file} was answered ${status}`);
      return id;
    }),
  );

/** @throws Error when one of them did not become ready */
export async function assertReady(call: Call, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const { name, status } = await call<{ name: string; status: string }>('GET', `/voice-messages/${id}`);
    if (status !== 'ready') throw new Error(`The seed's voice message "${name}" is ${status} instead of ready`);
  }
}
