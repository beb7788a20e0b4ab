/** Subscriptions as rows: whose, of what, at which number and price, and what is about to change. */
import { useTranslation } from 'react-i18next';
import type { SubscriptionReply } from '../../contract/subscriptions.ts';
import { useUserNames } from '../data/user-names.ts';
import { ListTable } from '../design/list-table.tsx';
import { formatPrice } from '../design/price.ts';
import { useTelling } from '../design/use-telling.ts';
import { Phones } from '../users/phone.tsx';
import { UserName } from '../users/user-name.tsx';
import { SubscriptionStates } from './states.tsx';
import { useProductNames } from '../data/product-names.ts';

/** `openId`: whose panel is open. */
export function SubscriptionTable(props: { subscriptions: readonly SubscriptionReply[]; openId: string | null }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { namesOf } = useProductNames();
  const names = useUserNames(props.subscriptions.map(({ userId }) => userId));
  return (
    <ListTable
      label={t('subscriptions.current')}
      items={props.subscriptions}
      nameOf={({ userId }) => names.get(userId) ?? ''}
      path="/subscriptions"
      openId={props.openId}
      columns={[
        {
          key: 'user',
          header: t('subscriptions.column.user'),
          cell: ({ userId }) => <UserName userId={userId} />,
          phone: 'title',
          width: '20%',
        },
        {
          key: 'contents',
          header: t('subscriptions.column.contents'),
          cell: ({ products }) => <span>{namesOf(products)}</span>,
          tooltip: ({ products }) => namesOf(products),
          phone: 'subtitle',
          look: 'quiet',
        },
        {
          key: 'number',
          header: t('subscriptions.column.number'),
          cell: ({ number }) => <Phones numbers={[number]} />,
          phone: 'start',
          width: '130px',
        },
        {
          key: 'price',
          header: t('subscriptions.column.price'),
          cell: ({ price }) => <span>{formatPrice({ ...price, oneOffOre: 0 }, language)}</span>,
          phone: 'end',
          width: '130px',
        },
        {
          key: 'state',
          header: t('subscriptions.column.status'),
          cell: (subscription) => <SubscriptionStates subscription={subscription} />,
          phone: 'line',
          width: '22%',
          isWrapped: true,
        },
      ]}
    />
  );
}
