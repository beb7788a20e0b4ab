/** What the log says of groups, menus and schedule events, in words. */
import i18next from 'i18next';
import { strategies } from '../../domain/answering-group.ts';
import { weekdays, type OpeningInterval } from '../../domain/opening-hours.ts';
import { allOf } from '../../domain/schedule-target.ts';
import { recurrences, targetStates } from '../../domain/schedule.ts';
import type { Language } from '../../domain/language.ts';
import { tellDate } from '../design/time.ts';
import { tellHours } from '../targets/tell-hours.ts';
import type { Value } from './telling.ts';

/**
 * A whole value of one of their fields; null where it is told as values of other things are.
 * @param tell tells one of several values
 */
export function tellPlan(
  field: string,
  value: Value,
  language: Language,
  tell: (one: string) => string,
): string | null {
  if (field === 'openingHours') return tellWrittenHours(value);
  if (field === 'override' && value === null) return i18next.t('activity.asPlanned');
  if (typeof value === 'string') return tellOne(field, value, language, tell);
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.map((one) => tellOne(field, one, language, tell) ?? tell(one)).join(', ');
}

function tellOne(field: string, value: string, language: Language, tell: (one: string) => string): string | null {
  switch (field) {
    case 'strategy': {
      const strategy = strategies.find((each) => each === value);
      return strategy === undefined ? null : i18next.t(`answeringGroup.strategy.${strategy}`);
    }
    case 'override':
    case 'effect':
    case 'state': {
      const state = targetStates.find((each) => each === value);
      return state === undefined ? null : i18next.t(`schedule.effect.${state}`);
    }
    case 'recurrence': {
      const recurrence = recurrences.find((each) => each === value);
      return recurrence === undefined ? null : i18next.t(`schedule.recurrence.${recurrence}`);
    }
    case 'keys':
      return i18next.t('activity.key', { key: value.slice(0, 1), to: tell(value.slice(2)) });
    case 'targets':
      return tellTarget(value);
    case 'start':
    case 'end':
      return tellLocal(value, language);
    case 'exceptions':
      return tellException(value, language, tell);
    default:
      return null;
  }
}

/** `always`, or `mon 08:00–17:00`, one for each interval; none: never. */
function tellWrittenHours(value: Value): string | null {
  if (value === 'always') return tellHours(null);
  if (!Array.isArray(value)) return null;
  const hours: Partial<Record<(typeof weekdays)[number], OpeningInterval[]>> = {};
  for (const written of value) {
    const weekday = weekdays.find((each) => written.startsWith(`${each} `));
    const [from = '', to = ''] = written.slice(4).split('–');
    if (weekday !== undefined) hours[weekday] = [...(hours[weekday] ?? []), { from, to }];
  }
  return tellHours(hours);
}

/** All of a kind, a name, or `+3`: so many more. */
function tellTarget(value: string): string | null {
  const all = Object.values(allOf).find((each) => each === value);
  if (all !== undefined) return i18next.t(`activity.targets.${all}`);
  const more = /^\+(\d+)$/.exec(value)?.[1];
  return more === undefined ? null : i18next.t('activity.more', { count: Number(more) });
}

/** `2026-12-24T08:00` → *24 december 2026 kl. 08:00*. */
function tellLocal(value: string, language: Language): string | null {
  const [, date, clock] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(value) ?? [];
  return date === undefined ? null : i18next.t('time.dayAndClock', { day: tellDate(date, language), clock });
}

/** `2026-12-24: –`, `2026-12-24: 2026-12-24T10:00 – 2026-12-24T12:00`, then maybe its message in brackets. */
function tellException(value: string, language: Language, tell: (one: string) => string): string | null {
  const [, date, start, end, message] =
    /^(\d{4}-\d{2}-\d{2}): (?:–|(\S+) – (\S+))(?: \((msg_\w+)\))?$/.exec(value) ?? [];
  if (date === undefined) return null;
  const day = tellDate(date, language);
  if (start === undefined || end === undefined) return i18next.t('activity.skipped', { day });
  const times = { start: tellLocal(start, language), end: tellLocal(end, language) };
  const moved = i18next.t('activity.moved', { day, ...times });
  return message === undefined ? moved : `${moved} (${tell(message)})`;
}
