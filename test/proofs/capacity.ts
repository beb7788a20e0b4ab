/** What each operation costs in an organisation of some size: read and write units, and round trips one after the other. */
import { listActivity } from '../../contract/activity.ts';
import { listConfigSms, sendConfigSms } from '../../contract/config-sms.ts';
import { getOrganization, updateOrganization } from '../../contract/organization.ts';
import type { Operation } from '../../contract/operation.ts';
import { getMe } from '../../contract/session.ts';
import { listUserNames } from '../../contract/user-names.ts';
import {
  createUser,
  deleteUser,
  getUser,
  listUsers,
  resetPassword,
  restoreUser,
  updateUser,
} from '../../contract/users.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { letCrowdIn } from '../build/crowd.ts';
import { House, type HouseRequest } from '../build/house.ts';
import { userId } from '../build/user.ts';
import { roundTrips } from '../build/wire.ts';
import { settle, type World } from '../build/world.ts';
import { readCost, writeCost, type Allowance, type Step } from './allowance.ts';
import { calendarSteps } from './calendar-steps.ts';
import { catalogueSteps } from './catalogue-steps.ts';
import { orderSteps } from './order-steps.ts';
import { fileSteps } from './file-steps.ts';
import { numberSteps } from './number-steps.ts';
import { portSteps } from './port-steps.ts';
import { scheduleSteps } from './schedule-steps.ts';
import { subscriptionSteps } from './subscription-steps.ts';
import { targetSteps } from './target-steps.ts';

export interface Cost extends Allowance {
  readonly name: string;
  readonly users: number;
  readonly allowed: Allowance;
}

const everyField = {
  firstName: 'Britt-Marie',
  lastName: 'Åkerblom-Wallenstråhle',
  customUsername: 'bagar-britt',
  email: 'britt-marie@bageriet.example',
  primaryNumber: '08-465 004 10',
  secondaryNumber: '070-174 06 07',
  administrator: true,
  department: 'Bageriet',
  city: 'Åhus',
  aliases: [1, 2, 3, 4, 5].map((place) => `08-465 004 2${place}`),
};
const ordinary = {
  firstName: 'Nils',
  lastName: 'Nilsson',
  email: 'nils@bageriet.example',
  primaryNumber: '08-465 004 11',
  secondaryNumber: '070-174 06 08',
};

/** What a change depends on other than the user, read in parallel: the list of administrators, the live configuration link, each number that is gained or lost. */
const readFirst = ({ reads, writes, trips }: Allowance, also = 1): Allowance => ({
  reads: reads + also,
  writes,
  trips: trips + 1,
});

const stepsOf = (id: string): readonly Step[] => {
  const path = { userId: id };
  return [
    { name: 'getMe', operation: getMe, allowed: readCost(1, 1) },
    { name: 'getOrganization', operation: getOrganization, allowed: readCost(1) },
    { name: 'getUser', operation: getUser, request: { path }, allowed: readCost(1) },
    {
      name: 'listUserNames, 50',
      operation: listUserNames,
      request: { query: { ids: Array.from({ length: 50 }, (_, place) => userId(1_000_000 + place)).join() } },
      allowed: readCost(50),
    },
    { name: 'listUsers, 25', operation: listUsers, allowed: readCost(2) },
    ...['a', 'andersson', 'anna', '070-1', 'person.7', 'finns inte'].map((q) => ({
      name: `listUsers, search “${q}”`,
      operation: listUsers,
      request: { query: { q } },
      allowed: readCost(2),
    })),
    { name: 'listActivity, 25', operation: listActivity, allowed: readCost(2) },
    {
      name: 'listActivity, between dates',
      operation: listActivity,
      request: { query: { from: '1900-01-01', to: '2199-12-31' } },
      // Beside the authority the time zone.
      allowed: readCost(1 + 2, 1),
    },
    {
      name: 'updateUser, one field',
      operation: updateUser,
      request: { path, body: { city: 'Åhus' } },
      allowed: writeCost(2, 18),
    },
    {
      name: 'updateUser, last name',
      operation: updateUser,
      request: { path, body: { lastName: 'Öberg' } },
      allowed: writeCost(2, 22),
    },
    {
      name: 'updateUser, another number',
      operation: updateUser,
      request: { path, body: { secondaryNumber: '070-174 06 97' } },
      // Whether the number has a live configuration link, and whose both numbers are, is read first.
      allowed: readFirst(writeCost(2, 22), 1 + 2),
    },
    { name: 'resetPassword', operation: resetPassword, request: { path }, allowed: writeCost(1, 20, 1) },
    {
      name: 'sendConfigSms',
      operation: sendConfigSms,
      request: { path },
      // The texts of the organisation and of the stage are counted before the text is recorded (ADR 0030).
      allowed: { ...writeCost(3, 22), trips: 5 },
    },
    { name: 'listConfigSms', operation: listConfigSms, request: { path }, allowed: readCost(2) },
    { name: 'deleteUser', operation: deleteUser, request: { path }, allowed: readFirst(writeCost(1, 28, 1), 2) },
    { name: 'restoreUser', operation: restoreUser, request: { path }, allowed: readFirst(writeCost(1, 26, 1), 2) },
    {
      name: 'updateUser, made administrator',
      operation: updateUser,
      request: { path, body: { administrator: true } },
      allowed: readFirst(writeCost(2, 24)),
    },
    {
      name: 'updateUser, demoted',
      operation: updateUser,
      request: { path, body: { administrator: false } },
      allowed: readFirst(writeCost(2, 28, 1)),
    },
    {
      name: 'updateOrganization',
      operation: updateOrganization,
      request: { body: { name: 'Bageriet AB' } },
      allowed: writeCost(1, 6),
    },
  ];
};

