/** Until when a port can be cancelled and rescheduled: it counts down, and then says that it is over. */
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { Moment } from '../design/moment.tsx';
import classes from './ports.module.css';
import { usePassed } from './use-passed.ts';

/** Nothing where it does not count: the request waits for an administrator, or is over. */
export function CutOff({ request: { state, cutOffAt } }: { request: PortRequestReply }) {
  const { t } = useTranslation();
  const isPassed = usePassed(cutOffAt);
  const isFirm = state === 'locked' || state === 'porting';
  if (isFirm || (isPassed && state === 'accepted')) return <p className={classes.passed}>{t('port.cutOff.passed')}</p>;
  if (isPassed || !counting.includes(state)) return null;
  return (
    <p className={classes.cutOff}>
      <span>{`${t('port.cutOff.ahead')}: `}</span>
      <Moment at={cutOffAt} isComing />
    </p>
  );
}

const counting: readonly PortRequestReply['state'][] = ['submitted', 'donor-silent', 'accepted'];
