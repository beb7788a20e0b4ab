/** What of the log is shown: about whom or what, by whom, between which days, and whether also what happened by itself. The address has it, so that it can be sent on. */
import { Button, Switch } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { isDate } from '../../../domain/local-date.ts';
import { DateInput } from '../../design/date-input.tsx';
import { useToday } from '../../design/use-telling.ts';
import { UserPicker } from '../../users/user-picker.tsx';
import { AboutPicker } from './about-picker.tsx';
import type { ActivityFilter } from '../../data/read-activity.ts';
import classes from './activity-page.module.css';

const names = { about: 'entityId', by: 'actorId', from: 'from', to: 'to' } as const satisfies Record<
  string,
  keyof ActivityFilter
>;
type Name = keyof typeof names | 'system';
const dates = ['from', 'to'] as const satisfies readonly Name[];
type DateName = (typeof dates)[number];

const typingPauseMilliseconds = 250;

/**
 * The filter of the address; a date that is none limits nothing, but `isFiltered` is true, so that it can be cleared. What is shown in addition
 * is no filter.
 */
export function useActivityFilter(): {
  filter: ActivityFilter;
  isFiltered: boolean;
  change: (name: Name, value: string | null) => void;
  clear: () => void;
} {
  const [search, setSearch] = useSearchParams();
  const filter: Record<string, string> = {};
  for (const [name, field] of Object.entries(names)) {
    const value = search.get(name) ?? '';
    const isUsable = dates.some((date) => date === name) ? isDate(value) : value !== '';
    if (isUsable) filter[field] = value;
  }
  const change = (name: Name, value: string | null) => {
    // Of the address as it is, not as it was drawn: two filters that are changed one right after the other are both wanted.
    const next = new URLSearchParams(window.location.search);
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  const isFiltered = Object.keys(names).some((name) => (search.get(name) ?? '') !== '');
  const clear = () => setSearch({}, { replace: true });
  return {
    filter: { ...filter, ...(search.get('system') === 'true' && { isSystemToo: true }) },
    isFiltered,
    change,
    clear,
  };
}

const endsBefore = ({ from, to }: ActivityFilter): boolean => from !== undefined && to !== undefined && to < from;

/** A row on a desktop, a column on a phone. */
export function ActivityFilters() {
  const { t } = useTranslation();
  const id = useId();
  const { filter, isFiltered, change, clear } = useActivityFilter();
  const [search] = useSearchParams();
  const [clearings, setClearings] = useState(0);
  const wrongWith = (date: DateName): string | undefined => {
    if ((search.get(date) ?? '') !== '' && filter[date] === undefined) return t('field.notADate');
    return date === 'to' && endsBefore(filter) ? t('activity.filter.endsBefore') : undefined;
  };
  return (
    <div className={classes.filters} role="search" aria-label={t('activity.filter.label')}>
      <div className={classes.person}>
        <label htmlFor={`${id}about`}>{t('activity.filter.about')}</label>
        <AboutPicker
          id={`${id}about`}
          entityId={filter.entityId ?? null}
          onPick={(entity) => change('about', entity)}
        />
      </div>
      <div className={classes.person}>
        <label htmlFor={`${id}by`}>{t('activity.filter.by')}</label>
        <UserPicker id={`${id}by`} userId={filter.actorId ?? null} onPick={(userId) => change('by', userId)} />
      </div>
      {dates.map((date) => (
        <DateFilter
          // New ones when the filter is cleared: they forget what was typed, even if the address never had it.
          key={`${date}${clearings}`}
          name={date}
          value={search.get(date) ?? ''}
          error={wrongWith(date)}
          onChange={(value) => change(date, value)}
        />
      ))}
      {isFiltered && (
        <Button variant="subtle" onClick={() => (clear(), setClearings(clearings + 1))}>
          {t('activity.filter.clear')}
        </Button>
      )}
      <Switch
        className={classes.system ?? ''}
        label={t('activity.filter.system')}
        description={t('activity.filter.systemMeans')}
        checked={filter.isSystemToo ?? false}
        onChange={(event) => change('system', event.currentTarget.checked ? 'true' : null)}
      />
    </div>
  );
}

/** Changes the address when the typing pauses or ends: a beginning may be another date, *24/1* of *24/12*. */
function DateFilter(props: {
  name: DateName;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const today = useToday();
  const changeSoon = useDebouncedCallback(props.onChange, typingPauseMilliseconds);
  return (
    <div className={classes.date}>
      <label htmlFor={id}>{t(`activity.filter.${props.name}`)}</label>
      <DateInput
        id={id}
        isPast
        max={today}
        value={props.value}
        error={props.error}
        onChange={changeSoon}
        onSettle={() => changeSoon.flush()}
      />
    </div>
  );
}
