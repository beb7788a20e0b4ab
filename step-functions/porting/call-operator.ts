import { logEscalation } from '../../functions/shared/ports/log-escalation.ts';
import { moveWhen } from './move-when.ts';

const mark = moveWhen({
  isDue: ({ needsOperator }) => needsOperator !== 'workflow-failed',
  event: { kind: 'operator-needed', reason: 'workflow-failed' },
});

/** A Task could not be done. The alarm is first: what could not be written may not be written now either. */
export const callOperator: typeof mark = (dependencies, input, run) => {
  logEscalation(input, 'workflow-failed');
  return mark(dependencies, input, run);
};
