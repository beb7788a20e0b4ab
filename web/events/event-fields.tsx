/** The fields of a schedule event. Live inside a FormProvider. */
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { recurrences, targetStates } from '../../domain/schedule.ts';
import { useVoiceMessage } from '../data/voice-message-names.ts';
import { ChoiceField } from '../design/choice-field.tsx';
import { DateField } from '../design/date-field.tsx';
import { SelectField } from '../design/select-field.tsx';
import { SwitchField } from '../design/switch-field.tsx';
import { TextField } from '../design/text-field.tsx';
import { TimeField } from '../design/time-field.tsx';
import { endAfterMove, inOrder, type EventForm } from './event-form.ts';
import classes from './event-fields.module.css';
import { ZoneHint } from './event-zone.tsx';
import { TargetsChoice } from './targets-choice.tsx';
import { useEventFields } from './use-event-fields.ts';
import { VoiceMessageField } from '../voice-messages/voice-message-field.tsx';

/** What, from when to when, how often. The end follows the start. */
export function EventFields() {
  const { t } = useTranslation();
  const form = useEventFields();
  const { control, getValues } = form;
  const [effect, recurrence, startDay] = useWatch({ control, name: ['effect', 'recurrence', 'startDay'] });
  return (
    <>
      <TextField form={form} name="title" isRequired isFirst maxLength={100} />
      <ChoiceField
        form={form}
        name="effect"
        options={targetStates.toReversed().map((value) => ({ value, label: t(`schedule.effect.${value}`) }))}
      />
      <When />
      {effect === 'closed' && <VoiceMessageField form={form} name="messageId" />}
      <SelectField
        form={form}
        name="recurrence"
        options={recurrences.map((value) => ({ value, label: t(`schedule.recurrence.${value}`) }))}
      />
      {recurrence !== 'never' && (
        <DateField
          form={form}
          name="until"
          min={startDay}
          check={(date) => (date >= getValues('startDay') ? null : t('schedule.untilBeforeStart'))}
        />
      )}
    </>
  );
}

/** Day and time of the start and of the end. `isFixed`: the zone of their clock is not chosen here. */
export function When({ isFixed = false }: { isFixed?: boolean }) {
  const { t } = useTranslation();
  const form = useEventFields();
  const { control, getValues, setValue } = form;
  const [startDay, endDay] = useWatch({ control, name: ['startDay', 'endDay'] });
  return (
    <>
      <div className={classes.when}>
        <DateField
          form={form}
          name="startDay"
          isRequired
          onDate={(date) => setValue('endDay', endAfterMove({ startDay, endDay }, date), { shouldDirty: true })}
          time={<TimeField form={form} name="startTime" label={t('schedule.field.startTime')} />}
        />
        <DateField
          form={form}
          name="endDay"
          isRequired
          min={startDay}
          check={(date) => {
            const { startDay: day, startTime, endTime } = getValues();
            return `${day}T${startTime}` < `${date}T${endTime}` ? null : t('schedule.endsBeforeStart');
          }}
          time={<TimeField form={form} name="endTime" label={t('schedule.field.endTime')} />}
        />
      </div>
      <ZoneHint isFixed={isFixed} />
    </>
  );
}

/** What callers hear this once. Nothing chosen is what they hear at the other times. */
export function OccurrenceMessage({ event }: { event: Pick<ScheduleEventReply, 'messageId'> }) {
  const { t } = useTranslation();
  const usual = useVoiceMessage(event.messageId);
  return (
    <VoiceMessageField
      form={useEventFields()}
      name="messageId"
      emptyMessageId={event.messageId}
      {...(event.messageId !== null && { empty: t('schedule.occurrence.asUsual', { name: usual?.name ?? '…' }) })}
    />
  );
}

/** What it is put on; at least one. */
export function Targets() {
  const { t } = useTranslation();
  const { control } = useFormContext<EventForm>();
  return (
    <Controller
      control={control}
      name="targets"
      rules={{ validate: (targets) => targets.length > 0 || t('schedule.noTargets') }}
      render={({ field: { value, onChange }, fieldState: { error } }) => (
        <TargetsChoice targets={value} error={error?.message} onChoose={(targets) => onChange(inOrder(targets))} />
      )}
    />
  );
}

/** Whether next year's is made by itself, of an event that was made from a holiday. */
export const Renewal = () => <SwitchField form={useEventFields()} name="renewYearly" />;
