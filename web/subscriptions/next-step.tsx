/** What comes next of an order: large in its panel, in two lines in a list. */
import type { OrderReply } from '../../contract/subscription-orders.ts';
import { useTelling, useToday } from '../design/use-telling.ts';
import { OrderState } from './states.tsx';
import classes from './subscriptions.module.css';
import { tellNextStep } from './tell-order.ts';

const useNextStep = (order: OrderReply) => {
  const { language } = useTelling();
  const today = useToday();
  return tellNextStep(order, { language, today });
};

/** Above everything else that is known of an order. It is read aloud when it changes. */
export function NextStep({ order }: { order: OrderReply }) {
  const { step, detail } = useNextStep(order);
  const tone = order.status === 'failed' ? 'bad' : order.status === 'waiting-for-sim' ? 'warn' : undefined;
  return (
    <div className={classes.step} data-tone={tone} role="status">
      <p className={classes.stepTitle}>{step}</p>
      {detail !== '' && <p>{detail}</p>}
    </div>
  );
}

/** In a row of a list: the step as a state, and by when. */
export function NextStepLine({ order }: { order: OrderReply }) {
  const { step, detail } = useNextStep(order);
  return (
    <span className={classes.stepLine}>
      <OrderState status={order.status}>{step}</OrderState>
      {detail !== '' && <span>{detail}</span>}
    </span>
  );
}
