/** Records a sound: one round button, the level, the seconds left; then it can be listened to and recorded again. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconMicrophone, IconPlayerStopFilled, IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Elements } from '../elements.ts';
import { FormProblem } from '../form-problem.tsx';
import { Player } from '../player/player.tsx';
import { tellLength, tellMinutes } from '../player/tell-minutes.ts';
import { useTelling } from '../use-telling.ts';
import { LevelMeter } from './level-meter.tsx';
import type { Recorded } from './record.ts';
import classes from './recorder.module.css';
import { useRecorder } from './use-recorder.ts';

/**
 * `recorded` is what there is, and `onRecorded` has the next: null when it is recorded again. `onActive`: whether it is recording just now.
 * `otherwise` stands where recording is not possible: another way.
 */
export function Recorder(props: {
  mostSeconds: number;
  recorded: Recorded | null;
  onRecorded: (recorded: Recorded | null) => void;
  onActive: (isActive: boolean) => void;
  otherwise?: Elements;
}) {
  const { t } = useTranslation();
  const { recorded, onRecorded, onActive } = props;
  const button = useRef<HTMLButtonElement>(null);
  // What takes the place of the element that had the focus.
  const [focused, setFocused] = useState<'player' | 'button' | null>(null);
  const { state, start, stop } = useRecorder(props.mostSeconds, (next) => {
    if (button.current === document.activeElement) setFocused('player');
    onRecorded(next);
  });
  const isActive = state.phase === 'recording' || state.phase === 'asking';
  useEffect(() => {
    onActive(isActive);
  }, [isActive, onActive]);
  const restart = () => {
    setFocused('button');
    onRecorded(null);
    start();
  };
  const stopByHand = () => {
    setFocused('player');
    stop();
  };
  if (recorded !== null && !isActive) {
    return <Result recorded={recorded} isFirst={focused === 'player'} onRestart={restart} />;
  }
  return (
    <div className={classes.recorder}>
      {state.phase === 'failed' && (
        <FormProblem title={t('recorder.fault.title')}>
          <p>{t(`recorder.fault.${state.fault}`)}</p>
          {props.otherwise}
        </FormProblem>
      )}
      <UnstyledButton
        ref={button}
        type="button"
        autoFocus={focused === 'button'}
        className={classes.button ?? ''}
        data-active={state.phase === 'recording'}
        data-autofocus
        aria-disabled={state.phase === 'asking'}
        aria-label={t(state.phase === 'recording' ? 'recorder.stop' : 'recorder.start')}
        onClick={state.phase === 'recording' ? stopByHand : start}
      >
        {state.phase === 'recording' ? (
          <IconPlayerStopFilled size={34} aria-hidden />
        ) : (
          <IconMicrophone size={34} stroke={1.7} aria-hidden />
        )}
      </UnstyledButton>
      <p className={classes.told} role="status">
        {t(
          state.phase === 'recording'
            ? 'recorder.recording'
            : state.phase === 'asking'
              ? 'recorder.asking'
              : 'recorder.ready',
        )}
      </p>
      {state.phase === 'recording' && (
        <>
          <TimeLeft startedAt={state.startedAt} mostSeconds={props.mostSeconds} />
          {state.recording.analyser !== null && <LevelMeter analyser={state.recording.analyser} />}
        </>
      )}
    </div>
  );
}

/** Is read aloud only when little is left. */
const announcedSeconds = 10;

function TimeLeft({ startedAt, mostSeconds }: { startedAt: number; mostSeconds: number }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 200);
    return () => clearInterval(timer);
  }, []);
  const gone = Math.floor((now - startedAt) / 1000);
  const left = Math.max(0, Math.ceil(mostSeconds) - gone);
  return (
    <>
      <p className={classes.time} role="timer" aria-live="off">
        <span className={classes.gone}>{tellMinutes(gone)}</span>
        <span className={classes.left}>{t('recorder.left', { time: tellMinutes(left) })}</span>
      </p>
      <p className={classes.hidden} role="status">
        {left <= announcedSeconds && t('recorder.soon', { duration: tellLength(announcedSeconds, language) })}
      </p>
    </>
  );
}

/** `isFirst`: the player takes the focus. */
function Result({ recorded, isFirst, onRestart }: { recorded: Recorded; isFirst: boolean; onRestart: () => void }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const address = useAddress(recorded.file);
  const { seconds, end } = recorded;
  return (
    <div className={classes.result}>
      <p className={classes.told} role="status" data-warning={end === 'unplugged'}>
        {t(`recorder.end.${end}`, { duration: tellLength(seconds, language) })}
      </p>
      <Player
        label={t('recorder.result')}
        seconds={seconds}
        read={() => Promise.resolve(address())}
        isFirst={isFirst}
      />
      <div>
        <Button variant="default" leftSection={<IconRefresh size={18} stroke={1.8} aria-hidden />} onClick={onRestart}>
          {t('recorder.again')}
        </Button>
      </div>
    </div>
  );
}

/** An address of what was recorded, as long as it is shown. */
function useAddress(file: Blob): () => string {
  const [made] = useState(() => new Map<Blob, string>());
  useEffect(
    () => () => {
      for (const address of made.values()) URL.revokeObjectURL(address);
      made.clear();
    },
    [made],
  );
  return () => {
    const known = made.get(file) ?? URL.createObjectURL(file);
    made.set(file, known);
    return known;
  };
}
