/** *Byt namn*: a conflict says what somebody else called the message meanwhile. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoiceMessageReply } from '../../../contract/voice-messages.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { renameVoiceMessage, voiceMessageQuery, voiceMessagesKey } from '../../data/voice-message-queries.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { FormNote } from '../../design/form-problem.tsx';
import { toast } from '../../design/toast.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { NameField } from '../../voice-messages/name-field.tsx';

export function RenameDialog(props: { message: VoiceMessageReply; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  // As it was when the dialog opened, or when a conflict was shown: the list is read again meanwhile.
  const [base, setBase] = useState(props.message);
  const [name, setName, isRestored] = useKeptState('voice-message-rename', props.message.name);
  const [isConflict, setConflict] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => renameVoiceMessage(base.id, name.trim(), base.version),
    onSuccess: (saved) => {
      queryClient.setQueryData(voiceMessageQuery(base.id).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: voiceMessagesKey });
      toast({ tone: 'good', title: t('voiceMessages.rename.done', { name: saved.name }), text: '' });
      props.onClose();
    },
    onError: async (thrown) => {
      if (!isStale(thrown)) return;
      setBase(await queryClient.fetchQuery({ ...voiceMessageQuery(base.id), staleTime: 0 }));
      setConflict(true);
    },
  });
  const isMissing = name.trim() === '';
  return (
    <AskDialog
      title={t('voiceMessages.rename.title', { name: base.name })}
      deed={t('action.save')}
      isFilledIn={name !== base.name}
      isRestored={isRestored}
      reasonNot={isMissing ? t('voiceMessages.new.nameFirst') : null}
      isBusy={isPending}
      error={isConflict && isStale(error) ? null : error}
      onDeed={() => mutate()}
      onClose={props.onClose}
    >
      {isConflict && <FormNote>{t('voiceMessages.rename.conflict', { name: base.name })}</FormNote>}
      <NameField value={name} isFirst onChange={setName} />
    </AskDialog>
  );
}

const isStale = (thrown: unknown): boolean => thrown instanceof ApiProblem && thrown.code === 'stale-version';
