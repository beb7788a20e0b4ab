/** A number moves here, over HTTP with the deployed functions: rejected, corrected, accepted, and active at its hour. */
import { beforeAll, expect, it } from 'vitest';
import { earliestPortStart } from '../../domain/port-window.ts';
import { anIccid } from '../build/order.ts';
import { System, type Reply } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
  token = await system.logIn();
});

const call = (method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Reply> =>
  system.call(method, path, { token, ...(body && { body }), ...(headers && { headers }) });
const clock = async (): Promise<number> => Date.parse((await system.control('GET', '/clock')).now);
const pass = async (seconds: number) =>
  void (await system.control('POST', '/clock', { advanceSeconds: Math.ceil(seconds) }));
const losingOperator = (body: object) => system.control('POST', '/losing-operator', body);

it('moves a number here: rejected, corrected, accepted, active at its hour, and its user gets an SMS', async () => {
  const { body: user } = await call('POST', '/users', { firstName: 'Petra', lastName: 'Palm' });
  await losingOperator({ mode: 'reject' });
  const requestedStart = earliestPortStart('mobile', (await clock()) + 86_400_000);
  const { name, organizationNumber: identityNumber } = (await call('GET', '/organization')).body;
  const currentOwner = { kind: 'organization', name, identityNumber };
  const order = await call(
    'POST',
    '/subscription-orders',
    {
      userId: user.id,
      products: ['mobile-pbx', 'data-10'],
      sim: { iccid: anIccid(77) },
      number: { port: { number: '070-174 06 95', requestedStart, currentOwner } },
    },
    { 'idempotency-key': 'moving' },
  );
  expect([order.status, order.body.status]).toEqual([201, 'waiting-for-port']);
  const path = `/port-requests/${order.body.portRequestId}`;
  await pass(60);
  expect((await call('GET', path)).body).toMatchObject({
    state: 'rejected',
    rejection: { reasonCode: 'wrong-identity-number' },
  });

  await losingOperator({ mode: 'accept' });
  const corrections = { currentOwner: { ...currentOwner, name: `${name} i Arboga` } };
  expect((await call('POST', `${path}/resubmit`, { corrections })).body).toMatchObject({
    state: 'submitted',
    attempt: 2,
  });
  await pass(60);
  const accepted = (await call('GET', path)).body;
  expect(accepted).toMatchObject({ state: 'accepted', confirmedStart: requestedStart });

  await pass((Date.parse(accepted.nextStep.by) - (await clock())) / 1000 + 120);
  // Three weeks later the session has ended.
  token = await system.logIn();
  expect((await call('GET', path)).body).toMatchObject({ state: 'completed', notice: 'sent', needsOperator: false });
  expect((await call('GET', `/subscription-orders/${order.body.id}`)).body).toMatchObject({ status: 'active' });
  expect((await call('GET', `/users/${user.id}`)).body.secondaryNumber).toBe('+46701740695');
  const texts = await system.control('GET', '/sms');
  expect(texts[0]).toMatchObject({ to: '+46701740695' });
  const types = (await system.control('GET', '/events')).map(({ type }: { type: string }) => type);
  expect(types).toEqual(
    expect.arrayContaining(['port-rejected', 'port-accepted', 'port-completed', 'subscription-activated']),
  );
});
