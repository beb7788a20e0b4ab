/** Opening hours, filled in: always, or day by day with several times a day, over midnight too. And what callers hear outside of them. */
import { Button, CloseButton, Switch } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import { Controller, useFieldArray, useFormContext, useFormState, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { weekdays, type Weekday } from '../../domain/opening-hours.ts';
import { fieldStrings, useBoundForm } from '../design/bound-form.ts';
import { FieldHint } from '../design/field-hint.tsx';
import { FieldGroup } from '../design/form-page.tsx';
import { TimeField } from '../design/time-field.tsx';
import { useTelling } from '../design/use-telling.ts';
import { VoiceMessageField } from '../voice-messages/voice-message-field.tsx';
import { endsBeforeMidnight, officeHours, overlapIn, type HoursForm } from './hours-form.ts';
import classes from './opening-hours-fields.module.css';

interface WithHours {
  openingHours: HoursForm;
  closedMessageId: string;
}

export function OpeningHoursFields() {
  const { t } = useTranslation();
  const { timeZone } = useTelling();
  const form = useBoundForm<WithHours, 'closedMessageId'>((field) =>
    fieldStrings((part) => t(`hours.field.${field}.${part}`)),
  );
  const { control, getValues, setValue } = form;
  const always = useWatch({ control, name: 'openingHours.always' });
  const begin = () => {
    const { days } = getValues('openingHours');
    if (weekdays.some((day) => days[day].length > 0)) return;
    for (const day of weekdays.slice(0, 5)) setValue(`openingHours.days.${day}`, [officeHours], { shouldDirty: true });
  };
  return (
    <FieldGroup title={t('hours.title')} lead={t('hours.lead', { timeZone })}>
      <Controller
        control={control}
        name="openingHours.always"
        render={({ field: { value, onChange, ...field } }) => (
          <Switch
            size="md"
            label={t('hours.always')}
            checked={value}
            onChange={({ currentTarget: { checked } }) => {
              onChange(checked);
              if (!checked) begin();
            }}
            {...field}
          />
        )}
      />
      {!always && (
        <div className={classes.week}>
          {weekdays.map((day) => (
            <DayFields key={day} day={day} />
          ))}
        </div>
      )}
      <VoiceMessageField form={form} name="closedMessageId" />
    </FieldGroup>
  );
}

function DayFields({ day }: { day: Weekday }) {
  const { t } = useTranslation();
  const { control, setValue, getValues } = useFormContext<WithHours>();
  const { fields, append, remove } = useFieldArray({
    control,
    name: `openingHours.days.${day}` as 'openingHours.days.mon',
  });
  const name = t(`hours.day.${day}`);
  const copyToWeekdays = () => {
    for (const other of weekdays.slice(1, 5))
      setValue(`openingHours.days.${other}`, getValues(`openingHours.days.${day}`), { shouldDirty: true });
  };
  return (
    <div className={classes.day} role="group" aria-label={name}>
      <span className={classes.name}>{name}</span>
      <div className={classes.intervals}>
        {fields.length === 0 && <span className={classes.closed}>{t('hours.closed')}</span>}
        {fields.map(({ id }, place) => (
          <IntervalFields key={id} day={day} place={place} onRemove={() => remove(place)} />
        ))}
      </div>
      <div className={classes.actions}>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden />}
          aria-label={t('hours.add', { day: name })}
          onClick={() => append(fields.length === 0 ? officeHours : { from: '', to: '' })}
        >
          {t('hours.addShort')}
        </Button>
        {day === 'mon' && fields.length > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            leftSection={<IconCopy size={15} aria-hidden />}
            onClick={copyToWeekdays}
          >
            {t('hours.copy')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** From when to when. Errors and the warning are below both, so that they stay where they are. */
function IntervalFields({ day, place, onRemove }: { day: Weekday; place: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const errorId = useId();
  const form = useFormContext<WithHours>();
  const { control, getValues } = form;
  const { errors } = useFormState({ control });
  const to = useWatch({ control, name: `openingHours.days.${day}.${place}.to` });
  const wrong = errors.openingHours?.days?.[day]?.[place];
  const told = [wrong?.from?.message, wrong?.to?.message].filter((message) => message !== undefined);
  const name = t(`hours.day.${day}`);
  const overlap = (): string | null => {
    const other = overlapIn(getValues('openingHours'), day, place);
    if (other === null) return null;
    return t('hours.overlaps', { day: t(`hours.short.${other.weekday}`), from: other.from, to: other.to });
  };
  return (
    <div className={classes.interval}>
      <TimeField
        form={form}
        name={`openingHours.days.${day}.${place}.from`}
        label={t('hours.from', { day: name })}
        errorId={errorId}
        check={overlap}
      />
      <span aria-hidden>–</span>
      <TimeField
        form={form}
        name={`openingHours.days.${day}.${place}.to`}
        label={t('hours.to', { day: name })}
        errorId={errorId}
      />
      <CloseButton aria-label={t('hours.remove', { day: name })} onClick={onRemove} />
      <p id={errorId} className={classes.error} role="alert">
        {[...new Set(told)].join(' ')}
      </p>
      {endsBeforeMidnight(to) && (
        <div className={classes.warning}>
          <FieldHint tone="warn" icon={IconAlertTriangle}>
            {t('hours.endsBeforeMidnight')}
          </FieldHint>
        </div>
      )}
    </div>
  );
}
