/** Waits until a message that was uploaded is checked: it can be used then, or cannot, for a reason. */
import { Button, Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoiceMessageReply } from '../../contract/voice-messages.ts';
import { deleteVoiceMessage, voiceMessageQuery, voiceMessagesKey } from '../data/voice-message-queries.ts';
import { Dialog } from '../design/dialog.tsx';
import { FormProblem } from '../design/form-problem.tsx';
import { Failure, ReadNotice } from '../design/notice.tsx';
import { together } from '../design/reads.ts';
import { useRejection } from './voice-message-state.tsx';
import classes from './voice-message-dialog.module.css';

/**
 * Can be closed: the check goes on. `onSent` is called at once. `onRestart`: with another recording, in place of one that was rejected.
 * `onRejected` is called before `onRestart` or `onClose`, when the message was rejected.
 */
export function CheckDialog(props: {
  message: VoiceMessageReply;
  onSent: ((message: VoiceMessageReply) => void) | undefined;
  onDone: (message: VoiceMessageReply) => void;
  onRejected: (() => void) | undefined;
  onRestart: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = useQuery(voiceMessageQuery(props.message.id));
  const message = query.data ?? props.message;
  const { status } = message;
  const rejection = useRejection(message);
  const sent = useRef(props.onSent);
  const done = useRef(props.onDone);
  const isDone = useRef(false);
  useEffect(() => {
    done.current = props.onDone;
  });
  useEffect(() => sent.current?.(props.message), [props.message]);
  useEffect(() => {
    if (message.status !== 'ready' || isDone.current) return;
    isDone.current = true;
    done.current(message);
  }, [message]);
  // The library shows how it ended.
  useEffect(() => {
    if (status !== 'uploading') void queryClient.invalidateQueries({ queryKey: [...voiceMessagesKey, 'all'] });
  }, [status, queryClient]);
  const restart = () => {
    // What was rejected is of no use to anybody; it would be cleared away in a week.
    deleteVoiceMessage(message)
      .then(() => queryClient.invalidateQueries({ queryKey: [...voiceMessagesKey, 'all'] }))
      .catch(() => undefined);
    props.onRejected?.();
    props.onRestart();
  };
  const close = () => {
    if (status === 'rejected') props.onRejected?.();
    props.onClose();
  };
  return (
    <Dialog title={message.name} onClose={close}>
      <div className={classes.check}>
        {query.data === undefined && query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : rejection === null ? (
          <>
            <ReadNotice reads={together(query)} />
            <p className={classes.waiting} role="status">
              <Loader size={20} />
              <span>{t('upload.checking')}</span>
            </p>
            <p>{t('voiceMessages.new.mayClose')}</p>
          </>
        ) : (
          <FormProblem title={t('voiceMessages.status.rejected')}>
            <p>{rejection}</p>
          </FormProblem>
        )}
        <div className={classes.actions}>
          <Button variant="default" data-autofocus onClick={close}>
            {t('action.close')}
          </Button>
          {rejection !== null && <Button onClick={restart}>{t('recorder.again')}</Button>}
        </div>
      </div>
    </Dialog>
  );
}
