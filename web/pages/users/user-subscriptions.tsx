/** The subscriptions and orders of a user, in the user's panel, and the way to order another one. */
import { Button, Skeleton } from '@mantine/core';
import { IconDeviceMobileCheck, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UserReply } from '../../../contract/users.ts';
import { useProductNames } from '../../data/product-names.ts';
import { ReadNotice } from '../../design/notice.tsx';
import { PanelActions, PanelSection } from '../../design/side-panel.tsx';
import { LatePortOfOrder } from '../../ports/late-ports.tsx';
import { NextStepLine } from '../../subscriptions/next-step.tsx';
import { SubscriptionStates } from '../../subscriptions/states.tsx';
import { useSubscriptionsOf } from '../../subscriptions/use-subscriptions-of.ts';
import { useTellContents } from '../../subscriptions/use-tell-contents.ts';
import { Phones } from '../../users/phone.tsx';
import { useUndoLostPhone } from './use-undo-lost-phone.ts';
import classes from './user-panel.module.css';

/** Each leads to its panel. A deactivated user can have no new one. */
export function UserSubscriptions({ user }: { user: UserReply }) {
  const { t } = useTranslation();
  const { namesOf } = useProductNames();
  const tellContents = useTellContents();
  const { subscriptions, orders, isMore, reads } = useSubscriptionsOf(user.id);
  const isEmpty = subscriptions.length + orders.length === 0;
  const isBlocked = subscriptions.some(({ simCards }) => simCards.some(({ status }) => status === 'blocked'));
  return (
    <PanelSection title={t('nav.subscriptions')}>
      {reads.isPending && isEmpty ? (
        <Skeleton height={44} mt={12} />
      ) : (
        <>
          <ReadNotice reads={reads} missing={t('users.subscriptions.unread')} />
          {isEmpty && reads.failure === null && <p className={classes.quiet}>{t('users.subscriptions.none')}</p>}
          <ul className={classes.subscriptions}>
            {orders.map((order) => (
              <li key={order.id}>
                <Link to={`/subscriptions/orders/${order.id}`}>{tellContents(order)}</Link>
                <Phones numbers={[order.number]} />
                <NextStepLine order={order} />
                {order.portRequestId !== null && <LatePortOfOrder portRequestId={order.portRequestId} />}
              </li>
            ))}
            {subscriptions.map((subscription) => (
              <li key={subscription.id}>
                <Link to={`/subscriptions/${subscription.id}`}>{namesOf(subscription.products)}</Link>
                <Phones numbers={[subscription.number]} />
                <SubscriptionStates subscription={subscription} />
              </li>
            ))}
          </ul>
        </>
      )}
      <PanelActions>
        {user.status !== 'deactivated' && (
          <Button
            component={Link}
            to={`/subscriptions/new?userId=${user.id}`}
            variant="default"
            leftSection={<IconPlus size={17} stroke={1.8} aria-hidden />}
          >
            {t('users.subscriptions.order')}
          </Button>
        )}
        {isBlocked && <FoundPhone user={user} />}
        {isMore && (
          <Button component={Link} to={`/subscriptions?userId=${user.id}`} variant="subtle">
            {t('users.subscriptions.all')}
          </Button>
        )}
      </PanelActions>
    </PanelSection>
  );
}

/** Takes the blocks back that *Borttappad telefon* made. Others are taken back in the subscription. */
function FoundPhone({ user }: { user: UserReply }) {
  const { t } = useTranslation();
  const { undo, isUndoing } = useUndoLostPhone(user);
  return (
    <Button
      variant="default"
      leftSection={<IconDeviceMobileCheck size={18} stroke={1.8} aria-hidden />}
      loading={isUndoing}
      onClick={undo}
    >
      {t('users.lostPhone.undo')}
    </Button>
  );
}
