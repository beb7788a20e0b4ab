/** *Avbryt flytten*: what happens to the number, the order, its SIM cards and the power of attorney, before it is done. */
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../../contract/port-requests.ts';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { toast } from '../../design/toast.tsx';
import { PortDialog } from '../../ports/port-dialog.tsx';
import { usePortCommand } from '../../ports/use-port-command.ts';
import classes from './subscriptions.module.css';

/** `name` is the user's. */
export function CancelPortDialog(props: { request: PortRequestReply; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { request, name, onClose } = props;
  const number = formatPhoneNumber(request.number);
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
      isDangerous
      isBusy={isPending}
      error={error}
      onDeed={() => mutate({ kind: 'cancel' })}
      onClose={onClose}
    >
      <ul className={classes.consequences}>
        <li>{t('port.cancel.stays', { number })}</li>
        <li>{t('port.cancel.order', { name })}</li>
        <li>{t('port.cancel.sims')}</li>
        {request.documentId !== null && <li>{t('port.cancel.document')}</li>}
        <li>{t('port.cancel.final')}</li>
      </ul>
    </PortDialog>
  );
}
