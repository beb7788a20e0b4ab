/** Ports over HTTP: orders with a number of another operator, the losing operator's desk, and the executions behind them. */
import { earliestPortStart } from '../../domain/port-window.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';
import { anIccid } from '../build/order.ts';
import type { Reply, System } from './system.ts';

export interface OrderedPort {
  readonly userId: string;
  readonly orderId: string;
  readonly portRequestId: string;
  readonly number: string;
  readonly requestedStart: LocalDateTime;
}

const dayMilliseconds = 86_400_000;

/** What a story does with ports, as an administrator of the bakery. Logging in again is cheap: a clock that jumps ends sessions. */
export function portsOf(system: System) {
  const call = async (method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}) =>
    system.call(method, path, { token: await system.logIn(), headers, ...(body && { body }) });
  const clock = async (): Promise<number> => Date.parse((await system.control('GET', '/clock')).now);
  const get = async (path: string): Promise<Reply['body']> => (await call('GET', path)).body;
  return {
    call,
    clock,
    losingOperator: (body: object) => system.control('POST', '/losing-operator', body),
    /** Lets so many seconds pass: what falls due happens, each at its own time. */
    pass: async (seconds: number): Promise<void> =>
      void (await system.control('POST', '/clock', { advanceSeconds: Math.ceil(seconds) })),
    passUntil: async (moment: number): Promise<void> =>
      void (await system.control('POST', '/clock', { now: new Date(moment).toISOString() })),
    /** Orders a subscription for a new colleague, with the `nth` number, for the earliest hour so many days from now. */
    order: async (nth: number, { daysAhead = 1 }: { readonly daysAhead?: number } = {}): Promise<OrderedPort> => {
      const user = await system.createUser(await system.logIn(), { secondaryNumber: null });
      const { name, organizationNumber: identityNumber } = await get('/organization');
      const requestedStart = earliestPortStart('mobile', (await clock()) + daysAhead * dayMilliseconds);
      const number = `+4670174${String(600 + nth).padStart(4, '0')}`;
      const { status, body } = await call(
        'POST',
        '/subscription-orders',
        {
          userId: user.id,
          products: ['mobile-pbx', 'data-10'],
          sim: { iccid: anIccid(nth) },
          number: { port: { number, requestedStart, currentOwner: { kind: 'organization', name, identityNumber } } },
        },
        { 'idempotency-key': `port-${nth}` },
      );
      if (status !== 201) throw new Error(`the order answered ${status}: ${JSON.stringify(body)}`);
      return { userId: user.id, orderId: body.id, portRequestId: body.portRequestId, number, requestedStart };
    },
    /** The request as the API has it. */
    request: ({ portRequestId }: OrderedPort) => get(`/port-requests/${portRequestId}`),
    orderOf: ({ orderId }: OrderedPort) => get(`/subscription-orders/${orderId}`),
    userOf: ({ userId }: OrderedPort) => get(`/users/${userId}`),
    /** All executions of a port, oldest first. */
    executions: async ({ portRequestId }: OrderedPort): Promise<Reply['body'][]> =>
      (await system.control('GET', '/workflows'))
        .filter(({ name }: { name: string }) => name.startsWith(portRequestId))
        .toReversed(),
    /** The types of the events that were published of a port, oldest first. */
    eventsOf: async ({ portRequestId }: OrderedPort): Promise<string[]> =>
      (await system.control('GET', '/events'))
        .filter(({ detail }: { detail: { entityId: string } }) => detail.entityId === portRequestId)
        .map(({ type }: { type: string }) => type)
        .toReversed(),
  };
}
