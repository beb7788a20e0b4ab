/** *Avbryt flytten*: what happens to the number, the order, its SIM cards and the power of attorney, before it is done. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../../contract/port-requests.ts';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { orderQuery } from '../../data/subscription-queries.ts';
import { toast } from '../../design/toast.tsx';
import { PortDialog } from '../../ports/port-dialog.tsx';
import { usePortCommand } from '../../ports/use-port-command.ts';
import classes from './subscriptions.module.css';

/** `name` is the user's. */
export function CancelPortDialog(props: { request: PortRequestReply; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { request, name, onClose } = props;
  const number = formatPhoneNumber(request.number);
  const { simCards = [] } = useQuery(orderQuery(request.orderId)).data ?? {};
  const atHand = simCards.filter(({ iccid }) => iccid !== null).length;
  const { mutate, isPending, error } = usePortCommand(request, () => {
    onClose();
    toast({ tone: 'good', title: t('port.cancel.done', { number }), text: t('port.cancel.doneText') });
  });
  return (
    <PortDialog
      request={request}
      kind="cancel"
      title={t('port.cancel.title', { number })}
      deed={t('port.cancel.open')}
      wayBack={t('port.cancel.keep')}
      isDangerous
      isBusy={isPending}
      error={error}
      onDeed={() => mutate({ kind: 'cancel' })}
      onClose={onClose}
    >
      <ul className={classes.consequences}>
        <li>{t('port.cancel.stays', { number })}</li>
        <li>{t('port.cancel.order', { name })}</li>
        {atHand > 0 && <li>{t('subscriptions.cancel.sim', { count: atHand })}</li>}
        {atHand < simCards.length && <li>{t('subscriptions.cancel.shipment')}</li>}
        {request.documentId !== null && <li>{t('port.cancel.document')}</li>}
        <li>{t('port.cancel.final')}</li>
      </ul>
    </PortDialog>
  );
}
