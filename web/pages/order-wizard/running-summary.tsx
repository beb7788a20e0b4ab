/** At the side of the steps: what is chosen so far, and what it costs. */
import { useTranslation } from 'react-i18next';
import { formatMonthly, formatOneOff, formatPrice } from '../../design/price.ts';
import { tellWeekday } from '../../design/time.ts';
import { tellStart } from '../../ports/start.ts';
import { isMoving, needsOf, type OrderForm } from './order-form.ts';
import { stepsOf } from './order-steps.ts';
import { shownNumber } from './why-not-port.ts';
import { totalOf } from './what-happens.ts';
import { nameOf, type OrderFacts } from './order-facts.ts';
import { dateError } from './why-not.ts';
import classes from './order-wizard.module.css';

export function RunningSummary({ form, facts }: { form: OrderForm; facts: OrderFacts }) {
  const { t } = useTranslation();
  const { catalogue, language, today } = facts;
  const chosen = catalogue.products.filter(({ code }) => form.products.includes(code));
  const needs = needsOf(catalogue, form.products);
  const hasNumbers = needs.numberKind !== null;
  const hasDate = stepsOf(catalogue, form).includes('date');
  const total = totalOf(form, catalogue);
  return (
    <div className={classes.running}>
      <h2 className={classes.runningTitle}>{t('orderWizard.running.title')}</h2>
      {chosen.length === 0 ? (
        <p className={classes.quiet}>{t('orderWizard.running.nothing')}</p>
      ) : (
        <ul className={classes.lines}>
          {chosen.map((product) => (
            <li key={product.code}>
              <span>{product.name[language]}</span>
              <span className={classes.amount}>{formatPrice(product, language)}</span>
            </li>
          ))}
        </ul>
      )}
      {form.lines.length > 0 && (
        <ul className={classes.lines}>
          {form.lines.map((line) => (
            <li key={line.userId}>
              <span>{nameOf(line, facts)}</span>
              {hasNumbers && shownNumber(line) !== '' && <span className={classes.amount}>{shownNumber(line)}</span>}
            </li>
          ))}
        </ul>
      )}
      {form.lines.map(
        (line) =>
          isMoving(line, needs) &&
          line.port.requestedStart.length === 16 && (
            <p className={classes.quiet} key={line.userId}>
              {t('orderWizard.running.moves', {
                number: shownNumber(line),
                start: tellStart(line.port.requestedStart, language),
              })}
            </p>
          ),
      )}
      {hasDate && dateError(form.activatesOn, today, language) === null && (
        <p className={classes.quiet}>
          {t('orderWizard.running.from', { day: tellWeekday(form.activatesOn, language, today) })}
        </p>
      )}
      {chosen.length > 0 && (
        <p className={classes.total} role="status">
          <strong>{formatMonthly(total.monthlyOre, language)}</strong>
          {total.oneOffOre > 0 && <span>{formatOneOff(total.oneOffOre, language)}</span>}
        </p>
      )}
    </div>
  );
}
