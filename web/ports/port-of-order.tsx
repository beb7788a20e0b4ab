/** The port that an order waits for: the way to it, how far it has come, and what comes next. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portRequestQuery } from '../data/port-request-queries.ts';
import { PortState } from './port-state.tsx';
import { PortStepLine } from './port-step.tsx';
import classes from './ports.module.css';

/** What cannot be read is left out: the way to it is there all the same. */
export function PortOfOrder({ portRequestId }: { portRequestId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(portRequestQuery(portRequestId));
  return (
    <div className={classes.ofOrder}>
      <Link to={`/subscriptions/ports/${portRequestId}`}>{t('ports.show')}</Link>
      {data !== undefined && (
        <>
          <PortState state={data.state} />
          <PortStepLine request={data} />
        </>
      )}
    </div>
  );
}
