/** One subscription, over the lists: what it contains and costs, its SIM cards, what is planned, and what has happened. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAdjustments, IconCalendarX, IconUserShare } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { SubscriptionReply } from '../../../contract/subscriptions.ts';
import { LateTimeline } from './late-timeline.tsx';
import { subscriptionQuery } from '../../data/subscription-queries.ts';
import { useUserNames } from '../../data/user-names.ts';
import { Moment } from '../../design/moment.tsx';
import { PanelActions, PanelFacts, PanelSection, SidePanel } from '../../design/side-panel.tsx';
import { tellDate } from '../../design/time.ts';
import { useKeptState } from '../../design/use-draft.ts';
import { useTelling } from '../../design/use-telling.ts';
import { Contents } from '../../subscriptions/contents.tsx';
import { SubscriptionStates } from '../../subscriptions/states.tsx';
import { Phone } from '../../users/phone.tsx';
import { UserName } from '../../users/user-name.tsx';
import { PlannedChange, PlannedEnd } from './planned.tsx';
import { SimCards } from './sim-cards.tsx';

// Dialogs are loaded when somebody opens them: a date field and the rules of the catalogue weigh more than the panel.
const EndDialog = lazy(async () => ({ default: (await import('./end-dialog.tsx')).EndDialog }));
const MoveDialog = lazy(async () => ({ default: (await import('./move-dialog.tsx')).MoveDialog }));
const ChangeProductsDialog = lazy(async () => ({
  default: (await import('./change-products-dialog.tsx')).ChangeProductsDialog,
}));

/** The panel of `/subscriptions/:subscriptionId`. */
export function SubscriptionPanel() {
  const { t } = useTranslation();
  const { subscriptionId = '' } = useParams();
  const subscription = useQuery(subscriptionQuery(subscriptionId));
  const userId = subscription.data?.userId;
  const name = useUserNames(userId === undefined ? [] : [userId]).get(userId ?? '') ?? '…';
  return (
    <SidePanel
      path="/subscriptions"
      id={subscriptionId}
      query={subscription}
      nameOf={() => t('subscriptions.one.title', { name })}
    >
      {(known) => <Content subscription={known} name={name} />}
    </SidePanel>
  );
}

function Content({ subscription, name }: { subscription: SubscriptionReply; name: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useKeptState<'change' | 'move' | 'end' | null>('subscription-dialog', null);
  const close = () => setOpen(null);
  return (
    <>
      <SubscriptionStates subscription={subscription} />
      <PlannedEnd subscription={subscription} name={name} />
      <PlannedChange subscription={subscription} name={name} />
      {subscription.status === 'active' && (
        <PanelActions>
          <Button
            variant="default"
            leftSection={<IconAdjustments size={18} stroke={1.8} aria-hidden />}
            onClick={() => setOpen('change')}
          >
            {t('subscriptions.one.change')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconUserShare size={18} stroke={1.8} aria-hidden />}
            onClick={() => setOpen('move')}
          >
            {t('subscriptions.move.open')}
          </Button>
          {subscription.endsOn === null && (
            <Button
              variant="default"
              leftSection={<IconCalendarX size={18} stroke={1.8} aria-hidden />}
              onClick={() => setOpen('end')}
            >
              {t('subscriptions.end.open')}
            </Button>
          )}
        </PanelActions>
      )}
      <PanelSection title={t('subscriptions.contents.title')}>
        <Contents
          products={subscription.products}
          price={subscription.price}
          catalogueVersion={subscription.catalogueVersion}
          isOneOffPaid
        />
      </PanelSection>
      <SimCards subscription={subscription} name={name} />
      <Facts subscription={subscription} />
      <LateTimeline entityId={subscription.id} />
      <Suspense>
        {open === 'end' && <EndDialog subscription={subscription} name={name} onClose={close} />}
        {open === 'move' && <MoveDialog subscription={subscription} name={name} onClose={close} />}
        {open === 'change' && <ChangeProductsDialog subscription={subscription} name={name} onClose={close} />}
      </Suspense>
    </>
  );
}

function Facts({ subscription }: { subscription: SubscriptionReply }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { userId, number, activatedAt, boundUntil, orderId } = subscription;
  return (
    <PanelFacts
      title={t('subscriptions.order.facts')}
      facts={[
        [
          t('subscriptions.order.user'),
          <Link to={`/users/${userId}`} key="user">
            <UserName userId={userId} />
          </Link>,
        ],
        [t('subscriptions.order.number'), number && <Phone number={number} key="number" />],
        [t('subscriptions.one.activatedAt'), <Moment at={activatedAt} key="activatedAt" />],
        [t('subscriptions.one.boundUntil'), boundUntil && tellDate(boundUntil, language)],
        [
          t('subscriptions.one.order'),
          <Link to={`/subscriptions/orders/${orderId}`} key="order">
            {t('subscriptions.one.showOrder')}
          </Link>,
        ],
      ]}
    />
  );
}
