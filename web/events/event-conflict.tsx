/** Somebody else changed the same schedule event: both values of each field. */
import { useTranslation } from 'react-i18next';
import { useLastChanger } from '../data/use-last-changer.ts';
import { ConflictNotice } from '../design/conflict-notice.tsx';
import { useVoiceMessageNames } from '../data/voice-message-names.ts';
import { tellDate, tellTimeZone } from '../design/time.ts';
import type { ConflictProps } from '../design/entity.ts';
import { currentLanguage } from '../language.ts';
import type { EventField, EventForm } from './event-form.ts';
import { useTellTargets } from './use-tell-targets.ts';

export function EventConflict({ id, conflict, onTake }: ConflictProps<EventForm>) {
  const { t } = useTranslation();
  const tellTargets = useTellTargets();
  const { nameOf } = useVoiceMessageNames([conflict.mine.messageId, conflict.theirs.messageId]);
  const by = useLastChanger(id, conflict.version);
  const labelOf = (field: EventField): string => {
    if (field === 'timeZone') return t('organization.timeZone');
    return field === 'startTime' || field === 'endTime' || field === 'targets'
      ? t(`schedule.field.${field}`)
      : t(`schedule.field.${field}.label`);
  };
  const told = (field: EventField, form: EventForm): string => {
    if (field === 'effect') return t(`schedule.effect.${form.effect}`);
    if (field === 'recurrence') return t(`schedule.recurrence.${form.recurrence}`);
    if (field === 'targets') return tellTargets(form.targets);
    if (field === 'renewYearly') return t(form.renewYearly ? 'answer.yes' : 'answer.no');
    if (field === 'timeZone') return tellTimeZone(form.timeZone);
    const value = form[field];
    if (value === '') return t('activity.nothing');
    if (field === 'messageId') return nameOf(value);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? tellDate(value, currentLanguage()) : value;
  };
  return <ConflictNotice conflict={conflict} by={by} labelOf={labelOf} told={told} onTake={onTake} />;
}
