/** What waits for the administrator, the most urgent first: each a link to where it is done. */
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { serverNow } from '../api/server-clock.ts';
import { tellWhen } from '../design/time.ts';
import { useTelling } from '../design/use-telling.ts';
import classes from './waiting.module.css';

/** `onFollow`: a link was taken. */
export function WaitingList(props: { requests: readonly PortRequestReply[]; onFollow?: () => void }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const soonest = props.requests.toSorted((one, other) => dueBy(one) - dueBy(other));
  return (
    <ul className={classes.list}>
      {soonest.map((request) => {
        const by = dueBy(request);
        return (
          <li key={request.id}>
            <Link
              className={classes.link}
              to={`/subscriptions/ports/${request.id}`}
              {...(props.onFollow && { onClick: props.onFollow })}
            >
              <span className={classes.texts}>
                <span className={classes.task}>
                  {t(request.state === 'rejected' ? 'waiting.correct' : 'waiting.consent', {
                    // A number is not broken in two lines.
                    number: formatPhoneNumber(request.number).replaceAll(' ', '\u00A0'),
                  })}
                </span>
                {by < Infinity && (
                  <span className={classes.by}>
                    {t('waiting.by', { when: tellWhen(by, serverNow(), telling, 'time.atClock') })}
                  </span>
                )}
              </span>
              <IconChevronRight size={18} stroke={1.7} aria-hidden />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** Infinity: at any time. */
const dueBy = ({ nextStep: { by } }: PortRequestReply): number => (by === null ? Infinity : Date.parse(by));
