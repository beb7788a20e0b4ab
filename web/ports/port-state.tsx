/** The state of a port request: colour, icon and word. */
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconClockExclamation,
  IconFileAlert,
  IconLock,
  IconPhoneCheck,
  IconPhoneX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PortState as State } from '../../domain/port-request.ts';
import { Status, type Tone } from '../design/status.tsx';

const signs = {
  'awaiting-consent': { tone: 'warn', icon: IconFileAlert },
  submitted: { tone: 'neutral', icon: IconClock },
  rejected: { tone: 'bad', icon: IconPhoneX },
  accepted: { tone: 'good', icon: IconPhoneCheck },
  locked: { tone: 'good', icon: IconLock },
  porting: { tone: 'warn', icon: IconArrowsExchange },
  completed: { tone: 'good', icon: IconCircleCheck },
  cancelled: { tone: 'neutral', icon: IconCircleX },
  failed: { tone: 'bad', icon: IconAlertTriangle },
  'donor-silent': { tone: 'warn', icon: IconClockExclamation },
} as const satisfies Record<State, { readonly tone: Tone; readonly icon: Icon }>;

/** How far a number has come on its way here. */
export function PortState({ state }: { state: State }) {
  const { t } = useTranslation();
  return <Status {...signs[state]}>{t(`ports.state.${state}`)}</Status>;
}
