import { checkedKey } from '../../adapters/files.ts';
import { commit } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { fileDeletionWrite } from '../../adapters/table/file-deletions.ts';
import { getVoiceMessage, voiceMessageDelete } from '../../adapters/table/voice-messages.ts';
import * as contract from '../../contract/voice-messages.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { implement } from '../request.ts';
import { mostNamed, usedError } from '../shared/schedule-targets/tell-uses.ts';
import { voiceMessageJournal } from '../shared/uploads/upload-journal.ts';
import { liveUses } from './live-uses.ts';
import type { VoiceMessagesDependencies } from './dependencies.ts';

/** Deletes a voice message that nothing uses. Its file goes minutes later. */
export const deleteVoiceMessage = implement(
  contract.deleteVoiceMessage,
  (request, { table }: VoiceMessagesDependencies) => {
    const { organizationId, path, ifMatch, now, language } = request;
    const { voiceMessageId: id } = path;
    return retryOnConflict(async () => {
      const message = await getVoiceMessage(table, organizationId, id);
      if (ifMatch !== null && ifMatch !== message.version) throw new DomainError('stale-version');
      const uses = await liveUses(table, organizationId, message, now);
      if (uses.length > 0) throw usedError(uses.slice(0, mostNamed), uses.length - mostNamed, language);
      const entry = voiceMessageJournal(request, 'voice-message-deleted', { before: message, after: null });
      const writes = [
        voiceMessageDelete(organizationId, message),
        fileDeletionWrite(organizationId, checkedKey(organizationId, message), now),
      ];
      await commit(table, organizationId, writes, entry);
      return undefined;
    });
  },
);
