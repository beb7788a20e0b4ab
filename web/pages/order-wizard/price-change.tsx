/** The catalogue has changed since its prices were shown: the old price and the new one, before one orders. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { formatPrice } from '../../design/price.ts';
import { useTelling } from '../../design/use-telling.ts';
import type { OrderForm } from './order-form.ts';
import { totalOf } from './what-happens.ts';
import classes from './order-wizard.module.css';

/** `shown`: the catalogue of which the prices were shown first. `draftVersion`: of the draft that was opened. */
export function PriceChange(props: {
  form: OrderForm;
  shown: Catalogue;
  current: Catalogue;
  draftVersion: string | undefined;
}) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { form, shown, current, draftVersion } = props;
  const [before, after] = [totalOf(form, shown), totalOf(form, current)];
  const isSame = before.monthlyOre === after.monthlyOre && before.oneOffOre === after.oneOffOre;
  if (shown.version === current.version) {
    if (draftVersion === undefined || draftVersion === '' || draftVersion === current.version) return null;
    return <Notice>{t('orderWizard.prices.sinceDraft')}</Notice>;
  }
  if (isSame) return <Notice>{t('orderWizard.prices.same')}</Notice>;
  return (
    <Notice>
      {t('orderWizard.prices.changed', { before: formatPrice(before, language), after: formatPrice(after, language) })}
    </Notice>
  );
}

const Notice = ({ children }: { children: string }) => (
  <div className={classes.notice} role="alert">
    <IconAlertTriangle size={20} stroke={1.8} aria-hidden />
    <p>{children}</p>
  </div>
);
