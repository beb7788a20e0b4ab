import { getVoiceMessage as read } from '../../adapters/table/voice-messages.ts';
import * as contract from '../../contract/voice-messages.ts';
import { implement } from '../request.ts';
import type { VoiceMessagesDependencies } from './dependencies.ts';
import { liveUses } from './live-uses.ts';
import { usesWithNames, voiceMessageReply } from './voice-message-reply.ts';

export const getVoiceMessage = implement(
  contract.getVoiceMessage,
  async ({ organizationId, path, now }, { table }: VoiceMessagesDependencies) => {
    const message = await read(table, organizationId, path.voiceMessageId);
    return voiceMessageReply(message, usesWithNames(await liveUses(table, organizationId, message, now)));
  },
);
