/** What callers hear, by its name, with a button that plays it. */
import { useTranslation } from 'react-i18next';
import { useVoiceMessage } from '../data/voice-message-names.ts';
import classes from './listen.module.css';
import { VoiceMessagePlayer } from './voice-message-player.tsx';

/** Nothing as long as the message is not known; the word for one that is deleted. */
export function ListenToMessage({ messageId }: { messageId: string }) {
  const { t } = useTranslation();
  const message = useVoiceMessage(messageId);
  if (message === undefined) return null;
  if (message === null) return <span className={classes.listen}>{t('voiceMessageField.gone')}</span>;
  return (
    <span className={classes.listen}>
      {message.status === 'ready' && <VoiceMessagePlayer message={message} isCompact />}
      <span>{message.name}</span>
    </span>
  );
}
