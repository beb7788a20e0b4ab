import * as z from 'zod';
import { listVoiceMessages as list } from '../../adapters/table/voice-messages.ts';
import * as contract from '../../contract/voice-messages.ts';
import { idFrom, ulidOf } from '../../domain/ids.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { implement } from '../request.ts';
import type { VoiceMessagesDependencies } from './dependencies.ts';
import { usesWithoutNames, voiceMessageReply } from './voice-message-reply.ts';

/** The newest first. A status is applied to the page that was read, so a page may be shorter than `limit`, and still not be the last. */
export const listVoiceMessages = implement(
  contract.listVoiceMessages,
  async ({ organizationId, query: { limit, cursor, status }, now }, { table }: VoiceMessagesDependencies) => {
    const scope = [organizationId, contract.listVoiceMessages.id, status];
    const after = fromCursor(scope, cursor, z.string());
    const { messages, last } = await list(table, organizationId, {
      after: after === null ? undefined : idFrom('msg', after),
      limit,
    });
    return {
      items: messages
        .filter((message) => status === undefined || message.status === status)
        .map((message) => voiceMessageReply(message, usesWithoutNames(message, now))),
      nextCursor: toCursor(scope, last && ulidOf(last)),
    };
  },
);
