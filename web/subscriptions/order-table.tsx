/** Orders as rows: whose, of what, and what comes next or how it ended. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OrderReply } from '../../contract/subscription-orders.ts';
import { useUserNames } from '../data/user-names.ts';
import { ListTable, type ListColumn } from '../design/list-table.tsx';
import { Moment } from '../design/moment.tsx';
import { Phones } from '../users/phone.tsx';
import { UserName } from '../users/user-name.tsx';
import { NextStepLine } from './next-step.tsx';
import { OrderState } from './states.tsx';
import { useTellContents } from './use-tell-contents.ts';

/** `isFinished`: nothing comes next of any of them. `openId`: whose panel is open. */
export function OrderTable(props: {
  label: string;
  orders: readonly OrderReply[];
  openId: string | null;
  isFinished?: boolean;
}) {
  const { t } = useTranslation();
  const { orders, isFinished = false } = props;
  const tellContents = useTellContents();
  const names = useUserNames(orders.map(({ userId }) => userId));
  return (
    <ListTable
      label={props.label}
      items={orders}
      nameOf={({ userId }) => names.get(userId) ?? ''}
      path="/subscriptions/orders"
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
          cell: (order) => <span>{tellContents(order)}</span>,
          tooltip: tellContents,
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
        ...(isFinished ? endColumns(t) : [nextColumn(t)]),
      ]}
    />
  );
}

const nextColumn = (t: TFunction): ListColumn<OrderReply> => ({
  key: 'next',
  header: t('subscriptions.column.next'),
  cell: (order) => <NextStepLine order={order} />,
  phone: 'line',
  width: '38%',
  isWrapped: true,
});

const endColumns = (t: TFunction): readonly ListColumn<OrderReply>[] => [
  {
    key: 'status',
    header: t('subscriptions.column.status'),
    cell: ({ status }) => <OrderState status={status} />,
    phone: 'end',
    width: '150px',
  },
  {
    key: 'placedAt',
    header: t('subscriptions.column.placedAt'),
    cell: ({ placedAt }) => <Moment at={placedAt} />,
    phone: 'start',
    width: '160px',
    look: 'quiet',
  },
];
