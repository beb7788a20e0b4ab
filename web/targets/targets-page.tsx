/** The tab of answering groups, or of IVR menus: what each is now, its coming seven days, and events for one, several or all. */
import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCalendar, IconCalendarPlus, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { TargetKind } from '../../domain/schedule-target.ts';
import { isChosen, nothingChosen, stillChosen, type Chosen } from '../design/chosen.ts';
import { ListPage } from '../design/list-page.tsx';
import { ListTable } from '../design/list-table.tsx';
import { Empty, Failure, ReadNotice } from '../design/notice.tsx';
import { ListSkeleton } from '../design/paged-list.tsx';
import { together } from '../design/reads.ts';
import { useKeptState } from '../design/use-draft.ts';
import { useKeptChoice } from '../design/use-kept-choice.ts';
import { Phone } from '../users/phone.tsx';
import type { EventTargets } from '../events/event-form.ts';
import { isMeant } from '../data/is-meant.ts';
import { kindOf, scheduleOf, type TargetReply } from '../data/schedule-of.ts';
import { targetsQuery } from '../data/schedule-queries.ts';
import { SevenDayStrip } from './seven-day-strip.tsx';
import { StateNow } from './state-now.tsx';
import { TargetContents } from './target-contents.tsx';
import classes from './targets-page.module.css';
import { useEventsAhead, useEventsAheadQuery } from '../data/use-events-ahead.ts';
import { useMinute } from '../data/use-minute.ts';
import { useTelling } from '../design/use-telling.ts';

// A form weighs more than the page it is opened from.
const NewEventDialog = lazy(async () => ({ default: (await import('../events/new-event-dialog.tsx')).NewEventDialog }));

/** What is searched for stands in the address. */
export function TargetsPage({ kind }: { kind: TargetKind }) {
  const { t } = useTranslation();
  const { id: openId = null } = useParams();
  const [search, setSearch] = useSearchParams();
  const [eventTargets, setEventTargets] = useKeptState<EventTargets | null>('event-for', null);
  const [everChosen, setChosen] = useKeptChoice();
  const { state } = useLocation();
  const find = (typed: string) => setSearch(typed === '' ? {} : { q: typed }, { replace: true, state });
  const q = search.get('q') ?? '';
  const list = useQuery(targetsQuery(kind));
  const reads = together(list, useEventsAheadQuery());
  const all: readonly TargetReply[] = list.data ?? [];
  const ids = all.map(({ id }) => id);
  const chosen = stillChosen(everChosen, ids);
  // Of all there are: a search does not take back what was chosen before it.
  const chosenTargets: EventTargets =
    chosen === 'all' ? `all-${kind}s` : all.filter(({ id }) => isChosen(chosen, id)).map(asTarget);
  const shown = all.filter((target) => isMeant(target, q.trim()));
  return (
    <>
      <ListPage
        title={t(`nav.${kind}s`)}
        primary={{ to: `/${kind}s/new`, label: t(`targets.${kind}.new`), icon: IconPlus }}
        search={{
          label: t(`targets.${kind}.search`),
          placeholder: t('targets.search'),
          value: q,
          onSearch: find,
        }}
        isPanelOpen={openId !== null}
      >
        {list.data !== undefined && <ReadNotice reads={reads} />}
        {list.isPending ? (
          <ListSkeleton />
        ) : list.data === undefined ? (
          <Failure error={list.error} onRetry={reads.retry} />
        ) : shown.length === 0 ? (
          <Nothing kind={kind} q={q} onClear={() => find('')} />
        ) : (
          <TargetTable
            kind={kind}
            targets={shown}
            openId={openId}
            isNarrowed={q.trim() !== ''}
            chosen={chosen}
            chosenTargets={chosenTargets}
            onChoose={setChosen}
            onEvent={setEventTargets}
          />
        )}
      </ListPage>
      {eventTargets !== null && (
        <Suspense>
          <NewEventDialog
            targets={eventTargets}
            onCreated={() => setChosen(nothingChosen)}
            onClose={() => setEventTargets(null)}
          />
        </Suspense>
      )}
    </>
  );
}

