/** A new voice message: recorded on the spot, or a file. Open until it can be used, or somebody closes it. */
import { UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconMicrophone, IconUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoiceMessageReply } from '../../contract/voice-messages.ts';
import { mostSeconds } from '../../domain/upload.ts';
import { voiceMessagesKey } from '../data/voice-message-queries.ts';
import { AskDialog } from '../design/ask-dialog.tsx';
import { Recorder } from '../design/recorder/recorder.tsx';
import type { Recorded } from '../design/recorder/record.ts';
import { mediaTypeOf } from '../design/upload/check-file.ts';
import { DropZone } from '../design/upload/drop-zone.tsx';
import { UploadProgress } from '../design/upload/upload-progress.tsx';
import { useUpload } from '../design/upload/use-upload.ts';
import { useDraftSource, useKeptDraft, useKeptState } from '../design/use-draft.ts';
import { CheckDialog } from './check-dialog.tsx';
import { NameField } from './name-field.tsx';
import classes from './voice-message-dialog.module.css';
import { acceptedRecordings, recordingRules, recordingUpload, type NamedRecording } from './voice-message-upload.ts';

export type RecordingWay = 'record' | 'upload';

const ways = [
  { way: 'record', Icon: IconMicrophone },
  { way: 'upload', Icon: IconUpload },
] as const satisfies readonly { way: RecordingWay; Icon: unknown }[];

/** A recording that is cut after exactly five minutes may be a moment longer, and would be rejected. */
const recordedSeconds = mostSeconds - 1;

/**
 * `first` is the way that is open at first. `onSent` has the message when its file is uploaded, `onDone` when it is `ready`. `onRejected`:
 * it was rejected, and the dialog goes on without it.
 */
export function RecordOrUploadDialog(props: {
  first?: RecordingWay;
  onSent?: (message: VoiceMessageReply) => void;
  onDone: (message: VoiceMessageReply) => void;
  onRejected?: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [way, setWay] = useState<RecordingWay>(props.first ?? 'record');
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const [isRecording, setRecording] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [name, setName, isRestored] = useKeptState('voice-message-name', '');
  const upload = useUpload(recordingUpload);
  const { phase } = upload.state;
  const source = useRef<NamedRecording | null>(null);
  // The library shows what has been created, and what has been taken back.
  useEffect(() => {
    if (phase !== 'beginning') void queryClient.invalidateQueries({ queryKey: [...voiceMessagesKey, 'all'] });
  }, [phase, queryClient]);

  const chosen = way === 'record' ? (recorded?.file ?? null) : file;
  // A recording is too large to be kept; that there was one is not.
  const hadRecording = useKeptDraft<true>('voice-message-recording') ?? false;
  useDraftSource('voice-message-recording', () => (isRecording || chosen !== null ? true : undefined));
  const submit = () => {
    if (chosen === null || reasonNot() !== null) return;
    const contentType = way === 'record' ? chosen.type : (file && mediaTypeOf(file, recordingRules)) || chosen.type;
    const next = { file: chosen, contentType, name: name.trim() };
    // The same again goes on where it was cut off.
    const isSame = source.current?.file === next.file && source.current.name === next.name;
    if (!isSame) source.current = next;
    if (source.current !== null) upload.start(source.current);
  };
  /** What failed is no longer what would be sent. */
  const forgetFailure = () => {
    if (phase === 'failed') upload.abort();
  };
  const rename = (next: string) => {
    forgetFailure();
    setName(next);
  };
  const restart = () => {
    upload.reset();
    setRecorded(null);
    setFile(null);
  };
  const chooseFile = (next: File) => {
    forgetFailure();
    setFile(next);
    if (name.trim() === '') setName(nameOf(next));
  };

  if (upload.state.phase === 'sent') {
    return (
      <CheckDialog
        message={upload.state.thing}
        onSent={props.onSent}
        onDone={props.onDone}
        onRejected={props.onRejected}
        onRestart={restart}
        onClose={props.onClose}
      />
    );
  }
  const isBusy = phase === 'beginning' || phase === 'sending';
  return (
    <AskDialog
      title={t('voiceMessages.new.title')}
      deed={t('action.save')}
      isWide
      isFilledIn={isRecording || isBusy || chosen !== null || name.trim() !== ''}
      isRestored={chosen === null && !isRecording && (isRestored || hadRecording)}
      restoredText={hadRecording ? t('voiceMessages.new.restored') : undefined}
      reasonNot={reasonNot()}
      isBusy={isBusy}
      error={null}
      onDeed={submit}
      onClose={props.onClose}
    >
      <UploadProgress state={upload.state} onRetry={submit} onAbort={upload.abort} />
      <div hidden={isBusy} className={classes.source}>
        <div className={classes.ways} role="group" aria-label={t('voiceMessages.new.way')}>
          {ways.map(({ way: each, Icon }) => (
            <UnstyledButton
              type="button"
              key={each}
              className={classes.way ?? ''}
              aria-pressed={way === each}
              disabled={isRecording}
              onClick={() => {
                if (each !== way) forgetFailure();
                setWay(each);
              }}
            >
              <Icon size={18} stroke={1.8} aria-hidden />
              <span>{t(`voiceMessages.new.${each}`)}</span>
            </UnstyledButton>
          ))}
        </div>
        {way === 'record' ? (
          <Recorder
            mostSeconds={recordedSeconds}
            recorded={recorded}
            onRecorded={(next) => {
              forgetFailure();
              setRecorded(next);
            }}
            onActive={setRecording}
            otherwise={<p>{t('voiceMessages.new.otherwise')}</p>}
          />
        ) : (
          <DropZone
            label={t('voiceMessages.new.file')}
            hint={t('voiceMessages.new.fileHint')}
            accept={acceptedRecordings}
            rules={recordingRules}
            file={file}
            onFile={chooseFile}
          />
        )}
        <NameField value={name} onChange={rename} />
      </div>
    </AskDialog>
  );

  function reasonNot(): string | null {
    if (isRecording) return t('voiceMessages.new.stopFirst');
    if (chosen === null) return t(way === 'record' ? 'voiceMessages.new.recordFirst' : 'voiceMessages.new.chooseFirst');
    return name.trim() === '' ? t('voiceMessages.new.nameFirst') : null;
  }
}

/** *julafton.m4a* → *julafton*. */
const nameOf = ({ name }: File): string => name.replace(/\.[^.]+$/, '').slice(0, 100);
