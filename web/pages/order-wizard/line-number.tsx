/** The number of one user: a new one, or one of another operator that moves here. */
import { Button, Radio, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCheck, IconHourglass } from '@tabler/icons-react';
import { useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { FieldHint } from '../../design/field-hint.tsx';
import { FormField } from '../../design/form-field.tsx';
import { tellStart } from '../../ports/start.ts';
import { NumberChoice } from './number-choice.tsx';
import { nameOf, numberCheckKey, type OrderFacts } from './order-facts.ts';
import { needsOf, type LineForm, type OrderForm } from './order-form.ts';
import { StepField } from './step-field.tsx';
import type { NumberOffers } from './use-order-facts.ts';
import { pauseMilliseconds } from './use-port-facts.ts';
import { portNumberFault } from './why-not-port.ts';
import { numberFault } from './why-not.ts';
import classes from './order-wizard.module.css';

interface LineNumberProps {
  readonly line: LineForm;
  readonly place: number;
  readonly facts: OrderFacts;
  readonly offers: NumberOffers;
  /** A number was chosen, which is to be reserved, or is not wanted any more. */
  readonly onChoose: () => void;
}

export function LineNumber(props: LineNumberProps) {
  const { t } = useTranslation();
  const { line, place, facts } = props;
  const { setValue, clearErrors } = useFormContext<OrderForm>();
  const name = nameOf(line, facts);
  const choose = (kind: string) => {
    clearErrors(`lines.${place}`);
    setValue(`lines.${place}.isPorted`, kind === 'port', { shouldDirty: true });
    props.onChoose();
  };
  const choice = (
    <Radio.Group
      value={line.isPorted ? 'port' : 'new'}
      onChange={choose}
      aria-label={t('orderWizard.numbers.kindOf', { name })}
    >
      <div className={classes.kinds}>
        <Radio value="new" label={t('orderWizard.numbers.new')} />
        <Radio value="port" label={t('orderWizard.numbers.port')} />
      </div>
    </Radio.Group>
  );
  return line.isPorted ? (
    <PortedNumber {...props} name={name}>
      {choice}
    </PortedNumber>
  ) : (
    <NewNumber {...props} name={name}>
      {choice}
    </NewNumber>
  );
}

type ChoiceProps = LineNumberProps & { name: string; children: React.ReactElement };

function NewNumber(props: ChoiceProps) {
  const { t } = useTranslation();
  const { line, facts, place, name } = props;
  const { control, getValues } = useFormContext<OrderForm>();
  const {
    field: { ref, onChange },
    fieldState,
  } = useController({ control, name: `lines.${place}.number` });
  const [isOpen, setOpen] = useState(false);
  const { numberKind } = needsOf(facts.catalogue, getValues('products'));
  const fault = line.number === '' ? null : numberFault(line.number, numberKind, facts);
  const error = fault ?? fieldState.error?.message;
  const others = getValues('lines').flatMap(({ userId, isPorted, number }) =>
    userId === line.userId || isPorted ? [] : [number],
  );
  const isChoosing = isOpen || line.number === '' || error !== undefined;
  const choose = (chosen: string) => {
    onChange(chosen);
    setOpen(false);
    props.onChoose();
  };
  return (
    <StepField ref={ref} title={name} error={error}>
      {props.children}
      {line.number !== '' && fault === null && (
        <p className={classes.chosen}>
          <span className={classes.number}>{formatPhoneNumber(line.number)}</span>
          {!isChoosing && (
            <Button
              variant="default"
              size="compact-md"
              aria-label={t('orderWizard.numbers.changeOf', { name })}
              onClick={() => setOpen(true)}
            >
              {t('orderWizard.numbers.change')}
            </Button>
          )}
        </p>
      )}
      {isChoosing && (
        <NumberChoice offers={props.offers} taken={[...others, ...facts.lostNumbers]} name={name} onChoose={choose} />
      )}
    </StepField>
  );
}

/** What is typed is judged when somebody pauses, and asked about then. */
function PortedNumber(props: ChoiceProps) {
  const { t } = useTranslation();
  const { line, facts, place, name } = props;
  const { control, getValues, clearErrors } = useFormContext<OrderForm>();
  const { field, fieldState } = useController({ control, name: `lines.${place}.port.number` });
  const [settled] = useDebouncedValue(line.port.number, pauseMilliseconds);
  const isEmpty = line.port.number.trim() === '';
  const fault = isEmpty || settled !== line.port.number ? null : portNumberFault(line, getValues(), facts);
  const check = facts.numberChecks.get(numberCheckKey(line));
  const isRight = fault === null && check !== undefined && check !== 'checking' && check.problem === null;
  return (
    <StepField title={name}>
      {props.children}
      <FormField label={t('orderWizard.port.number')} note={t('orderWizard.port.numberHint')} isRequired>
        {({ inputId }) => (
          <>
            <TextInput
              id={inputId}
              type="tel"
              autoComplete="off"
              maxLength={40}
              aria-required
              ref={field.ref}
              value={field.value}
              error={fault ?? fieldState.error?.message}
              onBlur={field.onBlur}
              onChange={(event) => {
                clearErrors(`lines.${place}.port.number`);
                field.onChange(event.currentTarget.value);
              }}
            />
            <div role="status">
              {check === 'checking' && fault === null && (
                <FieldHint tone="neutral" icon={IconHourglass}>
                  {t('orderWizard.port.checking')}
                </FieldHint>
              )}
              {isRight && (
                <FieldHint tone="good" icon={IconCheck}>
                  {facts.windows === undefined
                    ? t('orderWizard.port.canMove')
                    : t('orderWizard.port.canMoveFrom', {
                        start: tellStart(facts.windows.earliestStart, facts.language),
                      })}
                </FieldHint>
              )}
            </div>
          </>
        )}
      </FormField>
    </StepField>
  );
}
