/**
 * A date as people type it, or picked in a calendar. The value is `YYYY-MM-DD` in every browser and language; a browser's own field
 * follows the browser's language, and has neither week numbers nor red days.
 */
import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isDate } from '../../domain/local-date.ts';
import classes from './date-input.module.css';
import type { ClosedBecause } from './date-calendar.tsx';
import { importCalendar, LateCalendar, type LoadCalendar } from './late-calendar.tsx';
import { readDate } from './read-date.ts';
import { useTypedDate } from './use-typed-date.ts';
import { useToday } from './use-telling.ts';

/** Pixels, as in the style sheet: the calendar is placed before it is there. */
const size = { width: 350, height: 404 };
const gap = 4;

type InputProps = Omit<TextInputProps, 'value' | 'onChange' | 'min' | 'max' | 'type' | 'rightSection'>;

export interface DateInputProps extends InputProps {
  /** A date, or nothing, or what was typed and is no date. */
  readonly value: string;
  /** Given a date as soon as one can be read; what is no date only when the field is left. The new value may come back later. */
  readonly onChange: (value: string) => void;
  /** After `onChange`, when a date is picked, or the field is left or entered: the value will not change by the next key. */
  readonly onSettle?: () => void;
  /** The first and the last day that can be picked. Others can be typed: what is wrong with them says the form. */
  readonly min?: string;
  readonly max?: string;
  /** A day and month without a year are the last such, not the next. */
  readonly isPast?: boolean;
  /** Why a day between them cannot be picked. */
  readonly closedBecause?: ClosedBecause;
  /** Loads the component of the calendar. */
  readonly loadCalendar?: LoadCalendar;
}

/** Arrow down opens the calendar, Escape closes it. `24/12` becomes `2026-12-24` when the field is left or entered. */
export function DateInput(props: DateInputProps) {
  const { value, onChange, onSettle, min, max, isPast = false, closedBecause, ...rest } = props;
  const { loadCalendar = importCalendar, ...input } = rest;
  const { t } = useTranslation();
  const today = useToday();
  const calendarId = useId();
  const field = useRef<HTMLDivElement>(null);
  const calendar = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const days = { ...(min !== undefined && isDate(min) && { min }), ...(max !== undefined && isDate(max) && { max }) };
  const from = (isPast ? days.max : days.min) ?? today;
  const typed = useTypedDate(value, onChange, (text) => readDate(text, { from, isPast }));
  const settle = () => {
    typed.settle();
    onSettle?.();
  };
  const preload = () => void loadCalendar().catch(() => undefined);
  const place = () => {
    const anchor = field.current?.getBoundingClientRect();
    if (anchor === undefined || calendar.current === null) return;
    const isRoomBelow = anchor.bottom + gap + size.height <= window.innerHeight;
    const top = isRoomBelow ? anchor.bottom + gap : Math.max(gap, anchor.top - gap - size.height);
    const left = Math.min(anchor.left, window.innerWidth - size.width - 8);
    Object.assign(calendar.current.style, { top: `${top}px`, left: `${Math.max(8, left)}px` });
  };
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || calendar.current?.matches(':popover-open') !== true) return;
    // The dialog or panel below stays open.
    event.preventDefault();
    calendar.current.hidePopover();
  };
  useEffect(() => {
    if (!isOpen) return;
    const follow = (event: Event) => {
      if (event.target instanceof Node && calendar.current?.contains(event.target) === true) return;
      place();
    };
    // A dialog scrolls too, and its events do not bubble.
    window.addEventListener('scroll', follow, true);
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, true);
      window.removeEventListener('resize', follow);
    };
  }, [isOpen]);
  return (
    <div className={classes.field} ref={field}>
      <TextInput
        placeholder={t('date.placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        {...input}
        value={typed.text}
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
            {/* As text, and not as a label: a search for the field by its name must find the field alone. */}
            <span className={classes.hidden}>{t('date.open')}</span>
          </ActionIcon>
        }
        onFocus={preload}
        onChange={(event) => typed.type(event.currentTarget.value)}
        onBlur={(event) => {
          settle();
          input.onBlur?.(event);
        }}
        onKeyDown={(event) => {
          closeByKey(event);
          if (event.key === 'Enter') settle();
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            settle();
            calendar.current?.showPopover();
          }
          input.onKeyDown?.(event);
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
          <LateCalendar
            load={loadCalendar}
            height={size.height - 24}
            value={isDate(value) ? value : null}
            {...days}
            {...(closedBecause !== undefined && { closedBecause })}
            onPick={(date) => {
              typed.pick(date);
              onSettle?.();
              calendar.current?.hidePopover();
            }}
          />
        )}
      </div>
    </div>
  );
}
