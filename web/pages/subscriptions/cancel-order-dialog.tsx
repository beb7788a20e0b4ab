/** *Avbeställ*: what happens to the number, the SIM card and the price, before it is done. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderReply } from '../../../contract/subscription-orders.ts';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { call } from '../../api/call.ts';
import { createKeyring } from '../../api/keyring.ts';
import { refreshSubscriptions } from '../../data/subscription-queries.ts';
import { orderQuery } from '../../data/subscription-queries.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { toast } from '../../design/toast.tsx';
import classes from './subscriptions.module.css';

/** An order that became active meanwhile is shown as it is, behind what the API says of it. */
export function CancelOrderDialog(props: { order: OrderReply; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { order, name, onClose } = props;
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      keyring.with(order.id, (idempotencyKey) =>
        call('cancelSubscriptionOrder', { params: { orderId: order.id } }, { idempotencyKey }),
      ),
    onSuccess: (cancelled) => {
      queryClient.setQueryData(orderQuery(order.id).queryKey, cancelled);
      onClose();
      toast({
        tone: 'good',
        title: t('subscriptions.cancel.done', { name }),
        text: t('subscriptions.cancel.doneText'),
      });
    },
    onSettled: () => refreshSubscriptions(queryClient),
  });
  const cards = order.simCards.length;
  const atHand = order.simCards.filter(({ iccid }) => iccid !== null).length;
  return (
    <AskDialog
      title={t('subscriptions.cancel.title', { name })}
      deed={t('subscriptions.cancel.open')}
      isDangerous
      isBusy={isPending}
      error={error}
      onDeed={() => mutate()}
      onClose={onClose}
    >
      <ul className={classes.consequences}>
        <li>{t(order.replacesSimOf === null ? 'subscriptions.cancel.nothing' : 'subscriptions.cancel.oldCard')}</li>
        {order.number !== null && (
          <li>
            {t(order.status === 'waiting-for-port' ? 'subscriptions.cancel.port' : 'subscriptions.cancel.number', {
              number: formatPhoneNumber(order.number),
            })}
          </li>
        )}
        {atHand > 0 && <li>{t('subscriptions.cancel.sim', { count: atHand })}</li>}
        {atHand < cards && <li>{t('subscriptions.cancel.shipment')}</li>}
        <li>{t('subscriptions.cancel.final')}</li>
      </ul>
    </AskDialog>
  );
}
