/** Whether a form can be saved with a voice message: the API takes those that are ready. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { VoiceMessageReply } from '../../contract/voice-messages.ts';
import { voiceMessagesQuery } from '../data/voice-message-queries.ts';

/** Returns true, or what is wrong. A message that is not in the list, or cannot be looked up, is left to the API. */
export function useMessageCheck(): (id: string) => true | string {
  const describe = useDescribe();
  const queryClient = useQueryClient();
  return (id) => {
    const list = queryClient.getQueryData(voiceMessagesQuery.queryKey);
    return describe(list?.find((message) => message.id === id)) ?? true;
  };
}

/** What is wrong with a message that is watched; null: nothing, or it is not known. */
export const useMessageProblem = (message: VoiceMessageReply | null | undefined): string | null =>
  useDescribe()(message ?? undefined);

function useDescribe(): (message: VoiceMessageReply | undefined) => string | null {
  const { t } = useTranslation();
  return (message) => {
    if (message === undefined || message.status === 'ready') return null;
    return message.status === 'rejected' ? t('voiceMessageField.rejected') : t('voiceMessageField.wait');
  };
}
