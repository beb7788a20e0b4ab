/** One order, over the lists: what comes next, what was ordered, and what has happened. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconX } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { OrderReply } from '../../../contract/subscription-orders.ts';
import { formatIccid } from '../../../domain/iccid.ts';
import { canBeCancelled } from '../../../domain/subscription-order.ts';
import { LateTimeline } from './late-timeline.tsx';
import { portRequestQuery } from '../../data/port-request-queries.ts';
import { orderQuery } from '../../data/subscription-queries.ts';
import { useUserNames } from '../../data/user-names.ts';
import { Moment } from '../../design/moment.tsx';
import { PanelActions, PanelFacts, PanelSection, SidePanel } from '../../design/side-panel.tsx';
import { tellDate } from '../../design/time.ts';
import { useKeptState } from '../../design/use-draft.ts';
import { useTelling } from '../../design/use-telling.ts';
import { LatePortOfOrder } from '../../ports/late-ports.tsx';
import { Contents } from '../../subscriptions/contents.tsx';
import { NextStep } from '../../subscriptions/next-step.tsx';
import { OrderState } from '../../subscriptions/states.tsx';
import { useTellContents } from '../../subscriptions/use-tell-contents.ts';
import { useProductNames } from '../../data/product-names.ts';
import { Phone } from '../../users/phone.tsx';
import { UserName } from '../../users/user-name.tsx';
import classes from './subscriptions.module.css';

const CancelOrderDialog = lazy(async () => ({
  default: (await import('./cancel-order-dialog.tsx')).CancelOrderDialog,
}));

/** The panel of `/subscriptions/orders/:orderId`. */
export function OrderPanel() {
  const { t } = useTranslation();
  const { orderId = '' } = useParams();
  const order = useQuery(orderQuery(orderId));
  const userId = order.data?.userId;
  const name = useUserNames(userId === undefined ? [] : [userId]).get(userId ?? '') ?? '…';
  return (
    <SidePanel path="/subscriptions" id={orderId} query={order} nameOf={() => t('subscriptions.order.title', { name })}>
      {(known) => <Content order={known} name={name} />}
    </SidePanel>
  );
}

function Content({ order, name }: { order: OrderReply; name: string }) {
  const { t } = useTranslation();
  const tellContents = useTellContents();
  const subscriptionId = order.subscriptionId ?? order.replacesSimOf;
  const [isCancelling, setCancelling] = useKeptState('cancel-order', false);
  const isPortFirm = useIsPortFirm(order);
  return (
    <>
      <OrderState status={order.status} />
      <NextStep order={order} />
      {order.portRequestId !== null && <LatePortOfOrder portRequestId={order.portRequestId} />}
      <PanelActions>
        {canBeCancelled(order) && !isPortFirm && (
          <Button
            variant="default"
            leftSection={<IconX size={17} stroke={1.8} aria-hidden />}
            onClick={() => setCancelling(true)}
          >
            {t('subscriptions.cancel.open')}
          </Button>
        )}
        {subscriptionId !== null && (
          <Button component={Link} to={`/subscriptions/${subscriptionId}`} variant="default">
            {t('subscriptions.order.show')}
          </Button>
        )}
        {order.replacesSimOf === null && (order.status === 'failed' || order.status === 'cancelled') && (
          <Button
            component={Link}
            to={`/subscriptions/new?userId=${order.userId}`}
            variant="default"
            leftSection={<IconPlus size={17} stroke={1.8} aria-hidden />}
          >
            {t('subscriptions.order.again')}
          </Button>
        )}
      </PanelActions>
      <PanelSection title={t('subscriptions.contents.title')}>
        {order.replacesSimOf === null ? (
          <Contents products={order.products} price={order.price} catalogueVersion={order.catalogueVersion} />
        ) : (
          <p className={classes.card}>{`${tellContents(order)}. ${t('subscriptions.order.free')}`}</p>
        )}
      </PanelSection>
      <OrderFacts order={order} />
      <LateTimeline entityId={order.id} />
      <Suspense>
        {isCancelling && <CancelOrderDialog order={order} name={name} onClose={() => setCancelling(false)} />}
      </Suspense>
    </>
  );
}

/** Whether nothing stops the port of an order any more. What is not known of it, the API says when it is tried. */
function useIsPortFirm({ portRequestId, status }: OrderReply): boolean {
  const { data } = useQuery({ ...portRequestQuery(portRequestId ?? ''), enabled: portRequestId !== null });
  return status === 'waiting-for-port' && (data?.state === 'locked' || data?.state === 'porting');
}

function OrderFacts({ order }: { order: OrderReply }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { nameOf } = useProductNames();
  const { number, shipTo, simCards } = order;
  const cards = simCards.map(({ product, iccid }) => (
    <div key={product}>
      {simCards.length > 1 && <span className={classes.quiet}>{`${nameOf(product)}: `}</span>}
      <span className={classes.iccid}>{iccid === null ? t('subscriptions.order.simToCome') : formatIccid(iccid)}</span>
    </div>
  ));
  return (
    <PanelFacts
      title={t('subscriptions.order.facts')}
      facts={[
        [
          t('subscriptions.order.user'),
          <Link to={`/users/${order.userId}`} key="user">
            <UserName userId={order.userId} />
          </Link>,
        ],
        [t('subscriptions.order.number'), number && <Phone number={number} key="number" />],
        [
          t(order.status === 'active' ? 'subscriptions.order.activatedOn' : 'subscriptions.order.activatesOn'),
          order.status !== 'cancelled' && order.replacesSimOf === null && tellDate(order.activatesOn, language),
        ],
        [t('subscriptions.sim.title', { count: cards.length }), cards.length > 0 && cards],
        [t('subscriptions.order.shipTo'), shipTo && <Address address={shipTo} key="shipTo" />],
        [t('subscriptions.order.orderedBy'), order.orderedBy.name],
        [t('subscriptions.order.placedAt'), <Moment at={order.placedAt} key="placedAt" />],
      ]}
    />
  );
}

const Address = ({ address }: { address: NonNullable<OrderReply['shipTo']> }) => (
  <address className={classes.address}>
    {[address.name, address.street, `${address.postalCode} ${address.city}`].map((line) => (
      <div key={line}>{line}</div>
    ))}
  </address>
);
