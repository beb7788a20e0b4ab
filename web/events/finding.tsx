/** Lines of an outlook: what somebody should know of an event before it is saved. */
import { Button } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCalendarEvent, IconInfoCircle, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { tellExactly, type Telling } from '../design/time.ts';
import classes from './event-outlook.module.css';

const signs = {
  times: IconCalendarEvent,
  note: IconInfoCircle,
  conflict: IconAlertTriangle,
  wrong: IconAlertCircle,
} as const satisfies Record<string, Icon>;

/** `wrong`: it would be refused. */
export function Finding({ tone, children }: { tone: keyof typeof signs; children: ReactNode }) {
  const Sign = signs[tone];
  return (
    <p className={classes.finding} data-tone={tone}>
      <Sign size={17} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

/** Whether anything is met could not be asked. */
export function Unchecked({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <Finding tone="conflict">
        <span>{`${t('schedule.outlook.unchecked')} `}</span>
        <Button variant="default" size="compact-sm" onClick={onRetry}>
          {t('action.tryAgain')}
        </Button>
      </Finding>
    </div>
  );
}

/** An event that is met, from an instant on (ISO 8601), and which of the two holds then. */
export interface Met {
  readonly eventId: string;
  readonly title: string;
  readonly from: string;
  readonly winner: 'this' | 'other';
}

/** An event that is met on several groups is told once: they are on the calendar together. */
export function Conflicts({ conflicts, telling }: { conflicts: readonly Met[]; telling: Telling }) {
  const { t } = useTranslation();
  const isFirstOfEvent = ({ eventId }: Met, place: number): boolean =>
    conflicts.findIndex((other) => other.eventId === eventId) === place;
  return conflicts.filter(isFirstOfEvent).map(({ eventId, title, from, winner }) => (
    <Finding tone="conflict" key={eventId}>
      {t(`schedule.outlook.conflict.${winner}`, { title, from: tellExactly(from, telling) })}
    </Finding>
  ));
}
