/** What was ordered, on one line. */
import { useTranslation } from 'react-i18next';
import type { OrderReply } from '../../contract/subscription-orders.ts';
import { useProductNames } from '../data/product-names.ts';

/** The names of the products; of an order that is of a SIM card alone, that. */
export function useTellContents(): (order: Pick<OrderReply, 'products' | 'replacesSimOf'>) => string {
  const { t } = useTranslation();
  const { namesOf } = useProductNames();
  return ({ products, replacesSimOf }) =>
    replacesSimOf === null ? namesOf(products) : t('subscriptions.newCard', { plan: namesOf(products) });
}
