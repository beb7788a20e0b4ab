/** Who does what next about a port request. */
import { toInstant, type EpochMilliseconds } from './local-date.ts';
import { administratorBy } from './port-due.ts';
import { answerBy, completeBy, portStartAt, type PortRequest } from './port-request.ts';

export const portActors = ['administrator', 'losing-operator', 'operator', 'nobody'] as const;
export const portTasks = [
  'upload-power-of-attorney',
  'correct',
  'answer',
  'move-number',
  'look-into',
  'nothing',
] as const;

/** Who does what next, and by when. */
export interface PortNextStep {
  readonly who: (typeof portActors)[number];
  readonly what: (typeof portTasks)[number];
  readonly by: string | null;
}

export function portNextStepOf(request: PortRequest): PortNextStep {
  const { state, needsOperator } = request;
  const by = (moment: EpochMilliseconds | null): string | null => (moment === null ? null : toInstant(moment));
  switch (state) {
    case 'awaiting-consent':
      return { who: 'administrator', what: 'upload-power-of-attorney', by: by(administratorBy(request)) };
    case 'rejected':
      return { who: 'administrator', what: 'correct', by: by(administratorBy(request)) };
    case 'donor-silent':
    case 'failed':
      return { who: 'operator', what: 'look-into', by: null };
    case 'submitted':
      return { who: 'losing-operator', what: 'answer', by: by(answerBy(request)) };
    case 'accepted':
    case 'locked':
      return { who: 'losing-operator', what: 'move-number', by: by(portStartAt(request)) };
    case 'porting':
      return needsOperator === null
        ? { who: 'losing-operator', what: 'move-number', by: by(completeBy(request)) }
        : { who: 'operator', what: 'look-into', by: null };
    case 'completed':
    case 'cancelled':
      return { who: 'nobody', what: 'nothing', by: null };
  }
}
