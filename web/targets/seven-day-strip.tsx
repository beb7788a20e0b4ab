/** The coming seven days of a group or menu at a glance: three tones, each with a texture of its own, and where one is now. */
import { useTranslation } from 'react-i18next';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { localeOf } from '../design/time.ts';
import { useTelling } from '../design/use-telling.ts';
import { useTellDay } from './tell-day.ts';
import { daysAhead, type DayAhead, type DayPart } from './week-ahead.ts';
import classes from './seven-day-strip.module.css';

/** Drawn for the eye; whoever listens gets each day as a sentence. */
export function SevenDayStrip({ schedule, now }: { schedule: Schedule; now: EpochMilliseconds }) {
  const { t } = useTranslation();
  const tellDay = useTellDay();
  return (
    <ol className={classes.strip} aria-label={t('schedule.strip.label')}>
      {daysAhead(schedule, now).map((day) => (
        <li key={day.date} className={classes.day} title={tellDay(day)}>
          <DayDrawing day={day} now={now} />
          <DayName date={day.date} />
          <span className={classes.spoken}>{tellDay(day)}</span>
        </li>
      ))}
    </ol>
  );
}

/** `må`, `ti`: the figures would be too small to read. */
function DayName({ date }: { date: string }) {
  const { language } = useTelling();
  const name = new Intl.DateTimeFormat(localeOf(language), { weekday: 'short', timeZone: 'UTC' }).format(
    Date.parse(date),
  );
  return (
    <span className={classes.name} aria-hidden>
      {name.slice(0, 2)}
    </span>
  );
}

/** A day as a bar from midnight to midnight. */
export function DayDrawing({ day, now }: { day: DayAhead; now: EpochMilliseconds }) {
  const length = day.to - day.from;
  const place = (instant: EpochMilliseconds): number => ((instant - day.from) / length) * 100;
  return (
    <svg className={classes.drawing} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
      {day.parts.map((part) => (
        <PartDrawing key={part.from} part={part} place={place} />
      ))}
      {now >= day.from && now < day.to && <rect className={classes.now} x={place(now)} y={0} width={2.5} height={10} />}
    </svg>
  );
}

function PartDrawing({ part, place }: { part: DayPart; place: (instant: EpochMilliseconds) => number }) {
  const [x, end] = [place(part.from), place(part.to)];
  const isHatched = part.tone === 'closed-by-plan' || part.tone === 'open-by-plan';
  return (
    <g className={classes.part} data-tone={part.tone}>
      <rect x={x} y={0} width={end - x} height={10} />
      {isHatched && <path className={classes.hatch} d={hatch(x, end)} />}
    </g>
  );
}

/** Slanted lines across a part, so that the tones differ without colour too. */
function hatch(from: number, to: number): string {
  const lines: string[] = [];
  for (let x = Math.ceil(from / 9) * 9; x + 4 < to; x += 9) lines.push(`M${x} 10L${x + 4} 0`);
  return lines.join('');
}
