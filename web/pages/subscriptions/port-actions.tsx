/** What can be done with a port request now. Dialogs are loaded when somebody opens them. */
import { Button } from '@mantine/core';
import { IconCalendarEvent, IconCalendarPlus, IconPencil, IconUpload, IconX } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../../contract/port-requests.ts';
import { PanelActions } from '../../design/side-panel.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { LetterButton } from '../../ports/letter-button.tsx';
import { usePortCalendar } from '../../ports/use-port-calendar.ts';
import { usePortRules } from '../../ports/use-port-rules.ts';

const CancelPortDialog = lazy(async () => ({
  default: (await import('./cancel-port-dialog.tsx')).CancelPortDialog,
}));

const ResubmitDialog = lazy(async () => ({ default: (await import('./resubmit-dialog.tsx')).ResubmitDialog }));
const RescheduleDialog = lazy(async () => ({ default: (await import('./reschedule-dialog.tsx')).RescheduleDialog }));
const ConsentDialog = lazy(async () => ({ default: (await import('./consent-dialog.tsx')).ConsentDialog }));

/** States in which the hour lies ahead, as far as anybody knows. */
const ahead: readonly PortRequestReply['state'][] = ['submitted', 'donor-silent', 'accepted', 'locked'];

/** `name` is the user's. */
export function PortActions({ request, name }: { request: PortRequestReply; name: string }) {
  const { t } = useTranslation();
  const { isLegal } = usePortRules(request);
  const [open, setOpen] = useKeptState<'resubmit' | 'consent' | 'reschedule' | 'cancel' | null>('port-dialog', null);
  const close = () => setOpen(null);
  const calendar = usePortCalendar(request, name);
  return (
    <>
      <PanelActions>
        {isLegal('resubmit') && (
          <Button leftSection={<IconPencil size={17} stroke={1.8} aria-hidden />} onClick={() => setOpen('resubmit')}>
            {t('port.resubmit.open')}
          </Button>
        )}
        {isLegal('consent') && (
          <Button leftSection={<IconUpload size={17} stroke={1.8} aria-hidden />} onClick={() => setOpen('consent')}>
            {t('port.consent.open')}
          </Button>
        )}
        {request.needsConsent && isLegal('cancel') && <LetterButton request={request} />}
        {ahead.includes(request.state) && (
          <Button
            variant="default"
            leftSection={<IconCalendarPlus size={17} stroke={1.8} aria-hidden />}
            loading={calendar.isSaving}
            onClick={calendar.save}
          >
            {t('port.calendar.open')}
          </Button>
        )}
        {isLegal('reschedule') && (
          <Button
            variant="default"
            leftSection={<IconCalendarEvent size={17} stroke={1.8} aria-hidden />}
            onClick={() => setOpen('reschedule')}
          >
            {t('port.reschedule.open')}
          </Button>
        )}
        {isLegal('cancel') && (
          <Button
            variant="default"
            leftSection={<IconX size={17} stroke={1.8} aria-hidden />}
            onClick={() => setOpen('cancel')}
          >
            {t('port.cancel.open')}
          </Button>
        )}
      </PanelActions>
      <Suspense>
        {open === 'resubmit' && <ResubmitDialog request={request} onClose={close} />}
        {open === 'consent' && (
          <ConsentDialog request={request} onReschedule={() => setOpen('reschedule')} onClose={close} />
        )}
        {open === 'reschedule' && <RescheduleDialog request={request} onClose={close} />}
        {open === 'cancel' && <CancelPortDialog request={request} name={name} onClose={close} />}
      </Suspense>
    </>
  );
}
