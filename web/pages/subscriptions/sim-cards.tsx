/** The SIM cards of a subscription: which they are, whether they are blocked, and what can be done with them. */
import { Button } from '@mantine/core';
import { IconArrowsExchange, IconCircleCheck, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OrderReply } from '../../../contract/subscription-orders.ts';
import type { SubscriptionReply } from '../../../contract/subscriptions.ts';
import { formatIccid } from '../../../domain/iccid.ts';
import { isOpen } from '../../../domain/subscription-order.ts';
import { PanelActions, PanelSection } from '../../design/side-panel.tsx';
import { Status } from '../../design/status.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { useSimBlock } from '../../subscriptions/use-sim-cards.ts';
import { orderQuery } from '../../data/subscription-queries.ts';
import { useProductNames } from '../../data/product-names.ts';
import classes from './subscriptions.module.css';

const ReplaceSimDialog = lazy(async () => ({ default: (await import('./replace-sim-dialog.tsx')).ReplaceSimDialog }));

/** Nothing for a subscription without SIM cards. `name` is the user's. */
export function SimCards({ subscription, name }: { subscription: SubscriptionReply; name: string }) {
  const { t } = useTranslation();
  const { nameOf } = useProductNames();
  const { block, unblock, isBusy } = useSimBlock(subscription, name);
  const replacement = useReplacement(subscription);
  const [isReplacing, setReplacing] = useKeptState('replace-sim', false);
  const { simCards, status } = subscription;
  if (simCards.length === 0) return null;
  const count = simCards.length;
  const isBlocked = simCards.some((card) => card.status === 'blocked');
  return (
    <PanelSection title={t('subscriptions.sim.title', { count })}>
      <ul className={classes.cards}>
        {simCards.map((card) => (
          <li key={card.iccid}>
            <span>
              <span className={classes.iccid}>{formatIccid(card.iccid)}</span>
              {count > 1 && <span className={classes.quiet}>{nameOf(card.product)}</span>}
            </span>
            {status === 'active' && <CardState status={card.status} />}
          </li>
        ))}
      </ul>
      {replacement !== null && (
        <p>
          <Link to={`/subscriptions/orders/${replacement.id}`}>{t('subscriptions.replace.onItsWay')}</Link>
        </p>
      )}
      {status === 'active' && (
        <PanelActions>
          {isBlocked ? (
            <Button
              variant="default"
              leftSection={<IconLockOpen size={18} stroke={1.8} aria-hidden />}
              loading={isBusy}
              onClick={unblock}
            >
              {t('subscriptions.sim.unblock')}
            </Button>
          ) : (
            <Button
              variant="default"
              leftSection={<IconLock size={18} stroke={1.8} aria-hidden />}
              loading={isBusy}
              onClick={block}
            >
              {t('subscriptions.sim.block', { count })}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={18} stroke={1.8} aria-hidden />}
            onClick={() => setReplacing(true)}
          >
            {t('subscriptions.replace.open')}
          </Button>
        </PanelActions>
      )}
      <Suspense>
        {isReplacing && (
          <ReplaceSimDialog
            subscription={subscription}
            name={name}
            isOnItsWay={replacement !== null}
            onClose={() => setReplacing(false)}
          />
        )}
      </Suspense>
    </PanelSection>
  );
}

/** The order of a card in place of one, as long as it is on its way; null: there is none. */
function useReplacement({ replacementOrderId }: SubscriptionReply): OrderReply | null {
  const order = useQuery({ ...orderQuery(replacementOrderId ?? ''), enabled: replacementOrderId !== null });
  return order.data !== undefined && isOpen(order.data) ? order.data : null;
}

function CardState({ status }: { status: SubscriptionReply['simCards'][number]['status'] }) {
  const { t } = useTranslation();
  return status === 'blocked' ? (
    <Status tone="bad" icon={IconLock}>
      {t('subscriptions.sim.isBlocked')}
    </Status>
  ) : (
    <Status tone="good" icon={IconCircleCheck}>
      {t('subscriptions.sim.isActive')}
    </Status>
  );
}
