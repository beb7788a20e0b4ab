/**
 * What each service asks of the table, told by its operations' stories over the real engine, beside what its role in the template allows.
 * Nothing here enforces roles but this: a permission that is missing would be found by the first customer.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listActivity } from '../../contract/activity.ts';
import { operations } from '../../contract/operations.ts';
import { listPortRequests } from '../../contract/port-requests.ts';
import { updateOrganization } from '../../contract/organization.ts';
import { createUser } from '../../contract/users.ts';
import { getVoiceMessage } from '../../contract/voice-messages.ts';
import { services, type Service } from '../../contract/operation.ts';
import { transact } from '../../adapters/table/commit.ts';
import { countDocuments, documentWrite } from '../../adapters/table/documents.ts';
import { createDocument } from '../../contract/documents.ts';
import { createScheduleEvent } from '../../contract/schedule-events.ts';
import { mostDocuments, type Document } from '../../domain/document.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import { House, type HouseReply } from '../build/house.ts';
import { addToPool } from '../build/pool-numbers.ts';
import { adas, world, worldOf, type Story } from '../build/story.ts';
import { storeMessages } from '../build/stored-message.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { tableActionsOf } from '../build/wire-actions.ts';
import { operationStories } from '../proofs/operation-stories.ts';
import { completesOwnNumber } from '../proofs/port-stories.ts';
import { tableGrantsOf } from './role-grants.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-23T12:00:00Z') });
});
afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await test.stop();
});

const storedMessage = idFrom('msg', '1'.padStart(26, '0'));

/** The message must be ready, which is a condition of the write. */
const createWithMessage: Story['command'] = async (house, names) => {
  const messageId = storedMessage;
  await storeMessages(house.table, worldOf(names).organizationId as unknown as OrganizationId, messageId).catch(
    () => {},
  );
  const christmas = { start: '2026-12-24T00:00', end: '2026-12-27T08:00' };
  const body = { title: 'Julstängt', targets: 'all-answering-groups', ...christmas, messageId };
  return adas(createScheduleEvent, { body })(house, names);
};

/** Ways through an operation that its story does not take. */
const otherWays: Partial<Record<Service, readonly (Story | Story['command'])[]>> = {
  users: [
    async (house, names) => {
      await addToPool(house, ['070-174 06 99'], worldOf(names).organizationId);
      return adas(createUser, { body: { firstName: 'Nils', lastName: 'Ek', secondaryNumber: '070-174 06 99' } })(
        house,
        names,
      );
    },
  ],
  documents: [createOneTooMany],
  schedules: [createWithMessage],
  'voice-messages': [
    async (house, names) => {
      await createWithMessage(house, names);
      return adas(getVoiceMessage, { path: { voiceMessageId: storedMessage } })(house, names);
    },
  ],
  activity: [
    (house, names) => adas(listActivity, { query: { entityId: names['ada'] ?? '' } })(house, names),
    (house, names) => adas(listActivity, { query: { actorId: names['ada'] ?? '' } })(house, names),
  ],
  // Nothing of the user changes; that it is there is a condition.
  porting: [completesOwnNumber, adas(listPortRequests, { query: { waitsFor: 'administrator' } })],
  organization: [
    adas(updateOrganization, { body: { timeZone: 'Europe/Helsinki' } }),
    adas(updateOrganization, { body: { allowedCountries: ['SE'] } }),
  ],
};

/** A rejected request releases its key. */
async function createOneTooMany(house: House, names: Readonly<Record<string, string>>): Promise<HouseReply> {
  const organization = worldOf(names).organizationId as unknown as OrganizationId;
  const ids = Array.from({ length: mostDocuments }, (_, place) => idFrom('doc', String(place).padStart(26, '0')));
  const document: Omit<Document, 'id'> = {
    kind: 'power-of-attorney',
    fileName: 'fullmakt.pdf',
    contentType: 'application/pdf',
    status: 'ready',
    rejectedBecause: null,
    pages: 1,
    keptUntil: '2027-02-21T12:00:00.000Z',
    usedBy: null,
    createdAt: '2026-11-23T12:00:00.000Z',
    version: 1,
    revision: 1,
  };
  // The story is told twice.
  if ((await countDocuments(house.table, organization, mostDocuments)) === 0)
    await Promise.all(ids.map((id) => transact(house.table, [documentWrite(organization, null, { id, ...document })])));
  const body = { kind: document.kind, fileName: document.fileName, contentType: document.contentType, size: 1 };
  return adas(createDocument, { body, headers: { 'idempotency-key': 'too many' } })(house, names);
}

/** What the operations of a service ask for, each told once, and once more as somebody repeats it who heard no answer. */
async function askedBy(service: Service): Promise<readonly string[]> {
  const asked = new Set<string>();
  const stories = [
    ...operations.filter((operation) => operation.service === service).map(({ id }) => operationStories[id]),
    ...(otherWays[service] ?? []).map((way) => (typeof way === 'function' ? { before: world, command: way } : way)),
  ];
  for (const story of stories) {
    const house = new House(await test.another());
    const names = await story.before(house);
    house.wire.mend();
    for (let time = 1; time <= 2; time += 1) await story.command(house, names);
    for (const action of house.wire.calls.flatMap(tableActionsOf)) asked.add(action);
    house.leave();
  }
  return [...asked].toSorted();
}

describe('the role of a service', () => {
  it.each(services)('%s allows what its operations ask of the table, and nothing more', async (service) => {
    expect(tableGrantsOf(service)).toEqual(await askedBy(service));
  });
});
