/** *Byt tid*: another hour, of those at which a number can move, and what that means. */
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../../contract/port-requests.ts';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { toast } from '../../design/toast.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { useTelling } from '../../design/use-telling.ts';
import { errorAt, otherErrors } from '../../ports/placed-errors.ts';
import { PortDialog } from '../../ports/port-dialog.tsx';
import { startFault, tellStart } from '../../ports/start.ts';
import { StartField, usePortWindows } from '../../ports/start-field.tsx';
import { useFocusOnInvalid } from '../../ports/use-focus-on-invalid.ts';
import { usePortCommand } from '../../ports/use-port-command.ts';
import classes from './subscriptions.module.css';

export function RescheduleDialog({ request, onClose }: { request: PortRequestReply; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { numberKind, confirmedStart, requestedStart, state } = request;
  const number = formatPhoneNumber(request.number);
  const current = confirmedStart ?? requestedStart;
  const [start, setStart, isRestored] = useKeptState('port-hour', current);
  const windows = usePortWindows(numberKind);
  const { mutate, isPending, error, reset } = usePortCommand(request, (changed) => {
    onClose();
    toast({
      tone: 'good',
      title: t('port.reschedule.done', { number }),
      text: tellStart(changed.requestedStart, language),
    });
  });
  const form = useFocusOnInvalid(error);
  const fault = startFault(start, windows.data);
  return (
    <PortDialog
      request={request}
      kind="reschedule"
      title={t('port.reschedule.title', { number })}
      deed={t('port.reschedule.deed')}
      isWide
      isFilledIn={start !== current}
      isRestored={isRestored}
      reasonNot={start === current ? t('port.reschedule.same') : fault}
      isBusy={isPending}
      error={otherErrors(error, ['requestedStart'])}
      onDeed={() => mutate({ kind: 'reschedule', body: { requestedStart: start } })}
      onClose={onClose}
    >
      <p>{t('port.reschedule.now', { hour: tellStart(current, language) })}</p>
      <div ref={form}>
        <StartField
          isFirst
          numberKind={numberKind}
          value={start}
          error={errorAt(error, 'requestedStart')}
          onChange={(chosen) => {
            reset();
            setStart(chosen);
          }}
        />
      </div>
      <ul className={classes.consequences}>
        {confirmedStart !== null && <li>{t('port.reschedule.confirmedGone')}</li>}
        {state !== 'awaiting-consent' && <li>{t('port.reschedule.again')}</li>}
        <li>{t('port.reschedule.order')}</li>
      </ul>
    </PortDialog>
  );
}
