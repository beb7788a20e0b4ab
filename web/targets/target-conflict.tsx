/** Somebody else changed the same group or menu: both values of each field. */
import { useTranslation } from 'react-i18next';
import type { FieldValues } from 'react-hook-form';
import { useLastChanger } from '../data/use-last-changer.ts';
import { useVoiceMessageNames } from '../data/voice-message-names.ts';
import { ConflictNotice } from '../design/conflict-notice.tsx';
import type { ConflictProps } from '../design/entity.ts';
import { hoursBody, type HoursForm } from './hours-form.ts';
import { tellHours } from './tell-hours.ts';

/** What a form of a group or a menu has in it; what only one of them has is told by `told`. */
interface TargetForm extends FieldValues {
  readonly name: string;
  readonly number: string;
  readonly openingHours: HoursForm;
  readonly closedMessageId: string;
}

export function TargetConflict<Form extends TargetForm>(
  props: ConflictProps<Form> & {
    labelOf: (field: keyof Form & string) => string;
    told: (field: keyof Form & string, form: Form) => string;
  },
) {
  const { t } = useTranslation();
  const { id, conflict, onTake } = props;
  const by = useLastChanger(id, conflict.version);
  const { nameOf } = useVoiceMessageNames([conflict.mine.closedMessageId, conflict.theirs.closedMessageId]);
  const told = (field: keyof Form & string, form: Form): string => {
    if (field === 'openingHours') return tellHours(hoursBody(form.openingHours));
    if (field === 'closedMessageId') return nameOf(form.closedMessageId);
    if (field === 'name' || field === 'number') return form[field] === '' ? t('activity.nothing') : form[field];
    return props.told(field, form);
  };
  const labelOf = (field: keyof Form & string): string => {
    if (field === 'closedMessageId') return t('hours.field.closedMessageId.label');
    return field === 'openingHours' ? t('hours.title') : props.labelOf(field);
  };
  return <ConflictNotice conflict={conflict} by={by} labelOf={labelOf} told={told} onTake={onTake} />;
}
