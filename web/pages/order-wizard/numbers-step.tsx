/** Third step: a number for each user. One that is chosen is reserved at once; one that somebody else has taken since is said. */
import { Button } from '@mantine/core';
import { IconArrowsRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { Empty, ReadNotice } from '../../design/notice.tsx';
import { FormSkeleton } from '../../design/form-page.tsx';
import { NumberChoice } from './number-choice.tsx';
import { needsOf, type LineForm, type OrderForm } from './order-form.ts';
import { StepField } from './step-field.tsx';
import type { NumberOffers } from './use-order-facts.ts';
import { nameOf, numberFault, type OrderFacts } from './why-not.ts';
import classes from './order-wizard.module.css';

/** `onChoose`: a number was chosen, which is to be reserved. */
export function NumbersStep(props: { facts: OrderFacts; offers: NumberOffers; onChoose: () => void }) {
  const { t } = useTranslation();
  const { setValue, clearErrors, watch } = useFormContext<OrderForm>();
  const { facts, offers } = props;
  const lines = watch('lines');
  const { inRow } = offers;
  const hasChosen = lines.some(({ number }) => number !== '');
  if (offers.reads.isPending && !hasChosen) return <FormSkeleton groups={[180]} />;
  const isEmpty = facts.freeNumbers.length === 0 && offers.reads.failure === null && !hasChosen;
  const takeRow = (numbers: readonly string[]) => {
    clearErrors('lines');
    setValue(
      'lines',
      lines.map((line, place) => ({ ...line, number: numbers[place] ?? line.number })),
      { shouldDirty: true },
    );
    props.onChoose();
  };
  return (
    <>
      <p className={classes.quiet}>{t('orderWizard.numbers.lead')}</p>
      {!offers.reads.isPending && <ReadNotice reads={offers.reads} missing={t('orderWizard.numbers.unread')} />}
      {isEmpty && <Empty>{t('orderWizard.numbers.none')}</Empty>}
      {inRow !== null && inRow.length > 1 && lines.some(({ number }, place) => number !== inRow[place]) && (
        <Button
          variant="light"
          className={classes.row ?? ''}
          leftSection={<IconArrowsRight size={18} stroke={1.8} aria-hidden />}
          onClick={() => takeRow(inRow)}
        >
          {t('orderWizard.numbers.takeRow', {
            first: formatPhoneNumber(inRow[0] ?? ''),
            last: formatPhoneNumber(inRow.at(-1) ?? ''),
          })}
        </Button>
      )}
      {!isEmpty &&
        lines.map((line, place) => (
          <LineNumber
            key={line.userId}
            line={line}
            place={place}
            title={nameOf(line, facts)}
            facts={facts}
            offers={offers}
            onChoose={props.onChoose}
          />
        ))}
    </>
  );
}

function LineNumber(props: {
  line: LineForm;
  place: number;
  title: string;
  facts: OrderFacts;
  offers: NumberOffers;
  onChoose: () => void;
}) {
  const { t } = useTranslation();
  const { line, facts, place } = props;
  const { control, getValues } = useFormContext<OrderForm>();
  const {
    field: { ref, onChange },
    fieldState,
  } = useController({ control, name: `lines.${place}.number` });
  const [isOpen, setOpen] = useState(false);
  const { numberKind } = needsOf(facts.catalogue, getValues('products'));
  const fault = line.number === '' ? null : numberFault(line.number, numberKind, facts);
  const error = fault ?? fieldState.error?.message;
  const others = getValues('lines').flatMap((other) => (other.userId === line.userId ? [] : [other.number]));
  const isChoosing = isOpen || line.number === '' || error !== undefined;
  const choose = (chosen: string) => {
    onChange(chosen);
    setOpen(false);
    props.onChoose();
  };
  return (
    <StepField ref={ref} title={props.title} error={error}>
      {line.number !== '' && fault === null && (
        <p className={classes.chosen}>
          <span className={classes.number}>{formatPhoneNumber(line.number)}</span>
          {!isChoosing && (
            <Button
              variant="default"
              size="compact-md"
              aria-label={t('orderWizard.numbers.changeOf', { name: props.title })}
              onClick={() => setOpen(true)}
            >
              {t('orderWizard.numbers.change')}
            </Button>
          )}
        </p>
      )}
      {isChoosing && (
        <NumberChoice
          offers={props.offers}
          taken={[...others, ...facts.lostNumbers]}
          name={props.title}
          onChoose={choose}
        />
      )}
    </StepField>
  );
}
