/** What the operations of porting may cost: steps of `capacity.ts`, and what has to be there for them. */
import { checkPort, listPortWindows } from '../../contract/port-check.ts';
import * as ports from '../../contract/port-requests.ts';
import { createSubscriptionOrder } from '../../contract/subscription-orders.ts';
import { earliestPortStart } from '../../domain/port-window.ts';
import type { House } from '../build/house.ts';
import { anIccid } from '../build/order.ts';
import { person, portsOf } from '../build/port-order.ts';
import { colleague, operatorMachine, type World } from '../build/world.ts';
import { readCost, writeCost, type Allowance, type Step } from './allowance.ts';

const { reads, trips } = readCost(2, 1);
/** A machine's authority is two reads one after the other: the machine, and the organisation that it names. */
const asMachine = ({ reads: r, writes: w, trips: t }: Allowance): Allowance => ({
  reads: r + 1,
  writes: w,
  trips: t + 1,
});

/** The steps, with a page of port requests. */
export async function portSteps(house: House, world: World): Promise<readonly Step[]> {
  const api = portsOf({ call: (operation, request) => house.call(operation, request), house, world });
  const hour = (daysLater = 0) => earliestPortStart('geographic', Date.now() + daysLater * 24 * 3_600_000);
  const { id: userId } = await colleague(house, world, { secondaryNumber: null, lastName: 'Flyttare' });
  const body = (nth: number): object =>
    api.aBody(
      userId,
      { number: `07017408${10 + nth}`, requestedStart: hour() },
      { sim: { iccid: anIccid(100 + nth) } },
    );
  const place = async (nth: number): Promise<string> => {
    const headers = { 'idempotency-key': `moving-${nth}` };
    const reply = await house.call(createSubscriptionOrder, { as: world.administrator, headers, body: body(nth) });
    return String(reply.body.portRequestId);
  };
  for (let nth = 0; nth < 25; nth += 1) await place(nth);
  const of = (portRequestId: string) => ({ path: { portRequestId } });
  const answering = async (portRequestId: string, answer: object): Promise<Step['request']> => ({
    ...of(portRequestId),
    as: operatorMachine,
    headers: { 'x-organization': world.organizationId },
    body: { answerId: 'step', ...answer },
  });
  const rejected = await place(30);
  await api.answer(rejected, 'rejected', { reasonCode: 'wrong-name-or-address' });
  const come = await place(31);
  await api.come(come);
  const one = await place(32);
  return [
    // It waits for the authority, as what is no GET does; the counter of its requests is written in parallel with that.
    {
      name: 'checkPort',
      operation: checkPort,
      request: { body: { number: '070-174 06 95', requestedStart: '2027-12-01T10:00' } },
      allowed: { reads, writes: 1, trips },
    },
    { name: 'listPortWindows', operation: listPortWindows, allowed: readCost(0) },
    {
      name: 'createSubscriptionOrder, a number that moves here',
      operation: createSubscriptionOrder,
      request: { body: body(40), headers: { 'idempotency-key': 'step-moving' } },
      allowed: { ...writeCost(3, 30), trips: 5 },
    },
    {
      name: 'createSubscriptionOrder, a number that moves here and waits for consent',
      operation: createSubscriptionOrder,
      request: {
        body: {
          ...body(41),
          number: { port: api.aPort({ number: '0701740851', requestedStart: hour(), currentOwner: person }) },
        },
        headers: { 'idempotency-key': 'step-consent' },
      },
      // In both indexes of what is due, and among those that wait for an administrator.
      allowed: { ...writeCost(3, 30), trips: 5 },
    },
    { name: 'listPortRequests, 25', operation: ports.listPortRequests, allowed: readCost(8) },
    {
      name: 'listPortRequests, the one that waits',
      operation: ports.listPortRequests,
      request: { query: { waitsFor: 'administrator' } },
      allowed: readCost(1),
    },
    { name: 'getPortRequest', operation: ports.getPortRequest, request: of(one), allowed: readCost(1) },
    {
      name: 'getPortOwner',
      operation: ports.getPortOwner,
      request: { ...of(one), as: operatorMachine, headers: { 'x-organization': world.organizationId } },
      allowed: asMachine(readCost(2, 1)),
    },
    {
      name: 'reschedulePortRequest',
      operation: ports.reschedulePortRequest,
      request: { ...of(one), body: { requestedStart: hour(7) } },
      // The order follows the hour.
      allowed: writeCost(2, 15, 1),
    },
    {
      name: 'resubmitPortRequest',
      operation: ports.resubmitPortRequest,
      request: {
        ...of(rejected),
        body: { corrections: { currentOwner: { kind: 'person', identityNumber: '19850709-9805', name: 'Anna' } } },
      },
      // It leaves the index of those that wait for an administrator.
      allowed: writeCost(3, 18, 1),
    },
    {
      name: 'answerPortRequest, accepted',
      operation: ports.answerPortRequest,
      request: await answering(one, { kind: 'accepted' }),
      allowed: asMachine(writeCost(3, 14, 1)),
    },
    {
      name: 'answerPortRequest, completed',
      operation: ports.answerPortRequest,
      request: await answering(come, { kind: 'completed' }),
      // Wait, order, then user and number are read one after the other; number, SIM card, subscription and user are written.
      allowed: { ...asMachine(writeCost(6, 50, 1)), trips: 7 },
    },
    {
      name: 'cancelPortRequest',
      operation: ports.cancelPortRequest,
      request: of(one),
      allowed: { ...writeCost(4, 28, 1), trips: 5 },
    },
  ];
}
