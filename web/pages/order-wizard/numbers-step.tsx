/** Third step: a number for each user, a new one or one that moves here. A new one is reserved at once; one that somebody else has taken since is said. */
import { Button } from '@mantine/core';
import { IconArrowsRight } from '@tabler/icons-react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { Empty, ReadNotice } from '../../design/notice.tsx';
import { FormSkeleton } from '../../design/form-page.tsx';
import { LineNumber } from './line-number.tsx';
import type { OrderForm } from './order-form.ts';
import type { NumberOffers } from './use-order-facts.ts';
import type { OrderFacts } from './order-facts.ts';
import classes from './order-wizard.module.css';

/** `onChoose`: a number was chosen, which is to be reserved. */
export function NumbersStep(props: { facts: OrderFacts; offers: NumberOffers; onChoose: () => void }) {
  const { t } = useTranslation();
  const { setValue, clearErrors, watch } = useFormContext<OrderForm>();
  const { facts, offers } = props;
  const lines = watch('lines');
  const { inRow } = offers;
  const wanting = lines.filter(({ isPorted }) => !isPorted);
  const hasChosen = lines.some(({ number, isPorted }) => number !== '' || isPorted);
  if (offers.reads.isPending && !hasChosen) return <FormSkeleton groups={[180]} />;
  const isEmpty =
    facts.freeNumbers.length === 0 && offers.reads.failure === null && wanting.some(({ number }) => number === '');
  const takeRow = (numbers: readonly string[]) => {
    clearErrors('lines');
    setValue(
      'lines',
      lines.map((line) => ({ ...line, number: (!line.isPorted && numbers[wanting.indexOf(line)]) || line.number })),
      { shouldDirty: true },
    );
    props.onChoose();
  };
  return (
    <>
      {wanting.length > 0 && <p className={classes.quiet}>{t('orderWizard.numbers.lead')}</p>}
      {!offers.reads.isPending && <ReadNotice reads={offers.reads} missing={t('orderWizard.numbers.unread')} />}
      {isEmpty && <Empty>{t('orderWizard.numbers.none')}</Empty>}
      {inRow !== null && wanting.length > 1 && wanting.some(({ number }, place) => number !== inRow[place]) && (
        <Button
          variant="light"
          className={classes.row ?? ''}
          leftSection={<IconArrowsRight size={18} stroke={1.8} aria-hidden />}
          onClick={() => takeRow(inRow)}
        >
          {t('orderWizard.numbers.takeRow', {
            first: formatPhoneNumber(inRow[0] ?? ''),
            last: formatPhoneNumber(inRow[wanting.length - 1] ?? ''),
          })}
        </Button>
      )}
      {lines.map((line, place) => (
        <LineNumber
          key={line.userId}
          line={line}
          place={place}
          facts={facts}
          offers={offers}
          onChoose={props.onChoose}
        />
      ))}
    </>
  );
}
