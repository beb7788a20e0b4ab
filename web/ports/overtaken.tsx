/** In a dialog whose command is illegal by now: what is true instead, and who made it so. */
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { FormProblem } from '../design/form-problem.tsx';
import { PortState } from './port-state.tsx';
import { PortStepLine } from './port-step.tsx';
import classes from './ports.module.css';
import { tellPortActor, tellPortEvent } from './tell-port-event.ts';

export function Overtaken({ request }: { request: PortRequestReply }) {
  const { t } = useTranslation();
  const last = request.timeline.at(-1);
  return (
    <FormProblem title={t('port.overtaken.title')}>
      <p>{t('port.overtaken.now')}</p>
      <div className={classes.now}>
        <PortState state={request.state} />
        <PortStepLine request={request} />
        {request.state === 'accepted' && <p>{t('port.cutOff.passed')}</p>}
        {last !== undefined && (
          <p className={classes.quiet}>
            {t('port.overtaken.last', { what: tellPortEvent(last).title, who: tellPortActor(last) })}
          </p>
        )}
      </div>
    </FormProblem>
  );
}
