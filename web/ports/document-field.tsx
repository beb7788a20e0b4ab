/** The power of attorney of a port: dropped, chosen or photographed, then checked by us. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck, IconFileText, IconHourglass } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentReply } from '../../contract/documents.ts';
import type { RejectionReason } from '../../domain/upload.ts';
import { documentQuery } from '../data/port-queries.ts';
import { FieldHint } from '../design/field-hint.tsx';
import { ReadNotice } from '../design/notice.tsx';
import { together } from '../design/reads.ts';
import { DropZone } from '../design/upload/drop-zone.tsx';
import uploads from '../design/upload/upload.module.css';
import { UploadProgress } from '../design/upload/upload-progress.tsx';
import { useUpload } from '../design/upload/use-upload.ts';
import { acceptedLetters, letterRules, letterUpload } from './document-upload.ts';
import classes from './document-field.module.css';

/** How far a document has come. Nothing is read for null. */
const useDocument = (documentId: string | null) =>
  useQuery({ ...documentQuery(documentId ?? ''), enabled: documentId !== null });

/** Why a form cannot be sent with a document: it is being checked, or was rejected. Null: it can, or there is none. */
export function useDocumentReason(documentId: string | null): string | null {
  const { t } = useTranslation();
  const { data } = useDocument(documentId);
  if (data === undefined || data.status === 'ready') return null;
  return t(data.status === 'rejected' ? 'ports.document.chooseOther' : 'ports.document.wait');
}

/**
 * `value`: the id of the document, from when its file was sent. One that cannot be used stays the value until another is chosen, so that people see
 * why. `error`: what else is wrong. `isFirst`: has the focus when a dialog opens. `onBusy`: whether a file is on its way.
 */
export function DocumentField(props: {
  value: string | null;
  onChange: (documentId: string) => void;
  error?: string | undefined;
  isFirst?: boolean;
  onBusy?: (isBusy: boolean) => void;
}) {
  const { t } = useTranslation();
  const { value, error } = props;
  const [isChanging, setChanging] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const upload = useUpload(letterUpload);
  const document = useDocument(value);
  const { state } = upload;
  const isBusy = state.phase === 'beginning' || state.phase === 'sending';
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => latest.current.onBusy?.(isBusy), [isBusy]);
  const { reset } = upload;
  const sentId = state.phase === 'sent' ? state.thing.id : null;
  useEffect(() => {
    if (sentId === null) return;
    reset();
    setFile(null);
    setChanging(false);
    latest.current.onChange(sentId);
  }, [sentId, reset]);
  const send = (chosen: File) => {
    setFile(chosen);
    upload.start(chosen);
  };
  const isUsable = value !== null && document.data?.status !== 'rejected';
  return (
    <div
      className={classes.document}
      role="group"
      aria-label={t('ports.document.label')}
      tabIndex={-1}
      data-invalid={error !== undefined}
    >
      {error !== undefined && (
        <p className={uploads.fault} role="alert">
          {error}
        </p>
      )}
      {value !== null && document.isPending && <Skeleton height={52} aria-busy />}
      <ReadNotice reads={together(document)} missing={t('ports.document.unread')} />
      {document.data !== undefined && <DocumentCard document={document.data} />}
      <UploadProgress
        state={state}
        onRetry={() => file !== null && upload.start(file)}
        onAbort={() => {
          upload.abort();
          setFile(null);
        }}
      />
      {!isBusy && isUsable && !isChanging && (
        <Button className={classes.other ?? ''} variant="default" onClick={() => setChanging(true)}>
          {t('upload.chooseOther')}
        </Button>
      )}
      {!isBusy && (!isUsable || isChanging) && (
        <DropZone
          label={t('ports.document.file')}
          hint={t('ports.document.fileHint')}
          photoLabel={t('ports.document.photo')}
          accept={acceptedLetters}
          rules={letterRules}
          icon={IconFileText}
          isLater={props.isFirst !== true}
          file={file}
          onFile={send}
        />
      )}
    </div>
  );
}

/** What it is called and how far it has come; why it was rejected, and what to do. */
function DocumentCard({ document }: { document: DocumentReply }) {
  const { t } = useTranslation();
  const rejectionText = useRejectionText();
  const { status, fileName, pages } = document;
  return (
    <div className={classes.card} data-state={status}>
      <p className={classes.file}>
        <IconFileText size={20} stroke={1.7} aria-hidden />
        <span className={uploads.fileName}>{fileName}</span>
        {pages !== null && <span className={uploads.quiet}>{t('ports.document.pages', { count: pages })}</span>}
      </p>
      {status === 'rejected' ? (
        <p className={uploads.fault} role="status">
          {rejectionText(document.rejectedBecause ?? 'damaged')}
        </p>
      ) : (
        <FieldHint
          tone={status === 'ready' ? 'good' : 'neutral'}
          icon={status === 'ready' ? IconCircleCheck : IconHourglass}
        >
          {t(status === 'ready' ? 'ports.document.ready' : 'ports.document.checking')}
        </FieldHint>
      )}
    </div>
  );
}

/** Some reasons have other sentences than those of a recording. */
const ownReasons = ['too-large', 'unknown-format', 'damaged', 'takes-too-long'] as const;

function useRejectionText(): (reason: RejectionReason) => string {
  const { t } = useTranslation();
  return (reason) => {
    const own = ownReasons.find((each) => each === reason);
    return own === undefined ? t(`upload.rejected.${reason}`) : t(`ports.document.rejected.${own}`);
  };
}
