/** A user's states: whether the account is in force, whether the app is tied to it, what became of a text. */
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCircleCheck,
  IconClock,
  IconClockX,
  IconDeviceMobileCheck,
  IconDeviceMobileOff,
  IconHelpCircle,
  IconPlayerPause,
  IconSend,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SmsStatus } from '../../domain/configuration-sms.ts';
import type { UserStatus } from '../../domain/user.ts';
import { Status, type Tone } from '../design/status.tsx';

interface Sign {
  readonly tone: Tone;
  readonly icon: Icon;
}

const userSigns = {
  active: { tone: 'good', icon: IconCircleCheck },
  pending: { tone: 'warn', icon: IconClock },
  deactivated: { tone: 'neutral', icon: IconPlayerPause },
  deleted: { tone: 'neutral', icon: IconTrash },
} as const satisfies Record<UserStatus, Sign>;

/** Whether the account is in force. */
export function UserState({ status }: { status: UserStatus }) {
  const { t } = useTranslation();
  return <Status {...userSigns[status]}>{t(`users.status.${status}`)}</Status>;
}

/** Whether the app is tied to the account. */
export function AppState({ activatedAt }: { activatedAt: string | null }) {
  const { t } = useTranslation();
  return activatedAt === null ? (
    <Status tone="neutral" icon={IconDeviceMobileOff}>
      {t('users.app.missing')}
    </Status>
  ) : (
    <Status tone="good" icon={IconDeviceMobileCheck}>
      {t('users.app.activated')}
    </Status>
  );
}

const smsSigns = {
  queued: { tone: 'neutral', icon: IconClock },
  sent: { tone: 'neutral', icon: IconSend },
  failed: { tone: 'bad', icon: IconAlertTriangle },
  unknown: { tone: 'warn', icon: IconHelpCircle },
  activated: { tone: 'good', icon: IconDeviceMobileCheck },
  expired: { tone: 'neutral', icon: IconClockX },
  replaced: { tone: 'neutral', icon: IconArrowsExchange },
} as const satisfies Record<SmsStatus, Sign>;

/** What became of a configuration SMS. */
export function SmsState({ status }: { status: SmsStatus }) {
  const { t } = useTranslation();
  return <Status {...smsSigns[status]}>{t(`sms.status.${status}`)}</Status>;
}