function TargetTable(props: {
  kind: TargetKind;
  targets: readonly TargetReply[];
  openId: string | null;
  isNarrowed: boolean;
  chosen: Chosen;
  chosenTargets: EventTargets;
  onChoose: (chosen: Chosen) => void;
  onEvent: (targets: EventTargets) => void;
}) {
  const { t } = useTranslation();
  const now = useMinute();
  const events = useEventsAhead();
  const { kind, targets, chosen, onEvent } = props;
  return (
    <ListTable
      label={t(`nav.${kind}s`)}
      className={classes.targets ?? ''}
      columns={[
        { title: t('targets.column.name') },
        { title: t('targets.column.now') },
        { title: t('targets.column.ahead') },
        { title: t(`targets.column.${kind}`) },
        { title: t('targets.column.event'), isHidden: true },
      ]}
      items={targets}
      path={`/${kind}s`}
      openId={props.openId}
      isStale={false}
      nameOf={nameOf}
      choosing={{
        chosen,
        onChoose: props.onChoose,
        isNarrowed: props.isNarrowed,
        actions: (
          <>
            <Button
              component={Link}
              to="/schedule"
              variant="default"
              leftSection={<IconCalendar size={18} aria-hidden />}
            >
              {t('calendar.title')}
            </Button>
            <Button
              leftSection={<IconCalendarPlus size={18} aria-hidden />}
              onClick={() => onEvent(props.chosenTargets)}
            >
              {t('schedule.create.title')}
            </Button>
          </>
        ),
      }}
    >
      {(target) => <Cells target={target} events={events} now={now} onEvent={onEvent} />}
    </ListTable>
  );
}

function Cells(props: {
  target: TargetReply;
  events: readonly ScheduleEventReply[] | null;
  now: EpochMilliseconds;
  onEvent: (targets: EventTargets) => void;
}) {
  const { t } = useTranslation();
  const { timeZone } = useTelling();
  const { target, events, now } = props;
  const schedule = events && scheduleOf(target, events, timeZone);
  return (
    <>
      <td role="cell" className={classes.now}>
        {events && schedule && <StateNow schedule={schedule} events={events} now={now} />}
      </td>
      <td role="cell" className={classes.ahead}>
        {schedule && <SevenDayStrip schedule={schedule} now={now} />}
      </td>
      <td role="cell" className={classes.contents}>
        <TargetContents target={target} />
      </td>
      <td role="cell" className={classes.action}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          aria-label={t('targets.eventFor', { name: target.name })}
          title={t('schedule.create.title')}
          onClick={(event) => {
            event.stopPropagation();
            props.onEvent([asTarget(target)]);
          }}
        >
          <IconCalendarPlus size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
      </td>
    </>
  );
}

const asTarget = (target: TargetReply): Exclude<EventTargets, string>[number] => ({
  kind: kindOf(target),
  id: target.id,
});

const nameOf = ({ name, number }: TargetReply) => ({
  text: name,
  mark: number !== null && <NumberMark number={number} />,
});

const NumberMark = ({ number }: { number: string }) => (
  <span className={classes.number}>
    <Phone number={number} />
  </span>
);

function Nothing({ kind, q, onClear }: { kind: TargetKind; q: string; onClear: () => void }) {
  const { t } = useTranslation();
  if (q !== '') {
    return (
      <Empty
        action={
          <Button variant="default" onClick={onClear}>
            {t('action.emptySearch')}
          </Button>
        }
      >
        {t('targets.nothingFound', { q })}
      </Empty>
    );
  }
  return (
    <Empty
      action={
        <Button component={Link} to={`/${kind}s/new`} variant="default">
          {t(`targets.${kind}.new`)}
        </Button>
      }
    >
      {t(`targets.${kind}.empty`)}
    </Empty>
  );
}
