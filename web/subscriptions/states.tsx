/** The states of orders and subscriptions, as signs with words. */
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCalendarEvent,
  IconCalendarX,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconLock,
  IconPhoneIncoming,
  IconTruckDelivery,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SubscriptionReply } from '../../contract/subscriptions.ts';
import type { OrderStatus } from '../../domain/subscription-order.ts';
import { Status, type Tone } from '../design/status.tsx';
import { tellDate } from '../design/time.ts';
import { useTelling } from '../design/use-telling.ts';
import classes from './subscriptions.module.css';

interface Sign {
  readonly tone: Tone;
  readonly icon: Icon;
}

/** The sign of each status. */
const orderSigns = {
  placed: { tone: 'neutral', icon: IconClock },
  'waiting-for-sim': { tone: 'warn', icon: IconTruckDelivery },
  'waiting-for-port': { tone: 'warn', icon: IconPhoneIncoming },
  scheduled: { tone: 'neutral', icon: IconCalendarEvent },
  active: { tone: 'good', icon: IconCircleCheck },
  cancelled: { tone: 'neutral', icon: IconCircleX },
  failed: { tone: 'bad', icon: IconAlertTriangle },
} as const satisfies Record<OrderStatus, Sign>;

/** How far an order has come. `children`: other words for it. */
export function OrderState({ status, children }: { status: OrderStatus; children?: string }) {
  const { t } = useTranslation();
  return <Status {...orderSigns[status]}>{children ?? t(`subscriptions.status.${status}`)}</Status>;
}

/** Whether a subscription is in force, and what is about to change; several may be true at once. */
export function SubscriptionStates({ subscription }: { subscription: SubscriptionReply }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { status, simCards, endsOn, change } = subscription;
  if (status === 'ended') {
    return (
      <Status tone="neutral" icon={IconCircleX}>
        {t('subscriptions.state.ended')}
      </Status>
    );
  }
  const isBlocked = simCards.some((card) => card.status === 'blocked');
  return (
    <span className={classes.states}>
      {isBlocked && (
        <Status tone="bad" icon={IconLock}>
          {t('subscriptions.state.blocked')}
        </Status>
      )}
      {endsOn !== null && (
        <Status tone="warn" icon={IconCalendarX}>
          {t('subscriptions.state.ends', { date: tellDate(endsOn, language) })}
        </Status>
      )}
      {change !== null && (
        <Status tone="neutral" icon={IconArrowsExchange}>
          {t('subscriptions.state.changes', { date: tellDate(change.from, language) })}
        </Status>
      )}
      {!isBlocked && endsOn === null && change === null && (
        <Status tone="good" icon={IconCircleCheck}>
          {t('subscriptions.state.active')}
        </Status>
      )}
    </span>
  );
}
