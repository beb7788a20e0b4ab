/** Where a voice message is used, as links. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { VoiceMessageReply } from '../../../contract/voice-messages.ts';
import { placeOf } from '../../data/place-of.ts';
import classes from './voice-messages.module.css';

export function VoiceMessageUses({ uses }: { uses: VoiceMessageReply['usedBy'] }) {
  const { t } = useTranslation();
  if (uses.length === 0) return <p>{t('voiceMessages.usedBy.none')}</p>;
  return (
    <ul className={classes.uses}>
      {uses.map(({ kind, id, name }) => (
        <li key={id}>
          {name === null ? (
            <span>{t('voiceMessages.usedBy.gone')}</span>
          ) : (
            <Link to={placeOf(id) ?? '/'}>{t(`voiceMessages.usedBy.${kind}`, { name })}</Link>
          )}
        </li>
      ))}
    </ul>
  );
}
