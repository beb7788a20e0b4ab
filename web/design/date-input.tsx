/**
 * A date as people type it, or picked in a calendar. The value is `YYYY-MM-DD` in every browser and language; a browser's own field
 * follows the browser's language, and has neither week numbers nor red days.
 */
import { ActionIcon, Skeleton, TextInput, type TextInputProps } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isDate } from '../../domain/local-date.ts';
import classes from './date-input.module.css';
import { readDate } from './read-date.ts';
import { useToday } from './use-telling.ts';

// The calendar weighs more than most forms. Without it a date can be typed all the same.
const loadCalendar = () => import('./date-calendar.tsx').then((loaded) => ({ default: loaded.DateCalendar }));
const DateCalendar = lazy(() => loadCalendar().catch(() => ({ default: NoCalendar })));
const preload = () => void loadCalendar().catch(() => undefined);

/** Pixels, as in the style sheet: the calendar is placed before it is there. */
const size = { width: 350, height: 404 };
const gap = 4;

type InputProps = Omit<TextInputProps, 'value' | 'onChange' | 'min' | 'max' | 'type' | 'rightSection'>;

export interface DateInputProps extends InputProps {
  /** A date, or nothing, or what was typed and is no date. */
  readonly value: string;
  /** Given a date as soon as one can be read; what is no date only when the field is left. */
  readonly onChange: (value: string) => void;
  /** The first and the last day that can be picked. Others can be typed: what is wrong with them says the form. */
  readonly min?: string;
  readonly max?: string;
  /** A day and month without a year are the last such, not the next. */
  readonly isPast?: boolean;
}

/** Arrow down opens the calendar, Escape closes it. `24/12` becomes `2026-12-24` when the field is left or entered. */
export function DateInput({ value, onChange, min, max, isPast = false, onBlur, onKeyDown, ...input }: DateInputProps) {
  const { t } = useTranslation();
  const today = useToday();
  const calendarId = useId();
  const field = useRef<HTMLDivElement>(null);
  const calendar = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  // What stands in the field while it is typed into. When the value changes elsewhere, that is shown.
  const [typed, setTyped] = useState<{ text: string; value: string } | null>(null);
  const shown = typed?.value === value ? typed.text : value;
  const read = (text: string): string | null =>
    text.trim() === '' ? '' : readDate(text, { from: (isPast ? max : min) || today, isPast });
  const type = (text: string) => {
    const next = read(text) ?? value;
    setTyped({ text, value: next });
    if (next !== value) onChange(next);
  };
  const settle = () => {
    const next = read(shown) ?? shown;
    setTyped(null);
    if (next !== value) onChange(next);
  };
  const place = () => {
    const anchor = field.current?.getBoundingClientRect();
    if (anchor === undefined || calendar.current === null) return;
    const isRoomBelow = anchor.bottom + gap + size.height <= window.innerHeight;
    const top = isRoomBelow ? anchor.bottom + gap : Math.max(gap, anchor.top - gap - size.height);
    const left = Math.min(anchor.left, window.innerWidth - size.width - 8);
    Object.assign(calendar.current.style, { top: `${top}px`, left: `${Math.max(8, left)}px` });
  };
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    // What lies below stays open: a dialog, a panel.
    event.preventDefault();
    calendar.current?.hidePopover();
  };
  return (
    <div className={classes.field} ref={field}>
      <TextInput
        placeholder={t('date.placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        {...input}
        value={shown}
        rightSection={
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            popoverTarget={calendarId}
            onFocus={preload}
            onKeyDown={closeByKey}
          >
            <IconCalendar size={18} stroke={1.7} color="var(--text-muted)" aria-hidden />
            {/* As text, and not as a label: who looks for the field by its name shall find the field alone. */}
            <span className={classes.hidden}>{t('date.open')}</span>
          </ActionIcon>
        }
        onFocus={preload}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={(event) => {
          settle();
          onBlur?.(event);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            settle();
            calendar.current?.showPopover();
          }
          onKeyDown?.(event);
        }}
      />
      <div
        className={classes.calendar}
        id={calendarId}
        ref={calendar}
        popover="auto"
        role="dialog"
        aria-label={t('date.calendar')}
        onKeyDown={closeByKey}
        onBeforeToggle={place}
        onToggle={(event) => setOpen(event.newState === 'open')}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) currentTarget.hidePopover();
        }}
      >
        {isOpen && (
          <Suspense fallback={<Skeleton height={size.height - 24} aria-busy />}>
            <DateCalendar
              value={isDate(value) ? value : null}
              {...(min !== undefined && isDate(min) && { min })}
              {...(max !== undefined && isDate(max) && { max })}
              onPick={(date) => {
                setTyped(null);
                onChange(date);
                calendar.current?.hidePopover();
              }}
            />
          </Suspense>
        )}
      </div>
    </div>
  );
}

function NoCalendar() {
  const { t } = useTranslation();
  return <p role="status">{t('date.unavailable')}</p>;
}
