/** *Avaktivera*: from today, or from a day to come. The account stays, and can be activated again. */
import { Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserReply } from '../../../contract/users.ts';
import { isDate } from '../../../domain/local-date.ts';
import { call } from '../../api/call.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { DateInput } from '../../design/date-input.tsx';
import { tellDate } from '../../design/time.ts';
import { toast } from '../../design/toast.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { currentLanguage } from '../../language.ts';
import { useToday } from '../../design/use-telling.ts';
import { SubscriptionsGoOn } from './subscriptions-go-on.tsx';
import { useOwnAccount } from './use-own-account.ts';
import { useUndoDeactivation } from './use-undo-deactivation.ts';
import { usersKey } from '../../data/user-queries.ts';
import classes from './user-panel.module.css';

/** Today and all dates are the organisation's. */
export function DeactivateDialog({ user, onClose }: { user: UserReply; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const queryClient = useQueryClient();
  const { isOwn, followChange } = useOwnAccount();
  const [when, setWhen, isRestored] = useKeptState('when', 'today');
  const [date, setDate] = useKeptState('date', user.deactivatesOn ?? '');
  const [isMissing, setMissing] = useState(false);
  const changeBack = useUndoDeactivation(user);
  const dateId = useId();
  const name = `${user.firstName} ${user.lastName}`;
  const deactivatesOn = when === 'today' ? today : date;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call('updateUser', { params: { userId: user.id }, body: { deactivatesOn } }, { ifMatch: user.version }),
    // Shows what somebody else made of the user, before it is asked for again.
    onError: () => queryClient.invalidateQueries({ queryKey: usersKey }),
    onSuccess: (saved) => {
      onClose();
      const stays = followChange(saved);
      toast({
        tone: 'good',
        title:
          saved.status === 'deactivated'
            ? t('users.deactivate.done', { name })
            : t('users.deactivate.planned', { name, date: tellDate(deactivatesOn, currentLanguage()) }),
        text: t(stays ? 'users.deactivate.undoable' : 'users.deactivate.selfUndoable'),
        undo: stays ? () => changeBack(saved) : undefined,
      });
      if (stays) void queryClient.invalidateQueries({ queryKey: usersKey });
    },
  });
  const deactivate = () => {
    setMissing(!isDate(deactivatesOn));
    if (isDate(deactivatesOn)) mutate();
  };
  return (
    <AskDialog
      title={t('users.deactivate.title', { name })}
      deed={t('users.deactivate.open')}
      isFilledIn={when === 'date' && date !== (user.deactivatesOn ?? '')}
      isRestored={isRestored}
      isBusy={isPending}
      error={error}
      onDeed={deactivate}
      onClose={onClose}
    >
      <p>{t('users.deactivate.detail')}</p>
      {isOwn(user.id) && <p>{t('users.deactivate.self')}</p>}
      <SubscriptionsGoOn userId={user.id} isAccountKept />
      <Radio.Group value={when} onChange={setWhen} aria-label={t('users.deactivate.when')}>
        <div className={classes.choices}>
          <Radio value="today" label={t('users.deactivate.today')} />
          <Radio value="date" label={t('users.deactivate.onDate')} />
        </div>
      </Radio.Group>
      {when === 'date' && (
        <div>
          <label htmlFor={dateId}>{t('users.deactivate.date')}</label>
          <DateInput
            id={dateId}
            min={today}
            autoFocus
            value={date}
            error={isMissing && !isDate(date) && t(date === '' ? 'field.required' : 'field.notADate')}
            onChange={setDate}
          />
          <p className={classes.quiet}>{t('users.deactivate.midnight')}</p>
        </div>
      )}
    </AskDialog>
  );
}
