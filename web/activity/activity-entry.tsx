/** One entry of the activity log: a sentence, who and when, and what exactly changed for those who want to know. */
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconBuilding,
  IconCalendarEvent,
  IconCalendarMinus,
  IconCalendarOff,
  IconCalendarPlus,
  IconCalendarShare,
  IconClock,
  IconDeviceMobileCheck,
  IconDeviceMobileQuestion,
  IconDeviceSim,
  IconFile,
  IconFileOff,
  IconGridDots,
  IconHandStop,
  IconKey,
  IconLock,
  IconLockOpen,
  IconMessage,
  IconMessageOff,
  IconMessageUp,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneCheck,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhonePause,
  IconPhoneX,
  IconShieldCheck,
  IconShieldOff,
  IconShoppingCart,
  IconShoppingCartCheck,
  IconShoppingCartExclamation,
  IconShoppingCartX,
  IconTruckDelivery,
  IconUserEdit,
  IconUserMinus,
  IconUserOff,
  IconUserPlus,
  IconUserUp,
  IconUserX,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ActivityReply } from '../../contract/activity.ts';
import type { Action } from '../../domain/journal.ts';
import { TimelineEntry } from '../design/timeline.tsx';
import { placeOf } from '../data/place-of.ts';
import { Changes } from './changes.tsx';
import { sentenceOf } from './sentence.ts';

const icons = {
  'organization-created': IconBuilding,
  'organization-changed': IconBuilding,
  'user-created': IconUserPlus,
  'user-changed': IconUserEdit,
  'user-deactivated': IconUserOff,
  'user-deleted': IconUserMinus,
  'user-restored': IconUserUp,
  'user-anonymized': IconUserX,
  'administrator-granted': IconShieldCheck,
  'administrator-revoked': IconShieldOff,
  'password-reset': IconKey,
  'password-reset-requested': IconKey,
  'password-chosen': IconKey,
  'config-sms-requested': IconMessage,
  'config-sms-sent': IconMessageUp,
  'config-sms-failed': IconMessageOff,
  'app-activated': IconDeviceMobileCheck,
  'calendar-address-created': IconCalendarShare,
  'calendar-address-revoked': IconCalendarOff,
  'answering-group-created': IconUsersGroup,
  'answering-group-changed': IconUsersGroup,
  'answering-group-deleted': IconUsersGroup,
  'ivr-menu-created': IconGridDots,
  'ivr-menu-changed': IconGridDots,
  'ivr-menu-deleted': IconGridDots,
  'override-set': IconHandStop,
  'override-removed': IconHandStop,
  'schedule-event-created': IconCalendarPlus,
  'schedule-event-changed': IconCalendarEvent,
  'schedule-event-deleted': IconCalendarMinus,
  'voice-message-created': IconMicrophone,
  'voice-message-ready': IconMicrophone,
  'voice-message-rejected': IconMicrophoneOff,
  'voice-message-changed': IconMicrophone,
  'voice-message-deleted': IconMicrophoneOff,
  'document-created': IconFile,
  'document-ready': IconFile,
  'document-rejected': IconFileOff,
  'document-deleted': IconFileOff,
  'order-placed': IconShoppingCart,
  'order-activated': IconShoppingCartCheck,
  'order-cancelled': IconShoppingCartX,
  'order-failed': IconShoppingCartExclamation,
  'sim-card-reported': IconTruckDelivery,
  'subscription-activated': IconDeviceSim,
  'subscription-changed': IconDeviceSim,
  'subscription-change-planned': IconCalendarEvent,
  'subscription-end-planned': IconCalendarEvent,
  'subscription-ended': IconCalendarMinus,
  'sim-blocked': IconLock,
  'sim-unblocked': IconLockOpen,
  'sim-replaced': IconArrowsExchange,
  'phone-lost': IconDeviceMobileQuestion,
  'phone-found': IconDeviceMobileCheck,
  'port-requested': IconPhoneIncoming,
  'port-consent-awaited': IconPhonePause,
  'port-accepted': IconPhoneCheck,
  'port-rejected': IconPhoneX,
  'port-rescheduled': IconCalendarEvent,
  'port-locked': IconLock,
  'port-started': IconArrowsExchange,
  'port-completed': IconPhoneCheck,
  'port-cancelled': IconPhoneOff,
  'port-failed': IconPhoneX,
  'port-escalated': IconAlertTriangle,
  'target-state-changed': IconClock,
} as const satisfies Record<Action, Icon>;

/** Of what ends a wait, well or badly. */
const tones: Partial<Record<Action, 'good' | 'bad'>> = {
  'app-activated': 'good',
  'config-sms-failed': 'bad',
  'order-activated': 'good',
  'order-failed': 'bad',
  'subscription-activated': 'good',
  'port-rejected': 'bad',
  'port-completed': 'good',
  'port-failed': 'bad',
};

/** Where what an entry is about is shown; null when nowhere. A removed user still is, a removed group or menu is not. */
const placeOfEntry = ({ action, entityId }: ActivityReply): string | null =>
  action === 'answering-group-deleted' || action === 'ivr-menu-deleted' ? null : placeOf(entityId);

/** The sentence leads to what it is about. `isBrief`: without what changed; `isHere`: in the panel of what it is about. */
export function ActivityEntry(props: { entry: ActivityReply; isBrief?: boolean; isHere?: boolean }) {
  const { t } = useTranslation();
  const { entry, isBrief = false, isHere = false } = props;
  const place = isHere ? null : placeOfEntry(entry);
  const sentence = sentenceOf(entry);
  return (
    <TimelineEntry
      sign={icons[entry.action]}
      tone={tones[entry.action]}
      title={place === null ? <span>{sentence}</span> : <Link to={place}>{sentence}</Link>}
      actor={t(`activity.actor.${entry.actor.kind}`, { name: entry.actor.name })}
      at={entry.at}
    >
      {!isBrief && entry.changes.length > 0 && <Changes changes={entry.changes} />}
    </TimelineEntry>
  );
}
