import { fileKey, signUploadForm } from '../../adapters/files.ts';
import { commit } from '../../adapters/table/commit.ts';
import { getVoiceMessage, listVoiceMessages, voiceMessageWrite } from '../../adapters/table/voice-messages.ts';
import * as contract from '../../contract/voice-messages.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { mostVoiceMessages, type VoiceMessage } from '../../domain/voice-message.ts';
import { implement } from '../request.ts';
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
    // A few more, when several are created at once, do no harm.
    const { messages } = await listVoiceMessages(table, organizationId, { limit: mostVoiceMessages });
    if (messages.length >= mostVoiceMessages) throw new DomainError('too-many-files');
    const entry = voiceMessageJournal(request, 'voice-message-created', { before: null, after: created });
    const committed = await commit(table, organizationId, [voiceMessageWrite(organizationId, null, created)], entry);
    const message = committed === 'done' ? created : await getVoiceMessage(table, organizationId, created.id);
    const upload = await signUploadForm(files, fileKey(organizationId, message.id), message.contentType, now);
    return { ...voiceMessageReply(message, []), upload };
  },
);
