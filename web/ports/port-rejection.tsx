/** Why the losing operator rejected a request, what it wrote, and what to do about it. */
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import classes from './ports.module.css';

export function PortRejection({ rejection }: { rejection: NonNullable<PortRequestReply['rejection']> }) {
  const { t } = useTranslation();
  const { reasonCode, text, fix } = rejection;
  return (
    <div className={classes.rejection}>
      <p className={classes.reason}>{t(`port.rejection.reason.${reasonCode}`)}</p>
      <p>{fix}</p>
      {text !== null && (
        <figure>
          <figcaption className={classes.quiet}>{t('port.rejection.wrote')}</figcaption>
          <blockquote className={classes.quote}>{text}</blockquote>
        </figure>
      )}
    </div>
  );
}
