/** What of the log is shown: about whom or what, by whom, between which days, and whether also what happened by itself. It stands in the address, so that it can be sent on. */
import { Button, Switch } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { isDate } from '../../../domain/local-date.ts';
import { DateInput } from '../../design/date-input.tsx';
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

/** The filter of the address; a date that is none limits nothing. What is shown in addition is no limit either. */
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
  const isFiltered = Object.keys(filter).length > 0;
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
  const wrongWith = (date: (typeof dates)[number]): string | undefined => {
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
        <div className={classes.date} key={date}>
          <label htmlFor={`${id}${date}`}>{t(`activity.filter.${date}`)}</label>
          <DateInput
            id={`${id}${date}`}
            isPast
            value={search.get(date) ?? ''}
            error={wrongWith(date)}
            onChange={(typed) => change(date, typed)}
          />
        </div>
      ))}
      {isFiltered && (
        <Button variant="subtle" onClick={clear}>
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
