/** What comes next of a port request: large in its panel, in two lines in a list. */
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { useMinute } from '../data/use-minute.ts';
import { useTelling } from '../design/use-telling.ts';
import classes from '../subscriptions/subscriptions.module.css';
import { tellPortStep } from './tell-port.ts';

const usePortStep = (request: PortRequestReply) => tellPortStep(request, useMinute(), useTelling());

/** Above everything else that is known of a request. It is read aloud when it changes. `more`: a sentence in place of the usual one. */
export function PortStep({ request, more }: { request: PortRequestReply; more?: string }) {
  const { step, detail } = usePortStep(request);
  const { who } = request.nextStep;
  const tone = request.state === 'failed' ? 'bad' : who === 'administrator' ? 'warn' : undefined;
  return (
    <div className={classes.step} data-tone={tone} role="status">
      <p className={classes.stepTitle}>{step}</p>
      {detail !== '' && <p>{more ?? detail}</p>}
    </div>
  );
}

/** In a row of a list. */
export function PortStepLine({ request }: { request: PortRequestReply }) {
  const { step, detail } = usePortStep(request);
  return (
    <span className={classes.stepLine}>
      <span>{step}</span>
      {detail !== '' && <span>{detail}</span>}
    </span>
  );
}
