import { commit } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { getVoiceMessage, voiceMessageWrite } from '../../adapters/table/voice-messages.ts';
import * as contract from '../../contract/voice-messages.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { VoiceMessage } from '../../domain/voice-message.ts';
import { implement } from '../request.ts';
import { voiceMessageJournal } from '../shared/uploads/upload-journal.ts';
import type { VoiceMessagesDependencies } from './dependencies.ts';
import { usesWithoutNames, voiceMessageReply } from './voice-message-reply.ts';

export const updateVoiceMessage = implement(
  contract.updateVoiceMessage,
  (request, { table }: VoiceMessagesDependencies) => {
    const { organizationId, path, body, ifMatch, now } = request;
    const { voiceMessageId: id } = path;
    return retryOnConflict(async () => {
      const before = await getVoiceMessage(table, organizationId, id);
      if (ifMatch !== null && ifMatch !== before.version) throw new DomainError('stale-version');
      const { name = before.name } = body;
      const after: VoiceMessage = { ...before, name, version: before.version + 1 };
      if (name === before.name) return voiceMessageReply(before, usesWithoutNames(before, now));
      const entry = voiceMessageJournal(request, 'voice-message-changed', { before, after });
      await commit(table, organizationId, [voiceMessageWrite(organizationId, before, after)], entry);
      return voiceMessageReply(after, usesWithoutNames(before, now));
    });
  },
);
