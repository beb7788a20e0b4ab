/** *Ta bort* a voice message. Where it is used is named, and must be changed first. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { VoiceMessageReply } from '../../../contract/voice-messages.ts';
import { deleteVoiceMessage, voiceMessagesKey } from '../../data/voice-message-queries.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { toast } from '../../design/toast.tsx';

export function DeleteVoiceMessageDialog(props: { message: VoiceMessageReply; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const { message } = props;
  const { name } = message;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => deleteVoiceMessage(message),
    // Shows what somebody else made of it, before it is asked for again.
    onError: () => queryClient.invalidateQueries({ queryKey: voiceMessagesKey }),
    onSuccess: () => {
      void navigate(`/voice-messages${search}`);
      void queryClient.invalidateQueries({ queryKey: voiceMessagesKey, refetchType: 'none' });
      void queryClient.invalidateQueries({ queryKey: [...voiceMessagesKey, 'all'] });
      toast({ tone: 'good', title: t('voiceMessages.delete.done', { name }), text: '' });
    },
  });
  return (
    <AskDialog
      title={t('voiceMessages.delete.title', { name })}
      deed={t('voiceMessages.delete.open')}
      isDangerous
      isBusy={isPending}
      error={error}
      onDeed={() => mutate()}
      onClose={props.onClose}
    >
      <p>{t('voiceMessages.delete.lead')}</p>
    </AskDialog>
  );
}
