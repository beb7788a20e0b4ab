/** The hour at which a number is to move: a day on which it can, why it cannot on the others, the hours of that day, and the earliest by one click. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBolt } from '@tabler/icons-react';
import { useId, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { PoolNumberKind } from '../../domain/pool-number.ts';
import { onServerClock } from '../api/server-clock.ts';
import { portWindowsQuery, type PortWindows } from '../data/port-queries.ts';
import { DateInput } from '../design/date-input.tsx';
import { FormField } from '../design/form-field.tsx';
import { ReadNotice } from '../design/notice.tsx';
import { together } from '../design/reads.ts';
import { useTelling } from '../design/use-telling.ts';
import { closedBecause, hourText, startFault, startOn, tellStart, todayInSweden } from './start.ts';
import classes from './start-field.module.css';

/** The windows of a kind of numbers, as of today. */
export function usePortWindows(numberKind: PoolNumberKind) {
  const today = useSyncExternalStore(onServerClock, todayInSweden);
  return useQuery(portWindowsQuery(numberKind, today));
}

/**
 * `value`: `2026-12-29T10:00`, what was typed of a day, or nothing. `isFirst`: has the focus when a dialog opens. `error`: what else is wrong; that
 * a chosen day is closed is said here in any case.
 */
export function StartField(props: {
  value: string;
  onChange: (start: string) => void;
  numberKind: PoolNumberKind;
  error?: string | undefined;
  isFirst?: boolean;
}) {
  const { t } = useTranslation();
  const { language, timeZone } = useTelling();
  const { value, onChange, numberKind, isFirst = false } = props;
  const windows = usePortWindows(numberKind);
  const known = windows.data;
  const day = value.split('T')[0] ?? '';
  const fault = value === '' ? null : startFault(value, known);
  const isElsewhere = known !== undefined && known.timeZone !== timeZone;
  return (
    <div className={classes.start}>
      {windows.isPending && <Skeleton height={36} aria-busy />}
      {known !== undefined && (
        <div>
          <Button
            className={classes.earliest ?? ''}
            variant="default"
            aria-pressed={value === known.earliestStart}
            leftSection={<IconBolt size={17} stroke={1.8} aria-hidden />}
            onClick={() => onChange(known.earliestStart)}
          >
            {t('ports.start.earliest', { start: tellStart(known.earliestStart, language) })}
          </Button>
        </div>
      )}
      <ReadNotice reads={together(windows)} missing={t('ports.start.unread')} />
      <FormField
        label={t('ports.start.day')}
        help={{
          about: t(`ports.start.help.about.${numberKind}`),
          example: t('ports.start.help.example'),
          affects: t('ports.start.help.affects'),
        }}
        isRequired
      >
        {({ inputId }) => (
          <DateInput
            id={inputId}
            value={day}
            aria-required
            {...(isFirst && { 'data-autofocus': true })}
            {...(known !== undefined && {
              min: todayInSweden(),
              max: known.last,
              closedBecause: (date) => closedBecause(date, known),
            })}
            error={props.error ?? fault}
            onChange={(date) => onChange(known === undefined ? date : startOn(date, value, known))}
          />
        )}
      </FormField>
      {known?.hours.has(day) === true && <Hours windows={known} day={day} value={value} onChange={onChange} />}
      {isElsewhere && <p className={classes.quiet}>{t('ports.start.swedishTime')}</p>}
    </div>
  );
}

function Hours(props: { windows: PortWindows; day: string; value: string; onChange: (start: string) => void }) {
  const { t } = useTranslation();
  const name = useId();
  const { windows, day, value, onChange } = props;
  return (
    <fieldset className={classes.hours}>
      <legend>{t('ports.start.hour')}</legend>
      {windows.hours.get(day)?.map((hour) => (
        <label key={hour} className={classes.hour}>
          <input
            type="radio"
            name={name}
            checked={value.slice(11) === hourText(hour)}
            onChange={() => onChange(`${day}T${hourText(hour)}`)}
          />
          <span>{hourText(hour)}</span>
        </label>
      ))}
    </fieldset>
  );
}
