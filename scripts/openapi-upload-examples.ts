/** Examples of voice messages and documents for the document: what callers of the bakery hear at Christmas. */
import type * as z from 'zod';
import type { voiceMessage as voiceMessageSchema } from '../contract/voice-messages.ts';

const message: z.input<typeof voiceMessageSchema> = {
  id: 'msg_01JDCQD1A3C5E7G9J1M3P5R7T9',
  name: 'Jul 2026',
  status: 'ready',
  rejectedBecause: null,
  durationSeconds: 9.48,
  usedBy: [{ kind: 'schedule-event', id: 'evt_01JDCQD7B9D1F3H5K7N9Q1S3V5', name: 'Julstängt' }],
  createdAt: '2026-11-23T08:20:00.000Z',
  version: 1,
};
const upload = {
  url: 'https://quarantine.s3.eu-north-1.amazonaws.com/',
  fields: { key: '01JDCQ8V9W6Z4T3R2P1N0M5K7H/msg_01JDCQD1A3C5E7G9J1M3P5R7T9', 'Content-Type': 'audio/webm' },
  expiresAt: '2026-11-23T08:35:00.000Z',
};
const uploading = { status: 'uploading' as const, rejectedBecause: null };
const document = {
  id: 'doc_01JDCQDC2E4G6J8M0P2R4T6V8X',
  kind: 'power-of-attorney' as const,
  fileName: 'Fullmakt Telia.pdf',
  pages: 1,
  createdAt: '2026-11-23T08:25:00.000Z',
  version: 1,
};
const download = {
  url: 'https://checked.s3.eu-north-1.amazonaws.com/01JDCQ8V9W6Z4T3R2P1N0M5K7H/msg_01JDCQD1A3C5E7G9J1M3P5R7T9?…',
  expiresAt: '2026-11-23T08:21:00.000Z',
};

export const uploadExamples = {
  listVoiceMessages: { reply: { items: [{ ...message, usedBy: [] }], nextCursor: null } },
  createVoiceMessage: {
    body: { name: 'Jul 2026', contentType: 'audio/webm', size: 48_213 },
    reply: { ...message, ...uploading, durationSeconds: null, usedBy: [], upload },
  },
  getVoiceMessage: { reply: message },
  updateVoiceMessage: { body: { name: 'Julen 2026' }, reply: { ...message, name: 'Julen 2026', version: 2 } },
  getVoiceMessageAudio: { reply: download },
  createDocument: {
    body: { kind: document.kind, fileName: document.fileName, contentType: 'application/pdf', size: 81_204 },
    reply: { ...document, ...uploading, pages: null, upload },
  },
  getDocument: { reply: { ...document, status: 'ready' as const, rejectedBecause: null } },
  getDocumentContent: { reply: { ...download, thumbnailUrl: `${download.url}-thumbnail` } },
};
