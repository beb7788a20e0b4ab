import { fileKey, signUploadForm } from '../../adapters/files.ts';
import { commit } from '../../adapters/table/commit.ts';
import { countVoiceMessages, findVoiceMessage, voiceMessageWrite } from '../../adapters/table/voice-messages.ts';
import * as contract from '../../contract/voice-messages.ts';
import { mostVoiceMessages, type VoiceMessage } from '../../domain/voice-message.ts';
import { implement } from '../request.ts';
import { createOnce } from '../shared/uploads/create-once.ts';
import { voiceMessageJournal } from '../shared/uploads/upload-journal.ts';
import type { VoiceMessagesDependencies } from './dependencies.ts';
import { voiceMessageReply } from './voice-message-reply.ts';

/** Creates a voice message whose recording is to come, and signs the form that takes it. */
export const createVoiceMessage = implement(
  contract.createVoiceMessage,
  async (request, { table, files }: VoiceMessagesDependencies) => {
    const { organizationId, body, at, now, newId } = request;
    const created: VoiceMessage = {
      id: newId('msg'),
      name: body.name,
      contentType: body.contentType,
      status: 'uploading',
      rejectedBecause: null,
      durationSeconds: null,
      uses: {},
      createdAt: at,
      version: 1,
      revision: 1,
    };
    const entry = voiceMessageJournal(request, 'voice-message-created', { before: null, after: created });
    const message = await createOnce(created, {
      now,
      find: () => findVoiceMessage(table, organizationId, created.id),
      isFull: async () => (await countVoiceMessages(table, organizationId, mostVoiceMessages)) >= mostVoiceMessages,
      fullError: 'too-many-files',
      create: () => commit(table, organizationId, [voiceMessageWrite(organizationId, null, created)], entry),
    });
    const upload = await signUploadForm(files, fileKey(organizationId, message.id), message.contentType, now);
    return { ...voiceMessageReply(message, []), upload };
  },
);
