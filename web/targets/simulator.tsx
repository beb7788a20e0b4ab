/** *Vad möter den som ringer?*: a day and a time, and what a caller meets then, because of what, until when. */
import { Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { isLocalDateTime, toEpoch, toLocal } from '../../domain/time-zone.ts';
import { DateTimeInput } from '../design/date-time-input.tsx';
import { Failure } from '../design/notice.tsx';
import { PanelSection } from '../design/side-panel.tsx';
import { useTelling } from '../design/use-telling.ts';
import type { TargetReply } from '../data/schedule-of.ts';
import { eventQuery, targetStateQuery } from '../data/schedule-queries.ts';
import classes from './simulator.module.css';
import { StateTold } from './state-now.tsx';

const typingPauseMilliseconds = 350;

/** The answer is the one that the PBX gets, however far ahead: what has been read here of the events ends somewhere. */
export function Simulator({ target, now }: { target: TargetReply; now: EpochMilliseconds }) {
  const { t } = useTranslation();
  const { timeZone } = useTelling();
  // Null: nothing was chosen yet, and the time is now, and goes on.
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? toLocal(now, timeZone);
  const moment = isLocalDateTime(shown) ? toEpoch(shown, timeZone) : null;
  return (
    <PanelSection title={t('simulator.title')}>
      <p className={classes.lead}>{t('simulator.lead')}</p>
      <div className={classes.question}>
        <DateTimeInput label={t('simulator.day')} timeLabel={t('simulator.time')} value={shown} onChange={setTyped} />
        <div role="status">
          {moment !== null && moment >= now && <Answer target={target} at={moment <= now ? null : moment} now={now} />}
          {moment !== null && moment < now && <p>{t('simulator.past')}</p>}
          {moment === null && <p>{t('simulator.choose')}</p>}
        </div>
      </div>
    </PanelSection>
  );
}

/** `at` is null for this minute, of which the PBX is asked for now: what somebody did by hand since it began is to be seen. */
function Answer(props: { target: TargetReply; at: EpochMilliseconds | null; now: EpochMilliseconds }) {
  const { t } = useTranslation();
  const { target, at, now } = props;
  const [asked] = useDebouncedValue(at, typingPauseMilliseconds);
  const { data, error, refetch } = useQuery(targetStateQuery(target, asked));
  const eventId = data?.because.kind === 'event' ? data.because.id : null;
  const event = useQuery({ ...eventQuery(eventId ?? ''), enabled: eventId !== null });
  if (asked !== at || (data === undefined && error === null)) return <Skeleton height={24} width="70%" />;
  if (data === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  const nextChangeAt = data.nextChangeAt === null ? null : Date.parse(data.nextChangeAt);
  const eventTitle = event.data?.title ?? (event.isLoadingError ? t('simulator.event') : undefined);
  return <StateTold answer={{ ...data, nextChangeAt }} at={at ?? now} eventTitle={eventTitle} areHoursTold isHeard />;
}
