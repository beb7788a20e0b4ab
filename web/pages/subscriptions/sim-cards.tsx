/** The SIM cards of a subscription: which they are, whether they are blocked, and what can be done with them. */
import { Button } from '@mantine/core';
import { IconArrowsExchange, IconCircleCheck, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SubscriptionReply } from '../../../contract/subscriptions.ts';
import { formatIccid } from '../../../domain/iccid.ts';
import { PanelActions, PanelSection } from '../../design/side-panel.tsx';
import { Status } from '../../design/status.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { useSimBlock } from '../../subscriptions/use-sim-cards.ts';
import { useProductNames } from '../../data/product-names.ts';
import { ReplaceSimDialog } from './replace-sim-dialog.tsx';
import classes from './subscriptions.module.css';

/** Nothing for a subscription without SIM cards. `name` is the user's. */
export function SimCards({ subscription, name }: { subscription: SubscriptionReply; name: string }) {
  const { t } = useTranslation();
  const { nameOf } = useProductNames();
  const { block, unblock, isBusy } = useSimBlock(subscription, name);
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
      {isReplacing && <ReplaceSimDialog subscription={subscription} name={name} onClose={() => setReplacing(false)} />}
    </PanelSection>
  );
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
