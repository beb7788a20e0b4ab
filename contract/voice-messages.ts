/** Voice messages: what callers hear when it is closed, and what a menu says. */
import * as z from 'zod';
import { audioFormats, uploadStatuses } from '../domain/upload.ts';
import { idOf, instant, page, pageQuery, text } from './fields.ts';
import { administrators, operation } from './operation.ts';
import { contentTypeOf, download, size, uploadForm, uploadState } from './uploads.ts';

const uses = z.array(
  z.object({
    kind: z.enum(['answering-group', 'ivr-menu', 'schedule-event']),
    id: z.union([idOf('grp'), idOf('mnu'), idOf('evt')]),
    name: z.string().nullable().meta({ description: 'null in lists' }),
  }),
);

export const voiceMessage = z
  .object({
    id: idOf('msg'),
    name: z.string(),
    ...uploadState,
    durationSeconds: z.number().nullable().meta({ description: 'Of the checked copy; null until it is ready' }),
    usedBy: uses.meta({ description: 'What plays it: as long as anything does, it cannot be deleted' }),
    createdAt: instant,
    version: z.int(),
  })
  .meta({ id: 'VoiceMessage' });
export type VoiceMessageReply = z.infer<typeof voiceMessage>;

const params = z.object({ voiceMessageId: idOf('msg') });
const path = '/voice-messages/{voiceMessageId}';

export const listVoiceMessages = operation({
  id: 'listVoiceMessages',
  service: 'voice-messages',
  method: 'GET',
  path: '/voice-messages',
  summary: 'List voice messages, the newest first',
  access: administrators('routing.read'),
  query: z.strictObject({ ...pageQuery, status: z.enum(uploadStatuses).optional() }),
  success: 200,
  reply: page(voiceMessage).meta({ id: 'VoiceMessagePage' }),
  problems: ['invalid-cursor'],
});

export const createVoiceMessage = operation({
  id: 'createVoiceMessage',
  service: 'voice-messages',
  method: 'POST',
  path: '/voice-messages',
  summary: 'Create a voice message, and get the form to upload its recording with',
  access: administrators(),
  body: z
    .strictObject({ name: text(100), contentType: contentTypeOf(audioFormats), size })
    .meta({ id: 'NewVoiceMessage' }),
  success: 201,
  reply: voiceMessage.extend({ upload: uploadForm }).meta({ id: 'CreatedVoiceMessage' }),
  problems: ['too-many-files', 'upload-over'],
  repliesAnew: true,
});

export const getVoiceMessage = operation({
  id: 'getVoiceMessage',
  service: 'voice-messages',
  method: 'GET',
  path,
  summary: 'Get a voice message, how far it has come, and where it is used',
  access: administrators('routing.read'),
  params,
  success: 200,
  reply: voiceMessage,
  problems: [],
});

export const updateVoiceMessage = operation({
  id: 'updateVoiceMessage',
  service: 'voice-messages',
  method: 'PATCH',
  path,
  summary: 'Rename a voice message',
  access: administrators(),
  params,
  body: z.strictObject({ name: text(100).optional() }).meta({ id: 'VoiceMessageChange' }),
  success: 200,
  reply: voiceMessage,
  problems: ['stale-version'],
  versioned: true,
});

export const deleteVoiceMessage = operation({
  id: 'deleteVoiceMessage',
  service: 'voice-messages',
  method: 'DELETE',
  path,
  summary: 'Delete a voice message that nothing plays',
  access: administrators(),
  params,
  success: 204,
  problems: ['in-use', 'stale-version'],
  versioned: true,
});

export const getVoiceMessageAudio = operation({
  id: 'getVoiceMessageAudio',
  service: 'voice-messages',
  method: 'GET',
  path: `${path}/audio`,
  summary: 'Where the checked copy can be fetched, for a minute: WAV, 8 kHz, 16 bits, one channel',
  access: administrators('routing.read'),
  params,
  success: 200,
  reply: z.object(download).meta({ id: 'Download' }),
  problems: ['not-ready'],
});
