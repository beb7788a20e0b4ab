/** What happens to the subscriptions and orders of a user whose account ends: they go on, and where each of them is moved or ended. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { useProductNames } from '../../data/product-names.ts';
import { formatMonthly } from '../../design/price.ts';
import { useTelling } from '../../design/use-telling.ts';
import { useSubscriptionsOf } from '../../subscriptions/use-subscriptions-of.ts';
import classes from './user-panel.module.css';

/** Nothing when there are none. `isAccountKept`: it is deactivated, and keeps its numbers. */
export function SubscriptionsGoOn({ userId, isAccountKept = false }: { userId: string; isAccountKept?: boolean }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { namesOf } = useProductNames();
  const { subscriptions, orders: all, reads } = useSubscriptionsOf(userId);
  // A card on its way is for a subscription that goes on.
  const orders = all.filter(({ replacesSimOf }) => replacesSimOf === null);
  if (reads.failure !== null) return <p>{t('users.subscriptions.unread')}</p>;
  if (subscriptions.length + orders.length === 0) return null;
  const monthlyOre = subscriptions.reduce((sum, { price }) => sum + price.monthlyOre, 0);
  const named = (products: readonly string[], number: string | null): string =>
    number === null ? namesOf(products) : `${namesOf(products)}, ${formatPhoneNumber(number)}`;
  return (
    <div className={classes.goOn}>
      {subscriptions.length > 0 && (
        <p>
          {t(isAccountKept ? 'users.subscriptions.goOn' : 'users.subscriptions.stay', {
            count: subscriptions.length,
            price: formatMonthly(monthlyOre, language),
          })}
        </p>
      )}
      {orders.length > 0 && <p>{t('users.subscriptions.notActivated', { count: orders.length })}</p>}
      <ul className={classes.consequences}>
        {subscriptions.map(({ id, products, number }) => (
          <li key={id}>
            <Link to={`/subscriptions/${id}`}>{t('users.subscriptions.end', { name: named(products, number) })}</Link>
          </li>
        ))}
        {orders.map(({ id, products, number }) => (
          <li key={id}>
            <Link to={`/subscriptions/orders/${id}`}>
              {t('users.subscriptions.cancel', { name: named(products, number) })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
