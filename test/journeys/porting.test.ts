/** A number moves here, over HTTP with the deployed functions: rejected, corrected, accepted, and active at its hour. */
import { beforeAll, expect, it } from 'vitest';
import { portsOf } from './ports.ts';
import { System } from './system.ts';

let system: System;
let ports: ReturnType<typeof portsOf>;
beforeAll(async () => {
  system = await System.atSeed();
  ports = portsOf(system);
});

it('moves a number here: rejected, corrected, accepted, active at its hour, and its user gets an SMS', async () => {
  await ports.losingOperator({ mode: 'reject' });
  const port = await ports.order(95);
  expect((await ports.orderOf(port)).status).toBe('waiting-for-port');
  await ports.pass(60);
  const rejected = await ports.request(port);
  expect(rejected).toMatchObject({ state: 'rejected', rejection: { reasonCode: 'wrong-identity-number' } });

  await ports.losingOperator({ mode: 'accept' });
  const { name, organizationNumber: identityNumber } = (await ports.call('GET', '/organization')).body;
  const corrections = { currentOwner: { kind: 'organization', name: `${name} i Arboga`, identityNumber } };
  const path = `/port-requests/${port.portRequestId}`;
  expect((await ports.call('POST', `${path}/resubmit`, { corrections })).body).toMatchObject({
    state: 'submitted',
    attempt: 2,
  });
  await ports.pass(60);
  const accepted = await ports.request(port);
  expect(accepted).toMatchObject({ state: 'accepted', confirmedStart: port.requestedStart });

  await ports.passUntil(Date.parse(accepted.nextStep.by) + 120_000);
  expect(await ports.request(port)).toMatchObject({ state: 'completed', notice: 'sent', needsOperator: false });
  expect((await ports.orderOf(port)).status).toBe('active');
  expect((await ports.userOf(port)).secondaryNumber).toBe('+46701740695');
  expect(await system.textsTo('+46701740695')).toBe(1);
  expect(await ports.eventsOf(port)).toEqual([
    'port-requested',
    'port-rejected',
    'port-requested',
    'port-accepted',
    'port-completed',
  ]);
  expect(await system.events('subscription-activated')).toHaveLength(1);
});

// Last: an SDK that has seen many failures in a row stops retrying for a while.
it('goes on after a redrive, as the runbook says, when the table was away at its cut-off', async () => {
  const port = await ports.order(94);
  await ports.pass(60);
  const { cutOffAt, nextStep } = await ports.request(port);
  await system.control('POST', '/faults', { service: 'dynamodb', kind: 'error', times: 1000 });
  // Half an hour of tries to lock it, and as much to call the operator.
  await ports.passUntil(Date.parse(cutOffAt) + 4 * 3_600_000);
  await system.control('DELETE', '/faults');
  const [failed] = await ports.executions(port);
  expect(failed).toMatchObject({ status: 'FAILED', state: 'AwaitRedrive', error: 'States.NoChoiceMatched' });
  const { history } = await system.control('GET', `/workflows/${failed.name}`);
  const ofTasks = history.filter(({ type }: { type: string }) => type === 'TaskFailed');
  expect([...new Set(ofTasks.map(({ state }: { state: string }) => state))]).toEqual(['Lock', 'CallOperator']);
  expect(await ports.request(port)).toMatchObject({ state: 'accepted', needsOperator: false });

  await system.control('POST', `/workflows/${failed.name}/redrive`);
  await ports.pass(60);
  expect(await ports.executions(port)).toMatchObject([{ status: 'RUNNING', state: 'WaitForHour', error: null }]);
  expect((await ports.request(port)).state).toBe('locked');

  await ports.passUntil(Date.parse(nextStep.by) + 120_000);
  expect(await ports.executions(port)).toMatchObject([{ status: 'SUCCEEDED', state: 'Moved' }]);
  expect(await ports.request(port)).toMatchObject({ state: 'completed', notice: 'sent', needsOperator: false });
  expect((await ports.orderOf(port)).status).toBe('active');
  expect(await system.textsTo(port.number)).toBe(1);
  expect(await ports.eventsOf(port)).toEqual(['port-requested', 'port-accepted', 'port-completed']);
});