/** Lets a crowd in and measures every operation; the house's people come and go on top of the crowd. */
export async function measureCapacity(endpoint: string, tableName: string, users: number): Promise<readonly Cost[]> {
  const house = new House(tableName);
  const world = await settle(house);
  await letCrowdIn(endpoint, tableName, world.organizationId as OrganizationId, { from: 0, to: users });
  const costs: Cost[] = [];
  const run = async ({ name, operation, request, allowed }: Step): Promise<{ id: string }> => {
    const { cost, body } = await measure(house, world, operation, request);
    costs.push({ name, users, ...cost, allowed });
    return body;
  };
  const { id } = await run({
    name: 'createUser',
    operation: createUser,
    request: { body: ordinary },
    allowed: readFirst(writeCost(1, 24, 1), 2),
  });
  // Beginning a request that may come again, and keeping its answer, are two trips more.
  const repeatable = { body: { firstName: 'Nina', lastName: 'Nyckel' }, headers: { 'idempotency-key': 'one' } };
  await run({
    name: 'createUser, with a key',
    operation: createUser,
    request: repeatable,
    allowed: { ...writeCost(1, 24), trips: 6 },
  });
  await run({
    name: 'createUser, every field',
    operation: createUser,
    request: { body: everyField },
    allowed: readFirst(writeCost(1, 38, 1), 1 + 7),
  });
  for (const step of stepsOf(id)) await run(step);
  for (const step of await targetSteps(house, world, endpoint)) await run(step);
  for (const step of await scheduleSteps(house, world)) await run(step);
  for (const step of await calendarSteps(house, world)) await run(step);
  for (const step of await fileSteps(house, world)) await run(step);
  for (const step of catalogueSteps) await run(step);
  for (const step of await numberSteps(house, world)) await run(step);
  for (const step of await orderSteps(house, world)) await run(step);
  for (const step of await subscriptionSteps(house, world)) await run(step);
  for (const step of await portSteps(house, world)) await run(step);
  house.leave();
  return costs;
}

async function measure(house: House, { administrator }: World, operation: Operation, request: HouseRequest = {}) {
  house.wire.mend();
  house.meter.reset();
  const { status, body } = await house.call(operation, { as: administrator, ...request });
  if (status >= 300) throw new Error(`${operation.id} answered ${status} ${JSON.stringify(body)}`);
  const { reads, writes } = house.meter;
  // A link to a file is signed without a call.
  const trips = roundTrips(house.wire.calls.filter(({ name }) => !/^(Admin|Publish|GetObject)/.test(name)));
  return { cost: { reads, writes, trips }, body };
}
