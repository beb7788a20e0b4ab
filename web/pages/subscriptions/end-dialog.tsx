/** *Avsluta*: from which day, and what happens to the number, the SIM cards and the price. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubscriptionReply } from '../../../contract/subscriptions.ts';
import { isDate } from '../../../domain/local-date.ts';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { DateInput } from '../../design/date-input.tsx';
import { dateAfter, tellDate, tellWeekday } from '../../design/time.ts';
import { useKeptState } from '../../design/use-draft.ts';
import { useTelling, useToday } from '../../design/use-telling.ts';
import { usualEnd } from '../../subscriptions/usual-end.ts';
import { useEndSubscription } from '../../subscriptions/use-end-subscription.ts';
import classes from './subscriptions.module.css';

/** The day is the first one without the subscription. Those before the binding has run out cannot be picked. */
export function EndDialog(props: { subscription: SubscriptionReply; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const today = useToday();
  const dateId = useId();
  const { subscription, name, onClose } = props;
  const { number, boundUntil, simCards, endsOn } = subscription;
  const first = endsOn ?? usualEnd(today, boundUntil);
  const [on, setOn, isRestored] = useKeptState('end-on', first);
  const [isMissing, setMissing] = useState(false);
  const { end, isBusy, error } = useEndSubscription(subscription, name, { isQuiet: true });
  const isBound = boundUntil !== null && boundUntil > today;
  const min = isBound ? boundUntil : today;
  return (
    <AskDialog
      title={t('subscriptions.end.title', { name })}
      deed={t('subscriptions.end.open')}
      isDangerous
      isFilledIn={on !== first}
      isRestored={isRestored}
      isBusy={isBusy}
      error={error}
      onDeed={() => {
        setMissing(!isDate(on));
        if (isDate(on)) end({ on, onDone: onClose });
      }}
      onClose={onClose}
    >
      <div>
        <label htmlFor={dateId}>{t('subscriptions.end.date')}</label>
        <DateInput
          id={dateId}
          min={min}
          data-autofocus
          value={on}
          error={isMissing && !isDate(on) && t(on === '' ? 'field.required' : 'field.notADate')}
          onChange={setOn}
        />
        <p className={classes.quiet} role="status">
          {isDate(on) && on > today
            ? t('subscriptions.end.lastDay', { day: tellWeekday(dateAfter(on, -1), language, today) })
            : on === today && t('subscriptions.end.atOnce')}
        </p>
        {isBound && (
          <p className={classes.quiet}>{t('subscriptions.end.bound', { date: tellDate(boundUntil, language) })}</p>
        )}
      </div>
      <ul className={classes.consequences}>
        {number !== null && <li>{t('subscriptions.end.number', { number: formatPhoneNumber(number) })}</li>}
        {simCards.length > 0 && <li>{t('subscriptions.end.sim', { count: simCards.length })}</li>}
        <li>{t('subscriptions.end.price')}</li>
        <li>{t('subscriptions.end.undo')}</li>
      </ul>
    </AskDialog>
  );
}
