/** In the panel of a group or a menu: what is true now, what will happen, and how one steps in. */
import { Button } from '@mantine/core';
import { IconHandStop, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { stateAt, type TargetState } from '../../domain/schedule.ts';
import { Failure, ReadNotice } from '../design/notice.tsx';
import { together, type Reads } from '../design/reads.ts';
import { PanelSection } from '../design/side-panel.tsx';
import { useKeptState } from '../design/use-draft.ts';
import { useTelling } from '../design/use-telling.ts';
import { kindOf, scheduleOf, type TargetReply } from '../data/schedule-of.ts';
import { SevenDayStrip } from './seven-day-strip.tsx';
import { Simulator } from './simulator.tsx';
import { StateNow } from './state-now.tsx';
import { tellHours } from './tell-hours.ts';
import classes from './target-schedule.module.css';
import { useEventsAheadQuery } from '../data/use-events-ahead.ts';
import { useMinute } from '../data/use-minute.ts';
import { shownOverride, useRemoveOverride, type ShownOverride } from './use-override.ts';

// A form weighs more than the page it is opened from.
const NewEventDialog = lazy(async () => ({ default: (await import('../events/new-event-dialog.tsx')).NewEventDialog }));
const OverrideDialog = lazy(async () => ({ default: (await import('./override-dialog.tsx')).OverrideDialog }));

/** What an override shall do, and over which one it is set, is settled when its dialog is opened: both may change meanwhile. */
type Opened =
  | {
      readonly kind: 'override';
      readonly state: TargetState;
      readonly keptFrom: EpochMilliseconds | null;
      readonly shown: ShownOverride;
    }
  | { readonly kind: 'event' };

export function TargetSchedule({ target }: { target: TargetReply }) {
  const read = useEventsAheadQuery();
  const [opened, setOpened] = useKeptState<Opened | null>('schedule', null);
  return (
    <>
      {read.isLoadingError && <Failure error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && (
        <ScheduleAhead target={target} events={read.data} reads={together(read)} onOpen={setOpened} />
      )}
      <Suspense>
        {opened?.kind === 'override' && (
          <OverrideDialog
            target={target}
            state={opened.state}
            keptFrom={opened.keptFrom}
            shown={opened.shown}
            onClose={() => setOpened(null)}
          />
        )}
        {opened?.kind === 'event' && (
          <NewEventDialog targets={[{ kind: kindOf(target), id: target.id }]} onClose={() => setOpened(null)} />
        )}
      </Suspense>
    </>
  );
}

function ScheduleAhead(props: {
  target: TargetReply;
  events: readonly ScheduleEventReply[];
  reads: Reads;
  onOpen: (opened: Opened) => void;
}) {
  const { t } = useTranslation();
  const { timeZone } = useTelling();
  const now = useMinute();
  const { target, events, reads, onOpen } = props;
  const removeOverride = useRemoveOverride(target);
  const shown = shownOverride(target);
  const schedule = scheduleOf(target, events, timeZone);
  const { state, because, nextChangeAt } = stateAt(schedule, now);
  const other = state === 'open' ? 'closed' : 'open';
  return (
    <>
      <PanelSection title={t('targets.now')}>
        <ReadNotice reads={reads} />
        <div className={classes.state}>
          <StateNow schedule={schedule} events={events} now={now} isHeard />
        </div>
        <SevenDayStrip schedule={schedule} now={now} />
        <p className={classes.hours}>{tellHours(schedule.openingHours)}</p>
        <div className={classes.ways}>
          {because.kind === 'override' ? (
            <Button
              variant="default"
              leftSection={<IconPlayerPlay size={17} aria-hidden />}
              onClick={() => removeOverride(target.overrideVersion)}
            >
              {t('override.remove')}
            </Button>
          ) : (
            <>
              <Button
                variant="default"
                leftSection={<IconHandStop size={17} aria-hidden />}
                onClick={() => onOpen({ kind: 'override', state: other, keptFrom: null, shown })}
              >
                {t(`override.deed.${other}`)}
              </Button>
              {nextChangeAt !== null && (
                <Button
                  variant="default"
                  leftSection={<IconPlayerPause size={17} aria-hidden />}
                  onClick={() => onOpen({ kind: 'override', state, keptFrom: nextChangeAt, shown })}
                >
                  {t(`override.keep.${state}`)}
                </Button>
              )}
            </>
          )}
          <Button variant="default" onClick={() => onOpen({ kind: 'event' })}>
            {t('schedule.create.title')}
          </Button>
          <Button component={Link} variant="default" to={`/schedule?target=${target.id}`}>
            {t('calendar.title')}
          </Button>
        </div>
      </PanelSection>
      <Simulator target={target} now={now} />
    </>
  );
}
