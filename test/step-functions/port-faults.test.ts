/**
 * A whole port while one service has one fault, anew in each of its stages: when it is ordered, accepted, locked, ported and completed. Nothing is lost, and
 * nothing is done twice. Each call of each Task is failed by itself in `crash-points.test.ts`.
 */
import { describe, expect, it } from 'vitest';
import { deliveryFaults, faultKinds, type FaultKind } from '../../local/faults.ts';
import { openPortServices, portServices, type PortService } from '../build/port-services.ts';

const { port } = openPortServices();

const isOfDelivery = (kind: FaultKind): boolean => deliveryFaults.some((each) => each === kind);

/** In how many of the five stages the service answers, and in how many it delivers. Locking and porting are no news on the bus. */
const stages: Readonly<Record<PortService, readonly [answers: number, deliveries: number]>> = {
  dynamodb: [5, 5],
  sns: [1, 1],
  // It starts one execution and ends two waits; functions it calls in each stage.
  states: [3, 5],
  events: [3, 3],
};

/** The SMS that arrive, and what is known of them. What the carrier does with an SMS that it took is not ours to mend; one that may have been sent is not sent again. */
const smsWhen: Readonly<Record<FaultKind, readonly [texts: number, notice: string]>> = {
  error: [0, 'unknown'],
  timeout: [1, 'unknown'],
  throttle: [0, 'not-sent'],
  duplicate: [2, 'sent'],
  drop: [0, 'sent'],
};

/** How often the bus takes an event. Four answers are lost, and the fifth is not. */
function publications(service: PortService, kind: FaultKind): number {
  if (service === 'events' && kind === 'timeout') return 5;
  const isOfEvents = service === 'events' || service === 'dynamodb';
  return isOfEvents && kind === 'duplicate' ? 2 : isOfEvents && kind === 'drop' ? 0 : 1;
}

describe.each(portServices)('a port is done once while %s', (service) => {
  it.each(faultKinds)('shows %s', async (kind) => {
    const { request, order, executions, texts, published, disturbedStages } = await port({ service, kind });
    expect(disturbedStages).toBe(stages[service][isOfDelivery(kind) ? 1 : 0]);
    expect([request.state, request.attempt, request.needsOperator]).toEqual(['completed', 1, null]);
    expect(request.timeline.map(({ to }) => to)).toEqual([
      'submitted',
      'submitted',
      'accepted',
      'locked',
      'porting',
      'completed',
    ]);
    expect(order.status).toBe('active');
    expect(executions).toEqual([{ name: `${request.id}-1`, status: 'SUCCEEDED', error: null }]);
    expect([texts, request.notice]).toEqual(service === 'sns' ? smsWhen[kind] : [1, 'sent']);
    const times = publications(service, kind);
    // A request whose event was lost is announced again after ten minutes.
    expect(published('port-requested')).toBe(Math.max(1, times));
    for (const type of ['port-accepted', 'port-completed', 'subscription-activated'] as const)
      expect(published(type), type).toBe(times);
  });
});
