/** What has happened to a port request: newest first, each with who, when and why. */
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCircleCheck,
  IconCircleX,
  IconClockExclamation,
  IconFileAlert,
  IconLock,
  IconPhoneCheck,
  IconPhoneIncoming,
  IconPhoneX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { PanelSection } from '../design/side-panel.tsx';
import { Timeline, TimelineEntry } from '../design/timeline.tsx';
import classes from './ports.module.css';
import { tellPortActor, tellPortEvent } from './tell-port-event.ts';

const signs = {
  'awaiting-consent': IconFileAlert,
  submitted: IconPhoneIncoming,
  rejected: IconPhoneX,
  accepted: IconPhoneCheck,
  locked: IconLock,
  porting: IconArrowsExchange,
  completed: IconCircleCheck,
  cancelled: IconCircleX,
  failed: IconAlertTriangle,
  'donor-silent': IconClockExclamation,
} as const satisfies Record<PortRequestReply['state'], Icon>;

/** Of what ends a wait, well or badly. */
const tones: Partial<Record<PortRequestReply['state'], 'good' | 'bad'>> = {
  accepted: 'good',
  completed: 'good',
  rejected: 'bad',
  failed: 'bad',
};

export function PortTimeline({ timeline }: { timeline: PortRequestReply['timeline'] }) {
  const { t } = useTranslation();
  return (
    <PanelSection title={t('port.timeline.title')}>
      <Timeline isLive>
        {timeline
          .map((row) => {
            const { title, reason } = tellPortEvent(row);
            return (
              <TimelineEntry
                key={`${row.at} ${row.to} ${row.reason}`}
                sign={signs[row.to]}
                tone={row.from === row.to ? undefined : tones[row.to]}
                title={<span>{title}</span>}
                actor={tellPortActor(row)}
                at={row.at}
              >
                {reason !== null && <p className={classes.quiet}>{reason}</p>}
              </TimelineEntry>
            );
          })
          .toReversed()}
      </Timeline>
    </PanelSection>
  );
}
