/** The form of *Rätta och skicka igen*, when the organisation is known. */
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationReply } from '../../../contract/organization.ts';
import type { PortRequestReply } from '../../../contract/port-requests.ts';
import { formatOrganizationNumber } from '../../../domain/identity-number.ts';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { serverNow } from '../../api/server-clock.ts';
import { toast } from '../../design/toast.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { useTelling } from '../../design/use-telling.ts';
import { CorrectionSection } from '../../ports/correction-section.tsx';
import { correctionOf, correctionsOf, type CorrectionPart } from '../../ports/correction.ts';
import { DocumentField, useDocumentReason } from '../../ports/document-field.tsx';
import { OwnerFields } from '../../ports/owner-fields.tsx';
import { ownerErrors, ownerMustConsent, type OwnerValue } from '../../ports/owner.ts';
import { errorAt, otherErrors } from '../../ports/placed-errors.ts';
import { PortDialog } from '../../ports/port-dialog.tsx';
import { PortRejection } from '../../ports/port-rejection.tsx';
import ports from '../../ports/ports.module.css';
import { startFault, tellStart } from '../../ports/start.ts';
import { StartField, usePortWindows } from '../../ports/start-field.tsx';
import { useFocusOnInvalid } from '../../ports/use-focus-on-invalid.ts';
import { usePortCommand } from '../../ports/use-port-command.ts';

/** What is filled in of each part, and which parts are open. The identity number is kept nowhere. */
interface Draft {
  readonly owner: Omit<OwnerValue, 'identityNumber'>;
  readonly start: string;
  readonly documentId: string | null;
  readonly open: readonly CorrectionPart[];
}

const placed = [
  'corrections.currentOwner',
  'corrections.currentOwner.name',
  'corrections.currentOwner.identityNumber',
  'corrections.requestedStart',
  'corrections.documentId',
];

