/** Port requests as rows: which number, whose, how far it has come, what comes next, and the hour. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { ListTable, type ListColumn } from '../design/list-table.tsx';
import { Phone } from '../users/phone.tsx';
import { UserName } from '../users/user-name.tsx';
import { PortHour } from './port-hour.tsx';
import { PortState } from './port-state.tsx';
import { PortStepLine } from './port-step.tsx';

/** `isFinished`: nothing comes next of any of them. `openId`: whose panel is open. */
export function PortTable(props: {
  label: string;
  requests: readonly PortRequestReply[];
  openId: string | null;
  isFinished?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <ListTable
      label={props.label}
      items={props.requests}
      nameOf={({ number }) => formatPhoneNumber(number)}
      path="/subscriptions/ports"
      openId={props.openId}
      columns={[...columns(t), ...(props.isFinished === true ? [] : [nextColumn(t)])]}
    />
  );
}

const columns = (t: TFunction): readonly ListColumn<PortRequestReply>[] => [
  {
    key: 'number',
    header: t('ports.column.number'),
    cell: ({ number }) => <Phone number={number} />,
    phone: 'title',
    width: '165px',
  },
  {
    key: 'user',
    header: t('ports.column.user'),
    cell: ({ userId }) => <UserName userId={userId} />,
    phone: 'subtitle',
    look: 'quiet',
  },
  {
    key: 'state',
    header: t('ports.column.state'),
    cell: ({ state }) => <PortState state={state} />,
    phone: 'corner',
    width: '175px',
  },
  {
    key: 'hour',
    header: t('ports.column.hour'),
    cell: (request) => <PortHour request={request} />,
    phone: 'line',
    width: '150px',
    isWrapped: true,
  },
];

const nextColumn = (t: TFunction): ListColumn<PortRequestReply> => ({
  key: 'next',
  header: t('ports.column.next'),
  cell: (request) => <PortStepLine request={request} />,
  phone: 'line',
  width: '32%',
  isWrapped: true,
});
