/** Answering groups, or IVR menus, as the rows of their list. */
import { ActionIcon, Button } from '@mantine/core';
import { IconCalendar, IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TargetKind } from '../../domain/schedule-target.ts';
import { kindOf, scheduleOf, type TargetReply } from '../data/schedule-of.ts';
import { useEventsAhead } from '../data/use-events-ahead.ts';
import { useMinute } from '../data/use-minute.ts';
import type { Chosen } from '../design/chosen.ts';
import { ListTable } from '../design/list-table.tsx';
import { useTelling } from '../design/use-telling.ts';
import type { EventTargets } from '../events/event-form.ts';
import { Phone } from '../users/phone.tsx';
import { SevenDayStrip } from './seven-day-strip.tsx';
import { StateNow } from './state-now.tsx';
import { TargetContents } from './target-contents.tsx';

/** `chosenTargets` is what is chosen as an event takes it; `onEvent` opens the dialog of a new one. */
export function TargetTable(props: {
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
  const { timeZone } = useTelling();
  const now = useMinute();
  const events = useEventsAhead();
  const { kind, chosen, onEvent } = props;
  const scheduleIn = (target: TargetReply) => events && scheduleOf(target, events, timeZone);
  return (
    <ListTable
      label={t(`nav.${kind}s`)}
      items={props.targets}
      nameOf={({ name }) => name}
      path={`/${kind}s`}
      openId={props.openId}
      isTall
      columns={[
        {
          key: 'name',
          header: t('targets.column.name'),
          cell: ({ name }) => <span>{name}</span>,
          mark: ({ number }) => number !== null && <NumberMark number={number} />,
          phone: 'title',
          width: '24%',
        },
        {
          key: 'now',
          header: t('targets.column.now'),
          cell: (target) => {
            const schedule = scheduleIn(target);
            return events && schedule && <StateNow schedule={schedule} events={events} now={now} />;
          },
          phone: 'line',
          width: '24%',
          isWrapped: true,
        },
        {
          key: 'ahead',
          header: t('targets.column.ahead'),
          cell: (target) => {
            const schedule = scheduleIn(target);
            return schedule && <SevenDayStrip schedule={schedule} now={now} />;
          },
          phone: 'line',
          width: '26%',
        },
        {
          key: 'contents',
          header: t(`targets.column.${kind}`),
          cell: (target) => <TargetContents target={target} />,
          phone: 'line',
          width: '16%',
          look: 'quiet',
        },
        {
          key: 'event',
          header: t('targets.column.event'),
          isHeaderHidden: true,
          cell: (target) => <EventButton target={target} onEvent={onEvent} />,
          phone: 'corner',
          width: '64px',
          align: 'end',
        },
      ]}
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
    />
  );
}

function EventButton({ target, onEvent }: { target: TargetReply; onEvent: (targets: EventTargets) => void }) {
  const { t } = useTranslation();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={40}
      aria-label={t('targets.eventFor', { name: target.name })}
      title={t('schedule.create.title')}
      onClick={(event) => {
        event.stopPropagation();
        onEvent([asTarget(target)]);
      }}
    >
      <IconCalendarPlus size={20} stroke={1.7} aria-hidden />
    </ActionIcon>
  );
}

/** A group or menu as an event is put on it. */
export const asTarget = (target: TargetReply): Exclude<EventTargets, string>[number] => ({
  kind: kindOf(target),
  id: target.id,
});

const NumberMark = ({ number }: { number: string }) => (
  <div>
    <Phone number={number} />
  </div>
);
