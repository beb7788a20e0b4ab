/** One of the voice messages that are ready, a button that plays it, and one that opens the recorder. */
import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconMicrophone } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useId, useRef, useState, type Ref } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { VoiceMessageReply } from '../../contract/voice-messages.ts';
import { voiceMessagesQuery } from '../data/voice-message-queries.ts';
import { FieldHint } from '../design/field-hint.tsx';
import { ReadNotice } from '../design/notice.tsx';
import { together } from '../design/reads.ts';
import classes from './voice-message-choice.module.css';
import { useRecorderDialog } from './use-recorder-dialog.ts';
import { useRejection } from './voice-message-state.tsx';

// A new thing has no message to listen to.
const VoiceMessagePlayer = lazy(async () => ({
  default: (await import('./voice-message-player.tsx')).VoiceMessagePlayer,
}));

/**
 * `label` names the field and its buttons; `id` is that of the input where a label is shown. `empty` is the name of the empty text, and
 * `emptyMessageId` the message that is heard then. `onStatus` is called when the chosen message has come further: it is ready, rejected or
 * deleted now.
 */
export function VoiceMessageChoice(props: {
  id?: string;
  label: string;
  empty: string;
  emptyMessageId?: string | null;
  error?: string | undefined;
  inputRef?: Ref<HTMLSelectElement>;
  name?: string;
  value: string;
  onChange: (id: string) => void;
  onBlur?: () => void;
  onStatus?: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const list = useQuery(voiceMessagesQuery);
  const hintId = useId();
  const row = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<true | null>(null);
  const recorder = useRecorderDialog(opened, setOpened);
  const { inputRef, label, value, onChange } = props;
  // Chosen before what was recorded here, which may be rejected.
  const [earlier, setEarlier] = useState(value);
  const chosen = list.data?.find(({ id }) => id === value);
  const ready = (list.data ?? []).filter(({ status }) => status === 'ready');
  const heard = list.data?.find(({ id }) => id === (value === '' ? props.emptyMessageId : value));
  const former = list.data?.find(({ id, status }) => id === earlier && status === 'ready');
  const standing = standingOf(value, chosen, list.data !== undefined);
  useOnChange(standing, props.onStatus);
  const others = {
    none: [],
    ready: [],
    unknown: [{ value, label: '…' }],
    checking: [{ value, label: t('voiceMessageField.checking', { name: chosen?.name }) }],
    rejected: [{ value, label: t('voiceMessageField.unusable', { name: chosen?.name }) }],
    gone: [{ value, label: t('voiceMessageField.gone') }],
  }[standing];
  const take = (message: VoiceMessageReply) => {
    queryClient.setQueryData(voiceMessagesQuery.queryKey, (known) =>
      known === undefined || known.some(({ id }) => id === message.id) ? known : [message, ...known],
    );
    void queryClient.invalidateQueries({ queryKey: voiceMessagesQuery.queryKey });
    onChange(message.id);
  };
  return (
    <div className={classes.choice}>
      <div className={classes.row} ref={row}>
        <NativeSelect
          id={props.id}
          className={classes.select ?? ''}
          size="md"
          ref={inputRef}
          name={props.name}
          aria-label={props.id === undefined ? label : undefined}
          error={props.error}
          value={value}
          data={[
            { value: '', label: props.empty },
            ...others,
            ...ready.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          onBlur={props.onBlur}
        />
        <ActionIcon
          variant="default"
          size={42}
          aria-label={t('field.button', { field: label, button: t('voiceMessageField.record') })}
          title={t('voiceMessageField.record')}
          aria-haspopup="dialog"
          aria-describedby={hintId}
          onClick={() => {
            if (standing !== 'rejected') setEarlier(value);
            setOpened(true);
          }}
        >
          <IconMicrophone size={20} stroke={1.8} aria-hidden />
        </ActionIcon>
        {heard?.status === 'ready' && (
          <div className={classes.player}>
            <Suspense>
              <VoiceMessagePlayer message={heard} field={label} isCompact />
            </Suspense>
          </div>
        )}
      </div>
      <div id={hintId} className={classes.hint}>
        <Standing standing={standing} message={chosen} />
      </div>
      {standing === 'rejected' && former !== undefined && (
        <div>
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              onChange(former.id);
              // The button goes, and the focus would go with it.
              row.current?.querySelector('select')?.focus();
            }}
          >
            {t('voiceMessageField.takeBack', { name: former.name })}
          </Button>
        </div>
      )}
      <ReadNotice reads={together(list)} missing={t('voiceMessageField.unread')} />
      {recorder.Dialog !== null && (
        <OverTheForm>
          <recorder.Dialog
            onSent={take}
            onDone={() => setOpened(null)}
            onRejected={() => onChange(earlier)}
            onClose={() => setOpened(null)}
          />
        </OverTheForm>
      )}
    </div>
  );
}

type StandingKind = 'none' | 'unknown' | 'checking' | 'ready' | 'rejected' | 'gone';

function standingOf(value: string, chosen: VoiceMessageReply | undefined, isRead: boolean): StandingKind {
  if (value === '') return 'none';
  if (chosen === undefined) return isRead ? 'gone' : 'unknown';
  return chosen.status === 'uploading' ? 'checking' : chosen.status;
}

/** How far the chosen message has come, as long as that is not what one expects; that it is ready after it was waited for. */
function Standing({ standing, message }: { standing: StandingKind; message: VoiceMessageReply | undefined }) {
  const { t } = useTranslation();
  const rejection = useRejection(message ?? { status: 'ready', rejectedBecause: null });
  const [awaited, setAwaited] = useState<string | undefined>();
  if (standing === 'checking' && awaited !== message?.id) setAwaited(message?.id);
  if (standing === 'checking') {
    return (
      <FieldHint tone="neutral" icon={IconHourglass}>
        {t('voiceMessageField.checkingHint')}
      </FieldHint>
    );
  }
  if (standing === 'ready' && message?.id === awaited) {
    return (
      <FieldHint tone="good" icon={IconCircleCheck}>
        {t('voiceMessageField.isReady')}
      </FieldHint>
    );
  }
  if (standing === 'rejected' || standing === 'gone') {
    return (
      <FieldHint tone="warn" icon={IconAlertTriangle}>
        {rejection ?? t('voiceMessageField.isGone')}
      </FieldHint>
    );
  }
  return null;
}

/** Outside of the form in the page, which cannot have another form in it. A submit or a key in it is none of that form, which saves on Ctrl-Enter. */
const OverTheForm = ({ children }: { children: React.ReactElement }) =>
  createPortal(
    <div
      role="presentation"
      onSubmit={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {children}
    </div>,
    document.body,
  );

/** Calls back when a value has become another; not for the first one. */
function useOnChange(value: string, onChange: (() => void) | undefined): void {
  const before = useRef(value);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    latest.current?.();
  }, [value]);
}
