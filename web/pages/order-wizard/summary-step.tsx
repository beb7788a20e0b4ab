/** Last step: what is ordered for whom, what it costs, and what happens when. */
import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { formatIccid } from '../../../domain/iccid.ts';
import type { Elements } from '../../design/elements.ts';
import { formatMonthly, formatOneOff, formatOre, formatPrice } from '../../design/price.ts';
import { isMoving, needsAddonsAddress, needsOf, type LineForm, type OrderForm } from './order-form.ts';
import { stepsOf, type Step } from './order-steps.ts';
import { PriceChange } from './price-change.tsx';
import { addressText, bindingText, happenings, totalOf } from './what-happens.ts';
import { nameOf, type OrderFacts } from './order-facts.ts';
import { consentIsNeeded, shownNumber } from './why-not-port.ts';
import { tellStart } from '../../ports/start.ts';
import classes from './order-wizard.module.css';

/** `shown` and `draftVersion`: see {@link PriceChange}. */
export function SummaryStep(props: {
  form: OrderForm;
  facts: OrderFacts;
  shown: Catalogue;
  draftVersion: string | undefined;
  onGo: (step: Step) => void;
}) {
  const { t } = useTranslation();
  const { form, facts, onGo } = props;
  const { catalogue, language } = facts;
  const needs = needsOf(catalogue, form.products);
  const steps = stepsOf(catalogue, form);
  const total = totalOf(form, catalogue);
  const chosen = catalogue.products.filter(({ code }) => form.products.includes(code));
  return (
    <>
      <PriceChange form={form} shown={props.shown} current={catalogue} draftVersion={props.draftVersion} />
      <Part step="contents" onGo={onGo}>
        <ul className={classes.lines}>
          {chosen.map((product) => (
            <li key={product.code}>
              <span>{product.name[language]}</span>
              <span className={classes.amount}>{formatPrice(product, language)}</span>
            </li>
          ))}
        </ul>
      </Part>
      <section className={classes.price} aria-label={t('orderWizard.summary.price')}>
        <dl>
          <dt>{t('orderWizard.summary.now')}</dt>
          <dd>{total.oneOffOre === 0 ? formatOre(0, language) : formatOneOff(total.oneOffOre, language)}</dd>
          <dt>{t('orderWizard.summary.monthly', { count: form.lines.length })}</dt>
          <dd className={classes.strong}>{formatMonthly(total.monthlyOre, language)}</dd>
          <dt>{t('orderWizard.summary.bindingTerm')}</dt>
          <dd>{bindingText(total)}</dd>
        </dl>
      </section>
      <Part step="users" onGo={onGo}>
        <ul className={classes.people}>
          {form.lines.map((line) => (
            <li key={line.userId}>
              <span className={classes.strong}>{nameOf(line, facts)}</span>
              {needs.numberKind !== null && <span className={classes.number}>{shownNumber(line)}</span>}
              {isMoving(line, needs) && <PortOf line={line} facts={facts} />}
              {needs.sim && <SimOf line={line} />}
            </li>
          ))}
        </ul>
        <div className={classes.changes}>
          {(['numbers', 'sim', 'port'] as const)
            .filter((step) => steps.includes(step))
            .map((step) => (
              <ChangeButton key={step} step={step} onGo={onGo} />
            ))}
        </div>
        {needsAddonsAddress(needs, form.lines) && (
          <p className={classes.quiet}>
            {t('orderWizard.summary.addonsTo', { where: addressText(form.addonsShipTo) })}
          </p>
        )}
      </Part>
      <Part step={steps.includes('date') ? 'date' : 'port'} title={t('orderWizard.summary.happens')} onGo={onGo}>
        <ol className={classes.happenings}>
          {happenings(form, facts).map(({ who, what }) => (
            <li key={what}>
              <span className={classes.strong}>{who}</span>
              <span>{what}</span>
            </li>
          ))}
        </ol>
      </Part>
    </>
  );
}

type ChangedStep = Exclude<Step, 'summary'>;

function Part(props: { step: ChangedStep; title?: string; onGo: (step: Step) => void; children: Elements }) {
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <section className={classes.part} aria-labelledby={titleId}>
      <div className={classes.partHead}>
        <h3 id={titleId}>{props.title ?? t(`orderWizard.step.${props.step}`)}</h3>
        <ChangeButton step={props.step} onGo={props.onGo} />
      </div>
      {props.children}
    </section>
  );
}

function ChangeButton({ step, onGo }: { step: ChangedStep; onGo: (step: Step) => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="subtle" size="compact-md" onClick={() => onGo(step)}>
      {t(`orderWizard.summary.change.${step}`)}
    </Button>
  );
}

function SimOf({ line: { simKind, iccid, shipTo } }: { line: LineForm }) {
  const { t } = useTranslation();
  const text =
    simKind === 'card'
      ? t('orderWizard.summary.card', { iccid: formatIccid(iccid.replaceAll(/[\s-]/gu, '')) })
      : t('orderWizard.summary.sentTo', { where: addressText(shipTo) });
  return <span className={classes.quiet}>{text}</span>;
}

/** When the number moves here, from whom, and the power of attorney. */
function PortOf({ line, facts }: { line: LineForm; facts: OrderFacts }) {
  const { t } = useTranslation();
  const { owner, requestedStart, isDocumentLater } = line.port;
  const name = owner.who === 'us' ? (facts.organization?.name ?? '') : owner.name.trim();
  const consent = consentIsNeeded(line, facts) ? (isDocumentLater ? 'documentLater' : 'documentNow') : null;
  return (
    <>
      <span className={classes.quiet}>
        {t('orderWizard.summary.moves', { start: tellStart(requestedStart, facts.language), name })}
      </span>
      {consent !== null && <span className={classes.quiet}>{t(`orderWizard.summary.${consent}`)}</span>}
    </>
  );
}
