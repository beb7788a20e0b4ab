/**
 * An event with its message and what it is put on, as sentences: *Stängt torsdag 24 december. Meddelande: Jul 2026. Gäller alla
 * svarsgrupper.*
 */
import { useTranslation } from 'react-i18next';
import { useVoiceMessageNames } from '../data/voice-message-names.ts';
import { useTelling, useToday } from '../design/use-telling.ts';
import { messageOf, type EventForm } from './event-form.ts';
import { tellEvent, type Afterwards } from './tell-event.ts';
import { useTellTargets } from './use-tell-targets.ts';

/** The form must be complete when its sentences are asked for. */
export function useTellEventOn(form: EventForm): (afterwards: Afterwards) => string {
  const { t } = useTranslation();
  const telling = useTelling();
  const today = useToday();
  const tellTargets = useTellTargets();
  const messageId = messageOf(form);
  const { nameOf } = useVoiceMessageNames([messageId]);
  return (afterwards) => {
    const targets = t('schedule.outlook.targets', { targets: tellTargets(form.targets) });
    const event = tellEvent(form, telling, { afterwards, today });
    if (messageId === null) return `${event} ${targets}`;
    return `${event} ${t('schedule.outlook.message', { name: nameOf(messageId) })} ${targets}`;
  };
}
