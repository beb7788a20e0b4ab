/** The calendar: by month what is planned, by week what every group and menu is and why. Events are added and changed from here. */
import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  IconCalendarPlus,
  IconCalendarShare,
  IconChevronLeft,
  IconChevronRight,
  IconConfetti,
} from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ScheduleEventReply } from '../../../contract/schedule-events.ts';
import { isDate, type LocalDate } from '../../../domain/local-date.ts';
import { concerns } from '../../../domain/schedule-event.ts';
import type { Language } from '../../../domain/language.ts';
import { loadTexts } from '../../language.ts';
import type { Elements } from '../../design/elements.ts';
import { Empty, Failure, ReadNotice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { ListSkeleton } from '../../design/paged-list.tsx';
import { together } from '../../design/reads.ts';
import { dateAfter, localeOf } from '../../design/time.ts';
import { useKeptState } from '../../design/use-draft.ts';
import { useTelling, useToday } from '../../design/use-telling.ts';
import { calendarViews, entriesByDay, shownDays, turnPage, type CalendarView, type DayEntry } from './calendar-days.ts';
import classes from './calendar-page.module.css';
import { CalendarTarget } from './calendar-target.tsx';
import type { EventTargets } from '../../events/event-form.ts';
import { MonthView } from './month-view.tsx';
import { asTargetId, kindOf, type TargetReply } from '../../data/schedule-of.ts';
import { answeringGroupsQuery, eventsQuery, ivrMenusQuery } from '../../data/schedule-queries.ts';
import { WeekView } from './week-view.tsx';

// Forms weigh more than the page they are opened from.
const NewEventDialog = lazy(async () => ({
  default: (await import('../../events/new-event-dialog.tsx')).NewEventDialog,
}));
const EditEventDialog = lazy(async () => ({
  default: (await import('../../events/edit-event-dialog.tsx')).EditEventDialog,
}));
const OccurrenceDialog = lazy(async () => ({
  default: (await import('../../events/occurrence-dialog.tsx')).OccurrenceDialog,
}));
const HolidaysDialog = lazy(async () => ({ default: (await import('./holidays-dialog.tsx')).HolidaysDialog }));

const SubscribeDialog = lazy(async () => {
  const [{ SubscribeDialog: Loaded }] = await Promise.all([
    import('./subscribe-dialog.tsx'),
    loadTexts('calendar-subscription'),
  ]);
  return { default: Loaded };
});

/** What an event is put on is settled when its dialog is opened: the address may be another when the dialog is restored. */
type Opened =
  | { readonly kind: 'new'; readonly day: LocalDate; readonly targets: EventTargets }
  | { readonly kind: 'holidays'; readonly targets: EventTargets }
  | { readonly kind: 'occurrence'; readonly entry: DayEntry }
  | { readonly kind: 'event'; readonly event: ScheduleEventReply };

/** `/schedule`. The address says what is shown; without a day it is today, and goes on to be at midnight. */
export function CalendarPage() {
  const { t } = useTranslation();
  const { timeZone, language } = useTelling();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const [opened, setOpened] = useKeptState<Opened | null>('calendar', null);
  const view: CalendarView = search.get('view') === 'week' ? 'week' : 'month';
  const [isSubscribing, setSubscribing] = useState(false);
  const asked = search.get('day') ?? '';
  const day = isDate(asked) ? asked : today;
  const show = (changed: Record<string, string>) => {
    const shown = Object.entries({ ...Object.fromEntries(search), ...changed });
    setSearch(Object.fromEntries(shown.filter(([, value]) => value !== '')), { replace: true });
  };

  const days = shownDays(view, day);
  const events = useQuery(eventsQuery(days[0] ?? day, days.at(-1) ?? day));
  const groups = useQuery(answeringGroupsQuery);
  const menus = useQuery(ivrMenusQuery);
  const targets: readonly TargetReply[] = [...(groups.data ?? []), ...(menus.data ?? [])];
  // By its id: the events of one that has not been read are its own all the same.
  const targetId = asTargetId(search.get('target') ?? '');
  const shownTargets = targets.filter(({ id }) => targetId === null || id === targetId);
  const shownEvents = (events.data ?? []).filter(({ targets: on }) => targetId === null || concerns(on, targetId));
  // What is not known yet must not look like nothing planned.
  const reads = together(events, groups, menus);
  // A month shows events; a week has a row for each group and menu, of those that could be read.
  const isMissing = events.isLoadingError || (view === 'week' && shownTargets.length === 0 && reads.failure !== null);
  const isGone = targetId !== null && shownTargets.length === 0 && !reads.isPending && reads.failure === null;
  const { isPending } = reads;
  const close = () => setOpened(null);
  const entries = entriesByDay(shownEvents, days, timeZone);
  const open = (entry: DayEntry) => setOpened(openingOf(entry));

  return (
    <Page
      title={t('calendar.title')}
      toolbar={
        <>
          <div className={classes.add}>
            <Button
              leftSection={<IconCalendarPlus size={18} aria-hidden />}
              size="md"
              onClick={() =>
                setOpened({ kind: 'new', day: proposedDay(view, days, day, today), targets: targetsFor(targetId) })
              }
            >
              {t('schedule.create.title')}
            </Button>
            <Button
              variant="default"
              size="md"
              leftSection={<IconConfetti size={18} aria-hidden />}
              onClick={() => setOpened({ kind: 'holidays', targets: targetsFor(targetId) })}
            >
              {t('holidays.open')}
            </Button>
          </div>
          <Button
            variant="default"
            size="md"
            leftSection={<IconCalendarShare size={18} aria-hidden />}
            onClick={() => setSubscribing(true)}
          >
            {t('calendar.subscribe.button')}
          </Button>
        </>
      }
    >
      <div className={classes.bar}>
        <div className={classes.turn}>
          <Turn label={t(`calendar.before.${view}`)} onTurn={() => show({ day: turnPage(view, day, -1) })}>
            <IconChevronLeft size={20} aria-hidden />
          </Turn>
          <h2 className={classes.heading} aria-live="polite">
            {headingOf(view, days, day, language)}
          </h2>
          <Turn label={t(`calendar.after.${view}`)} onTurn={() => show({ day: turnPage(view, day, 1) })}>
            <IconChevronRight size={20} aria-hidden />
          </Turn>
          <Button variant="default" size="xs" onClick={() => show({ day: '' })}>
            {t('calendar.today')}
          </Button>
        </div>
        <CalendarTarget
          targets={targets}
          targetId={targetId}
          reads={reads}
          onChoose={(chosen) => show({ target: chosen })}
        />
        <div className={classes.views} role="group" aria-label={t('calendar.view')}>
          {calendarViews.map((each) => (
            <UnstyledButton
              key={each}
              className={classes.view ?? ''}
              aria-pressed={each === view}
              onClick={() => show({ view: each })}
            >
              {t(`calendar.${each}`)}
            </UnstyledButton>
          ))}
        </div>
      </div>
      {!isMissing && <ReadNotice reads={reads} />}
      {isMissing ? (
        <Failure error={reads.failure} onRetry={reads.retry} />
      ) : isGone ? (
        <Empty
          action={
            <Button variant="default" onClick={() => show({ target: '' })}>
              {t('calendar.everything')}
            </Button>
          }
        >
          {t('calendar.gone')}
        </Empty>
      ) : view === 'month' ? (
        <MonthView
          days={days}
          month={day.slice(0, 7)}
          today={today}
          entries={entries}
          isPending={isPending}
          onOpen={open}
          onAdd={(first) => setOpened({ kind: 'new', day: first, targets: targetsFor(targetId) })}
        />
      ) : isPending ? (
        <ListSkeleton />
      ) : (
        <WeekView days={days} targets={shownTargets} events={events.data ?? []} entries={entries} onOpen={open} />
      )}
      <Suspense>
        {opened?.kind === 'new' && (
          <NewEventDialog
            targets={opened.targets}
            isChoosable={isChoosable(opened.targets)}
            day={opened.day}
            onClose={close}
          />
        )}
        {opened?.kind === 'holidays' && (
          <HolidaysDialog targets={opened.targets} isChoosable={isChoosable(opened.targets)} onClose={close} />
        )}
        {isSubscribing && <SubscribeDialog onClose={() => setSubscribing(false)} />}
        {opened?.kind === 'event' && <EditEventDialog event={opened.event} onClose={close} />}
        {opened?.kind === 'occurrence' && (
          <OccurrenceDialog
            event={opened.entry.event}
            occurrence={opened.entry.occurrence}
            onWhole={() => setOpened({ kind: 'event', event: opened.entry.event })}
            onClose={close}
          />
        )}
      </Suspense>
    </Page>
  );
}

function Turn(props: { label: string; onTurn: () => void; children: Elements }) {
  return (
    <ActionIcon variant="default" size={36} aria-label={props.label} onClick={props.onTurn}>
      {props.children}
    </ActionIcon>
  );
}

/** One of several times is opened by itself, and so is one that is not as it was planned. */
const openingOf = (entry: DayEntry): Opened =>
  entry.event.recurrence === 'never' && entry.event.exceptions.length === 0
    ? { kind: 'event', event: entry.event }
    : { kind: 'occurrence', entry };

/** What an event is put on that is made here: what is shown, or all answering groups. */
const targetsFor = (id: TargetReply['id'] | null): EventTargets =>
  id === null ? 'all-answering-groups' : [{ kind: kindOf({ id }), id }];

/** Where one group or menu is shown, an event is put on that one. */
const isChoosable = (targets: EventTargets): boolean => typeof targets === 'string';

/** The first of the days shown that lies ahead; tomorrow while this month or week is shown, or one that has been. */
function proposedDay(view: CalendarView, days: readonly LocalDate[], day: string, today: string): LocalDate {
  const first = view === 'month' ? days.find((each) => each.startsWith(day.slice(0, 7))) : days[0];
  return first !== undefined && first > today ? first : dateAfter(today, 1);
}

function headingOf(view: CalendarView, days: readonly string[], day: string, language: Language): string {
  if (view === 'month') {
    const format = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', month: 'long', year: 'numeric' });
    return format.format(Date.parse(day));
  }
  const format = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return format.formatRange(Date.parse(days[0] ?? day), Date.parse(days.at(-1) ?? day));
}
