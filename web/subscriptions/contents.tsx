/** What somebody ordered or has, and what it costs. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OrderReply } from '../../contract/subscription-orders.ts';
import { catalogueQuery } from '../data/catalogue-query.ts';
import { formatMonthly, formatOneOff, formatPrice } from '../design/price.ts';
import { useTelling } from '../design/use-telling.ts';
import { useProductNames } from '../data/product-names.ts';
import classes from './subscriptions.module.css';

/**
 * Each product by its name, then the prices that were agreed on. A product has its own price next to it only where the catalogue is still the one
 * of the agreement.
 */
export function Contents(props: {
  products: readonly string[];
  price: OrderReply['price'];
  catalogueVersion?: string | undefined;
  /** What is paid once was paid at the activation. */
  isOneOffPaid?: boolean;
}) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { nameOf } = useProductNames();
  const catalogue = useQuery(catalogueQuery(language));
  const { products, price } = props;
  const isSame = catalogue.data !== undefined && catalogue.data.version === props.catalogueVersion;
  const priceOf = (code: string): string | null => {
    const product = isSame ? catalogue.data.products.find((each) => each.code === code) : undefined;
    return product === undefined ? null : formatPrice(product, language);
  };
  return (
    <>
      <ul className={classes.products}>
        {products.map((code) => (
          <li key={code}>
            <span>{nameOf(code)}</span>
            <span className={classes.quiet}>{priceOf(code)}</span>
          </li>
        ))}
      </ul>
      <dl className={classes.sum}>
        <div>
          <dt>{t('subscriptions.contents.monthly')}</dt>
          <dd>{formatMonthly(price.monthlyOre, language)}</dd>
        </div>
        {props.isOneOffPaid !== true && (
          <div>
            <dt>{t('subscriptions.contents.now')}</dt>
            <dd>{formatOneOff(price.oneOffOre, language)}</dd>
          </div>
        )}
        {price.bindingMonths > 0 && (
          <div>
            <dt>{t('subscriptions.contents.binding')}</dt>
            <dd>{t('subscriptions.contents.months', { count: price.bindingMonths })}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