export function ResubmitForm(props: {
  request: PortRequestReply;
  organization: OrganizationReply;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { request, organization, onClose } = props;
  const number = formatPhoneNumber(request.number);
  const [begin] = useState(() => correctionOf(request, organization));
  const { identityNumber: known = '', ...asSent } = begin.owner;
  const [identityNumber, setIdentityNumber] = useState(known);
  const [draft, setDraft, isRestored] = useKeptState<Draft>('port-correction', {
    owner: asSent,
    start: request.requestedStart,
    documentId: request.documentId,
    open: [begin.part],
  });
  const [isAsked, setAsked] = useState(false);
  const [isUploading, setUploading] = useState(false);
  const windows = usePortWindows(request.numberKind);
  const documentReason = useDocumentReason(draft.documentId === request.documentId ? null : draft.documentId);
  const { mutate, isPending, error, reset, submittedAt } = usePortCommand(request, ({ state }) => {
    onClose();
    const isWaiting = state === 'awaiting-consent';
    toast({
      tone: 'good',
      title: t(isWaiting ? 'port.resubmit.doneWaiting' : 'port.resubmit.done', { number }),
      text: t(isWaiting ? 'port.resubmit.doneWaitingText' : 'port.resubmit.doneText'),
    });
  });

  const now = serverNow();
  const owner: OwnerValue = { ...draft.owner, identityNumber };
  const isStartGone = windows.data !== undefined && startFault(request.requestedStart, windows.data) !== null;
  const isOpen = (part: CorrectionPart): boolean =>
    draft.open.includes(part) ||
    (part === 'start' && (isStartGone || errorAt(error, 'corrections.requestedStart') !== undefined)) ||
    (part === 'owner' && errorAt(error, 'corrections.currentOwner') !== undefined) ||
    (part === 'document' && errorAt(error, 'corrections.documentId') !== undefined);
  const corrections = correctionsOf(
    request,
    {
      owner: isOpen('owner') ? owner : null,
      start: isOpen('start') ? draft.start : null,
      documentId: draft.documentId,
    },
    organization,
  );
  const wrongOwner = corrections?.currentOwner === undefined ? {} : ownerErrors(owner, organization, { language, now });
  const wrongStart = isOpen('start') ? startFault(draft.start, windows.data) : null;
  const isRight = Object.keys(wrongOwner).length === 0 && wrongStart === null;
  const form = useFocusOnInvalid(isAsked || error !== null ? `${isAsked} ${submittedAt} ${error}` : null);
  const needsConsent =
    corrections?.currentOwner === undefined
      ? request.needsConsent
      : ownerMustConsent(owner, organization, now) === true;

  const change = (typed: Partial<Draft>) => {
    reset();
    setDraft({ ...draft, ...typed });
  };
  const openPart = (part: CorrectionPart) => change({ open: [...draft.open, part] });
  const reasonNot = isUploading
    ? t('port.consent.uploading')
    : (documentReason ?? (corrections === null ? t('port.resubmit.nothing') : null));
  const part = (name: CorrectionPart) => ({
    isFirst: name === begin.part,
    first: name === begin.part ? reasonToBegin(request, t) : null,
    isOpen: isOpen(name),
    onOpen: () => openPart(name),
  });
  return (
    <PortDialog
      request={request}
      kind="resubmit"
      title={t('port.resubmit.title', { number })}
      deed={t('port.resubmit.deed')}
      isWide
      isFilledIn={corrections !== null || isUploading}
      isRestored={isRestored}
      reasonNot={reasonNot}
      isBusy={isPending}
      error={otherErrors(error, placed)}
      onDeed={() => {
        setAsked(true);
        if (isRight && corrections !== null) mutate({ kind: 'resubmit', body: { corrections } });
      }}
      onClose={onClose}
    >
      {request.rejection !== null && <PortRejection rejection={request.rejection} />}
      <div className={ports.parts} ref={form}>
        <CorrectionSection
          title={t('port.resubmit.owner')}
          sent={`${request.currentOwner.name}, ${formatOrganizationNumber(request.currentOwner.maskedIdentityNumber)}`}
          {...part('owner')}
        >
          <OwnerFields
            value={owner}
            first={begin.first}
            errors={{
              ...(isAsked && wrongOwner),
              ...errorsOf(error),
            }}
            onChange={({ identityNumber: typed = '', ...others }) => {
              setIdentityNumber(typed);
              change({ owner: others });
            }}
          />
        </CorrectionSection>
        <CorrectionSection
          title={t('port.resubmit.hour')}
          sent={tellStart(request.requestedStart, language)}
          {...part('start')}
        >
          {isStartGone && <p>{t('port.resubmit.hourGone')}</p>}
          <StartField
            isFirst={begin.part === 'start'}
            numberKind={request.numberKind}
            value={draft.start}
            error={errorAt(error, 'corrections.requestedStart')}
            onChange={(start) => change({ start })}
          />
        </CorrectionSection>
        {(needsConsent || request.documentId !== null) && (
          <CorrectionSection
            title={t('port.resubmit.consent')}
            isFirst={false}
            first={null}
            isOpen
            onOpen={() => undefined}
          >
            {needsConsent && draft.documentId === null && (
              <p className={ports.quiet}>{t('port.resubmit.consentNeeded')}</p>
            )}
            <DocumentField
              value={draft.documentId}
              error={errorAt(error, 'corrections.documentId')}
              onBusy={setUploading}
              onChange={(documentId) => change({ documentId })}
            />
          </CorrectionSection>
        )}
      </div>
    </PortDialog>
  );
}

/** Why the correction begins where it does; null: nobody knows what is to be corrected. */
function reasonToBegin({ rejection }: PortRequestReply, t: TFunction): string | null {
  switch (rejection?.reasonCode) {
    case 'other':
    case undefined:
      return null;
    case 'series-cannot-be-split':
    case 'prepaid-unregistered':
    case 'wrong-configuration':
      return t('port.resubmit.firstHour');
    default:
      return t('port.resubmit.first');
  }
}

/** What the API rejects of the owner. */
function errorsOf(error: unknown): Partial<Record<keyof OwnerValue, string>> {
  const [who, name, identityNumber] = [
    errorAt(error, 'corrections.currentOwner'),
    errorAt(error, 'corrections.currentOwner.name'),
    errorAt(error, 'corrections.currentOwner.identityNumber'),
  ];
  return {
    ...(who !== undefined && { who }),
    ...(name !== undefined && { name }),
    ...(identityNumber !== undefined && { identityNumber }),
  };
}
