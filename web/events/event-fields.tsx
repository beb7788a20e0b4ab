/** The fields of a schedule event. Live inside a FormProvider. */
import { TextInput } from '@mantine/core';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { recurrences, targetStates } from '../../domain/schedule.ts';
import { BoundField } from '../design/bound-field.tsx';
import { ChoiceField } from '../design/choice-field.tsx';
import type { Elements } from '../design/elements.ts';
import { SelectField } from '../design/select-field.tsx';
import { SwitchField } from '../design/switch-field.tsx';
import { TextField } from '../design/text-field.tsx';
import { TimeField } from '../design/time-field.tsx';
import { DateAndTime } from '../design/time-input.tsx';
import { endAfterMove, inOrder, type EventForm } from './event-form.ts';
import classes from './event-fields.module.css';
import { ZoneHint } from './event-zone.tsx';
import { TargetsChoice } from './targets-choice.tsx';
import { useEventFields } from './use-event-fields.ts';

/** What, from when to when, how often. The end follows the start. */
export function EventFields() {
  const { t } = useTranslation();
  const form = useEventFields();
  const { register, formState, control, getValues } = form;
  const [recurrence, startDay] = useWatch({ control, name: ['recurrence', 'startDay'] });
  return (
    <>
      <TextField form={form} name="title" isRequired isFirst maxLength={100} />
      <ChoiceField
        form={form}
        name="effect"
        options={targetStates.toReversed().map((value) => ({ value, label: t(`schedule.effect.${value}`) }))}
      />
      <When />
      <SelectField
        form={form}
        name="recurrence"
        options={recurrences.map((value) => ({ value, label: t(`schedule.recurrence.${value}`) }))}
      />
      {recurrence !== 'never' && (
        <Field name="until">
          {(id) => (
            <TextInput
              id={id}
              type="date"
              min={startDay}
              error={formState.errors.until?.message}
              {...register('until', {
                validate: (typed) => typed === '' || typed >= getValues('startDay') || t('schedule.untilBeforeStart'),
              })}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** Day and time of the start and of the end. `isFixed`: the zone of their clock is not chosen here. */
export function When({ isFixed = false }: { isFixed?: boolean }) {
  const { t } = useTranslation();
  const { register, formState, control, getValues, setValue } = useFormContext<EventForm>();
  const [startDay, endDay] = useWatch({ control, name: ['startDay', 'endDay'] });
  const demand = { validate: (typed: string) => typed !== '' || t('field.required') };
  return (
    <>
      <div className={classes.when}>
        <Field name="startDay" isRequired>
          {(id) => (
            <DateAndTime>
              <TextInput
                id={id}
                type="date"
                error={formState.errors.startDay?.message}
                {...register('startDay', {
                  ...demand,
                  onChange: ({ target }: { target: { value: string } }) =>
                    setValue('endDay', endAfterMove({ startDay, endDay }, target.value), { shouldDirty: true }),
                })}
              />
              <TimeField<EventForm> name="startTime" label={t('schedule.field.startTime')} />
            </DateAndTime>
          )}
        </Field>
        <Field name="endDay" isRequired>
          {(id) => (
            <DateAndTime>
              <TextInput
                id={id}
                type="date"
                min={startDay}
                error={formState.errors.endDay?.message}
                {...register('endDay', {
                  validate: (typed) => {
                    const { startDay: day, startTime, endTime } = getValues();
                    if (typed === '') return t('field.required');
                    return `${day}T${startTime}` < `${typed}T${endTime}` || t('schedule.endsBeforeStart');
                  },
                })}
              />
              <TimeField<EventForm> name="endTime" label={t('schedule.field.endTime')} />
            </DateAndTime>
          )}
        </Field>
      </div>
      <ZoneHint isFixed={isFixed} />
    </>
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

/** The frame of a field that has an input of its own kind. */
function Field(props: {
  name: 'startDay' | 'endDay' | 'until';
  isRequired?: boolean;
  children: (inputId: string) => Elements;
}) {
  const { children, ...frame } = props;
  return (
    <BoundField form={useEventFields()} {...frame}>
      {({ inputId }) => children(inputId)}
    </BoundField>
  );
}
