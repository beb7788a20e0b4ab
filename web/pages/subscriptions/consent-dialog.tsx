/** *Ladda upp fullmakt*: the letter to sign, the signed one back, and then the request is sent. */
import { Button } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../../contract/port-requests.ts';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { FormNote } from '../../design/form-problem.tsx';
import { toast } from '../../design/toast.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { DocumentField, useDocumentReason } from '../../ports/document-field.tsx';
import { LetterButton } from '../../ports/letter-button.tsx';
import { errorAt, otherErrors } from '../../ports/placed-errors.ts';
import { PortDialog } from '../../ports/port-dialog.tsx';
import { startFault } from '../../ports/start.ts';
import { usePortWindows } from '../../ports/start-field.tsx';
import { useFocusOnInvalid } from '../../ports/use-focus-on-invalid.ts';
import { usePortCommand } from '../../ports/use-port-command.ts';
import ports from '../../ports/ports.module.css';

/** `onReschedule`: when there is no time for the hour any more, another one must be chosen first. */
export function ConsentDialog(props: { request: PortRequestReply; onReschedule: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { request, onClose } = props;
  const number = formatPhoneNumber(request.number);
  const [documentId, setDocumentId, isRestored] = useKeptState<string | null>('port-document', null);
  const [isUploading, setUploading] = useState(false);
  const documentReason = useDocumentReason(documentId);
  const windows = usePortWindows(request.numberKind);
  const { mutate, isPending, error, reset } = usePortCommand(request, () => {
    onClose();
    toast({ tone: 'good', title: t('port.consent.done', { number }), text: t('port.consent.doneText') });
  });
  const form = useFocusOnInvalid(error);
  const isHourGone =
    errorAt(error, 'requestedStart') !== undefined ||
    (windows.data !== undefined && startFault(request.requestedStart, windows.data) !== null);
  const reasonNot = isUploading
    ? t('port.consent.uploading')
    : documentId === null
      ? t('port.consent.choose')
      : documentReason;
  return (
    <PortDialog
      request={request}
      kind="consent"
      title={t('port.consent.title', { number })}
      deed={t('port.consent.deed')}
      isWide
      isFilledIn={documentId !== null || isUploading}
      isRestored={isRestored}
      reasonNot={isHourGone ? t('port.consent.hourGone') : reasonNot}
      isBusy={isPending}
      error={otherErrors(error, ['documentId', 'requestedStart'])}
      onDeed={() => documentId !== null && mutate({ kind: 'consent', body: { documentId } })}
      onClose={onClose}
    >
      <p>{t('port.consent.how', { owner: request.currentOwner.name })}</p>
      <div>
        <LetterButton request={request} />
      </div>
      {isHourGone && (
        <FormNote>
          <p>{t('port.consent.hourGone')}</p>
          <Button
            className={ports.noteButton ?? ''}
            variant="default"
            size="compact-md"
            leftSection={<IconCalendarEvent size={16} stroke={1.8} aria-hidden />}
            onClick={props.onReschedule}
          >
            {t('port.reschedule.open')}
          </Button>
        </FormNote>
      )}
      <div ref={form}>
        <DocumentField
          isFirst
          value={documentId}
          error={errorAt(error, 'documentId')}
          onBusy={setUploading}
          onChange={(id) => {
            reset();
            setDocumentId(id);
          }}
        />
      </div>
      <p className={ports.quiet}>{t('port.consent.then')}</p>
    </PortDialog>
  );
}
