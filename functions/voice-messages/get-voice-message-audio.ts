import { checkedKey, signDownload } from '../../adapters/files.ts';
import { getVoiceMessage } from '../../adapters/table/voice-messages.ts';
import * as contract from '../../contract/voice-messages.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { implement } from '../request.ts';
import type { VoiceMessagesDependencies } from './dependencies.ts';

export const getVoiceMessageAudio = implement(
  contract.getVoiceMessageAudio,
  async ({ organizationId, path, now }, { table, files }: VoiceMessagesDependencies) => {
    const message = await getVoiceMessage(table, organizationId, path.voiceMessageId);
    if (message.status !== 'ready') throw new DomainError('not-ready');
    return signDownload(files, checkedKey(organizationId, message), {
      fileName: `${message.id}.wav`,
      contentType: 'audio/wav',
      now,
    });
  },
);
