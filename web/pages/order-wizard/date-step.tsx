/** Fifth step: the day from which it is active. */
import { useTranslation } from 'react-i18next';
import { useBoundForm } from '../../design/bound-form.ts';
import { DateField } from '../../design/date-field.tsx';
import { Button } from '@mantine/core';
import type { OrderForm } from './order-form.ts';
import type { OrderFacts } from './order-facts.ts';
import { dateError } from './why-not.ts';
import { activationTexts } from './what-happens.ts';
import classes from './order-wizard.module.css';

export function DateStep({ facts }: { facts: OrderFacts }) {
  const { t } = useTranslation();
  const form = useBoundForm<OrderForm, 'activatesOn'>(() => ({
    label: t('orderWizard.date.label'),
    help: {
      about: t('orderWizard.date.about'),
      example: t('orderWizard.date.example'),
      affects: t('orderWizard.date.affects'),
    },
  }));
  const typed = form.watch();
  const { today, language } = facts;
  const isRight = dateError(typed.activatesOn, today, language) === null;
  return (
    <div className={classes.field}>
      <DateField
        form={form}
        name="activatesOn"
        isRequired
        min={today}
        check={(date) => dateError(date, today, language)}
        hint={<p className={classes.quiet}>{isRight ? activationTexts(typed, facts).join(' ') : ''}</p>}
      />
      {typed.activatesOn !== today && (
        <Button
          variant="default"
          className={classes.row ?? ''}
          onClick={() => form.setValue('activatesOn', today, { shouldDirty: true, shouldValidate: true })}
        >
          {t('orderWizard.date.chooseToday')}
        </Button>
      )}
    </div>
  );
}
