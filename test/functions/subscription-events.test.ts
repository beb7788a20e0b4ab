/** What billing, the warehouse and the SIM platform learn of subscriptions and orders. */
import { expect, it } from 'vitest';
import { events } from '../../contract/events.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import { journalEvents } from '../../functions/shared/journal-events.ts';
import { subscriptionJournal } from '../../functions/shared/orders/subscription-journal.ts';
import { anIccid } from '../build/order.ts';
import { aSubscription } from '../build/stored-subscription.ts';

const organization = `org_${'0'.repeat(26)}` as unknown as OrganizationId;
const maker = {
  newId: <Prefix extends 'act'>(prefix: Prefix) => idFrom(prefix, '1'.padStart(26, '0')),
  at: '2026-12-01T08:00:00.000Z',
  requestId: 'request',
  actor: { kind: 'system', id: null, name: 'system' },
} as unknown as Parameters<typeof subscriptionJournal>[0];

// The twin SIM costs 49 kr once.
const before = aSubscription({ userId: idFrom('usr', '1'.padStart(26, '0')), products: ['mobile-pbx', 'twin-sim'] });
const oneOffs = (
  ...[action, change]: [Parameters<typeof subscriptionJournal>[1], Parameters<typeof subscriptionJournal>[2]]
) =>
  journalEvents(organization, subscriptionJournal(maker, action, change)).map(
    ({ type, detail }) => [type, events['subscription-changed'].parse(detail).price.oneOffOre] as const,
  );

it('an event has what is billed once only when products are new', () => {
  const replaced = {
    ...before,
    simCards: before.simCards.map((card, place) => (place === 0 ? { ...card, iccid: anIccid(9) } : card)),
  };
  const fewer = { ...before, products: ['mobile-pbx'], price: { ...before.price, oneOffOre: 0 } };
  expect(oneOffs('subscription-activated', { before: null, after: before })).toEqual([
    ['subscription-activated', 4900],
  ]);
  expect(oneOffs('subscription-changed', { before: fewer, after: before })).toEqual([['subscription-changed', 4900]]);
  expect(oneOffs('sim-replaced', { before, after: replaced })).toEqual([['subscription-changed', 0]]);
  expect(oneOffs('sim-blocked', { before, after: replaced })).toEqual([['sim-blocked', 0]]);
  expect(oneOffs('subscription-ended', { before, after: { ...before, status: 'ended' } })).toEqual([
    ['subscription-changed', 0],
  ]);
});
