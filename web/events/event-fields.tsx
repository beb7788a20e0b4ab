/** The fields of a schedule event. Live inside a FormProvider. */
import { NativeSelect, Radio, Switch, TextInput } from '@mantine/core';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { recurrences, targetStates } from '../../domain/schedule.ts';
import type { Elements } from '../design/elements.ts';
import { FormField, FormSwitchField, type FieldHelp } from '../design/form-field.tsx';
import { TimeField } from '../design/time-field.tsx';
import { DateAndTime } from '../design/time-input.tsx';
import { endAfterMove, inOrder, type EventField, type EventForm } from './event-form.ts';
import classes from './event-fields.module.css';
import { ZoneHint } from './event-zone.tsx';
import { TargetsChoice } from './targets-choice.tsx';

/** What, from when to when, how often. The end follows the start. */
export function EventFields() {
  const { t } = useTranslation();
  const { register, formState, control, getValues } = useFormContext<EventForm>();
  const [recurrence, startDay] = useWatch({ control, name: ['recurrence', 'startDay'] });
  const demand = { validate: (typed: string) => typed.trim() !== '' || t('field.required') };
  return (
    <>
      <Field name="title" isRequired>
        {(id) => (
          <TextInput
            id={id}
            data-autofocus
            autoComplete="off"
            aria-required
            maxLength={100}
            error={formState.errors.title?.message}
            {...register('title', demand)}
          />
        )}
      </Field>
      <Field name="effect" isGroup>
        {(_, labelId) => (
          <Controller
            control={control}
            name="effect"
            render={({ field: { value, onChange } }) => (
              <Radio.Group value={value} onChange={onChange} aria-labelledby={labelId}>
                <div className={classes.choices}>
                  {targetStates.toReversed().map((state) => (
                    <Radio key={state} value={state} label={t(`schedule.effect.${state}`)} />
                  ))}
                </div>
              </Radio.Group>
            )}
          />
        )}
      </Field>
      <When />
      <Field name="recurrence">
        {(id) => (
          <NativeSelect
            id={id}
            size="md"
            data={recurrences.map((value) => ({ value, label: t(`schedule.recurrence.${value}`) }))}
            error={formState.errors.recurrence?.message}
            {...register('recurrence')}
          />
        )}
      </Field>
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
export function Renewal() {
  const { t } = useTranslation();
  const { control } = useFormContext<EventForm>();
  return (
    <FormSwitchField label={t('schedule.field.renewYearly.label')} help={useHelp('renewYearly')}>
      {(labelId) => (
        <Controller
          control={control}
          name="renewYearly"
          render={({ field: { value, onChange, ...field } }) => (
            <Switch
              size="md"
              label={<span id={labelId}>{t('schedule.field.renewYearly.label')}</span>}
              checked={value}
              onChange={(event) => onChange(event.currentTarget.checked)}
              {...field}
            />
          )}
        />
      )}
    </FormSwitchField>
  );
}

type NamedField = Exclude<EventField, 'startTime' | 'endTime' | 'timeZone' | 'targets'>;

/** A field with its name and its help from the message files. */
function Field(props: {
  name: NamedField;
  isRequired?: boolean;
  isGroup?: boolean;
  children: (inputId: string, labelId: string) => Elements;
}) {
  const { t } = useTranslation();
  const { name, children, ...frame } = props;
  return (
    <FormField {...frame} label={t(`schedule.field.${name}.label`)} help={useHelp(name)}>
      {({ inputId, labelId }) => children(inputId, labelId)}
    </FormField>
  );
}

function useHelp(name: NamedField): FieldHelp {
  const { t } = useTranslation();
  return {
    about: t(`schedule.field.${name}.about`),
    example: t(`schedule.field.${name}.example`),
    affects: t(`schedule.field.${name}.affects`),
  };
}
