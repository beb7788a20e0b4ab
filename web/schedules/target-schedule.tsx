/** In the panel of a group or a menu: what is true now, what will happen, and how one steps in. */
import { Button } from '@mantine/core';
import { IconHandStop, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { stateAt, type TargetState } from '../../domain/schedule.ts';
import { Failure, ReadNotice } from '../design/notice.tsx';
import { together } from '../design/reads.ts';
import { PanelSection } from '../design/side-panel.tsx';
import { useKeptState } from '../design/use-draft.ts';
import { useTelling } from '../session/use-session.ts';
import { kindOf, scheduleOf, type TargetReply } from './schedule-of.ts';
import { SevenDayStrip } from './seven-day-strip.tsx';
import { Simulator } from './simulator.tsx';
import { StateNow } from './state-now.tsx';
import { tellHours } from './tell-hours.ts';
import classes from './target-schedule.module.css';
import { useEventsAheadQuery } from './use-events-ahead.ts';
import { useMinute } from './use-minute.ts';
import { useRemoveOverride } from './use-override.ts';

// A form weighs more than the page it is opened from.
const NewEventDialog = lazy(async () => ({ default: (await import('./new-event-dialog.tsx')).NewEventDialog }));
const OverrideDialog = lazy(async () => ({ default: (await import('./override-dialog.tsx')).OverrideDialog }));

/** What an override shall do is settled when its dialog is opened: the state may change by itself meanwhile. */
type Opened =
  | { readonly kind: 'override'; readonly state: TargetState; readonly keptFrom: EpochMilliseconds | null }
  | { readonly kind: 'event' };

export function TargetSchedule({ target }: { target: TargetReply }) {
  const { t } = useTranslation();
  const { timeZone } = useTelling();
  const now = useMinute();
  const read = useEventsAheadQuery(now);
  const removeOverride = useRemoveOverride(target);
  const [opened, setOpened] = useKeptState<Opened | null>('schedule', null);
  if (read.isLoadingError) return <Failure error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return null;
  const events = read.data;
  const schedule = scheduleOf(target, events, timeZone);
  const { state, because, nextChangeAt } = stateAt(schedule, now);
  const other = state === 'open' ? 'closed' : 'open';
  return (
    <>
      <PanelSection title={t('targets.now')}>
        <ReadNotice reads={together(read)} />
        <div className={classes.state}>
          <StateNow schedule={schedule} now={now} />
        </div>
        <SevenDayStrip schedule={schedule} now={now} />
        <p className={classes.hours}>{tellHours(schedule.openingHours)}</p>
        <div className={classes.ways}>
          {because.kind === 'override' ? (
            <Button
              variant="default"
              leftSection={<IconPlayerPlay size={17} aria-hidden />}
              onClick={() => removeOverride({ version: target.overrideVersion, isUndo: false })}
            >
              {t('override.remove')}
            </Button>
          ) : (
            <>
              <Button
                variant="default"
                leftSection={<IconHandStop size={17} aria-hidden />}
                onClick={() => setOpened({ kind: 'override', state: other, keptFrom: null })}
              >
                {t(`override.deed.${other}`)}
              </Button>
              {nextChangeAt !== null && (
                <Button
                  variant="default"
                  leftSection={<IconPlayerPause size={17} aria-hidden />}
                  onClick={() => setOpened({ kind: 'override', state, keptFrom: nextChangeAt })}
                >
                  {t(`override.keep.${state}`)}
                </Button>
              )}
            </>
          )}
          <Button variant="default" onClick={() => setOpened({ kind: 'event' })}>
            {t('schedule.create.title')}
          </Button>
          <Button component={Link} variant="default" to={`/schedule?target=${target.id}`}>
            {t('calendar.title')}
          </Button>
        </div>
      </PanelSection>
      <Simulator target={target} now={now} />
      <Suspense>
        {opened?.kind === 'override' && (
          <OverrideDialog
            target={target}
            state={opened.state}
            keptFrom={opened.keptFrom}
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
