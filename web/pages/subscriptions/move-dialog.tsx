/** *Flytta*: to whom, and what goes along. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubscriptionReply } from '../../../contract/subscriptions.ts';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { useMoveSubscription } from '../../subscriptions/use-move-subscription.ts';
import { UserPicker } from '../../users/user-picker.tsx';
import classes from './subscriptions.module.css';

export function MoveDialog(props: { subscription: SubscriptionReply; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const toId = useId();
  const { subscription, name, onClose } = props;
  const { number, simCards, userId } = subscription;
  const [to, setTo, isRestored] = useKeptState<string | null>('move-to', null);
  const [isAsked, setAsked] = useState(false);
  const { move, isBusy, error } = useMoveSubscription(subscription);
  const wrong = to === null ? t('subscriptions.move.missing') : to === userId ? t('subscriptions.move.own') : undefined;
  return (
    <AskDialog
      title={t('subscriptions.move.title', { name })}
      deed={t('subscriptions.move.open')}
      isFilledIn={to !== null}
      isRestored={isRestored}
      isBusy={isBusy}
      error={error}
      onDeed={() => {
        setAsked(true);
        if (to !== null && wrong === undefined) move({ to, onDone: onClose });
      }}
      onClose={onClose}
    >
      <div>
        <label htmlFor={toId}>{t('subscriptions.move.to')}</label>
        <UserPicker
          id={toId}
          placeholder={t('subscriptions.move.find')}
          userId={to}
          error={isAsked ? wrong : undefined}
          onPick={setTo}
        />
      </div>
      <ul className={classes.consequences}>
        {number !== null && <li>{t('subscriptions.move.number', { number: formatPhoneNumber(number) })}</li>}
        {simCards.length > 0 && <li>{t('subscriptions.move.sim', { count: simCards.length })}</li>}
        <li>{t('subscriptions.move.same')}</li>
        {number !== null && <li>{t('subscriptions.move.app')}</li>}
      </ul>
    </AskDialog>
  );
}
