/** Voice messages as rows: each can be listened to in its row. */
import { useTranslation } from 'react-i18next';
import type { VoiceMessageReply } from '../../../contract/voice-messages.ts';
import { ListTable } from '../../design/list-table.tsx';
import { Moment } from '../../design/moment.tsx';
import { VoiceMessagePlayer } from '../../voice-messages/voice-message-player.tsx';
import { useRejection, VoiceMessageState } from '../../voice-messages/voice-message-state.tsx';
import classes from './voice-messages.module.css';

/** `openId`: whose panel is open. */
export function VoiceMessageTable(props: { messages: readonly VoiceMessageReply[]; openId: string | null }) {
  const { t } = useTranslation();
  const usesOf = ({ status, usedBy }: VoiceMessageReply): string => {
    if (usedBy.length > 0) return t('voiceMessages.uses', { count: usedBy.length });
    return status === 'ready' ? t('voiceMessages.unused') : '';
  };
  return (
    <ListTable
      label={t('voiceMessages.title')}
      items={props.messages}
      nameOf={({ name }) => name}
      path="/voice-messages"
      openId={props.openId}
      columns={[
        {
          key: 'name',
          header: t('voiceMessages.column.name'),
          cell: ({ name }) => <span>{name}</span>,
          tooltip: ({ name }) => name,
          phone: 'title',
          width: '28%',
        },
        {
          key: 'listen',
          header: t('voiceMessages.column.listen'),
          cell: (message) => message.status === 'ready' && <VoiceMessagePlayer message={message} isCompact />,
          phone: 'corner',
          width: '150px',
        },
        {
          key: 'status',
          header: t('voiceMessages.column.status'),
          cell: (message) => <State message={message} />,
          phone: 'line',
          isWrapped: true,
        },
        {
          key: 'usedBy',
          header: t('voiceMessages.column.usedBy'),
          cell: (message) => <span>{usesOf(message)}</span>,
          phone: 'start',
          width: '180px',
          look: 'quiet',
        },
        {
          key: 'createdAt',
          header: t('voiceMessages.column.createdAt'),
          cell: ({ createdAt }) => <Moment at={createdAt} />,
          phone: 'end',
          width: '130px',
          look: 'quiet',
        },
      ]}
    />
  );
}

/** How far it has come, and why it cannot be used. */
function State({ message }: { message: VoiceMessageReply }) {
  const rejection = useRejection(message);
  return (
    <>
      <VoiceMessageState status={message.status} />
      {rejection !== null && <span className={classes.reason}>{rejection}</span>}
    </>
  );
}
