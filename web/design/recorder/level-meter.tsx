/** How loud it is just now, as a bar. Says so in words when nothing is heard. */
import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './recorder.module.css';

/** Of full scale: a quiet room with a poor microphone is below. */
const silence = 0.004;
const silentMilliseconds = 4000;
/** With less motion the bar moves in steps. */
const calmMilliseconds = 500;

export function LevelMeter({ analyser }: { analyser: AnalyserNode }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const [isSilent, setSilent] = useState(false);
  const isCalm = useReducedMotion();
  useEffect(() => {
    const samples = new Float32Array(analyser.fftSize);
    let [heardAt, shownAt, frame] = [performance.now(), 0, 0];
    const show = (now: number): void => {
      frame = requestAnimationFrame(show);
      if (isCalm && now - shownAt < calmMilliseconds) return;
      shownAt = now;
      analyser.getFloatTimeDomainData(samples);
      const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      if (level > silence) heardAt = now;
      setSilent(now - heardAt > silentMilliseconds);
      if (bar.current !== null) bar.current.style.transform = `scaleX(${shareOf(level)})`;
    };
    frame = requestAnimationFrame(show);
    return () => cancelAnimationFrame(frame);
  }, [analyser, isCalm]);
  return (
    <>
      <div className={classes.meter} aria-hidden>
        <div className={classes.level} ref={bar} />
      </div>
      <p className={classes.silent} role="status">
        {isSilent && t('recorder.silent')}
      </p>
    </>
  );
}

/** From -60 dB of full scale to 0, as a share of the bar: people hear in decibels. */
const shareOf = (level: number): number => Math.min(1, Math.max(0, 1 + (20 * Math.log10(Math.max(level, 1e-6))) / 60));
