/**
 * What alarms count in logs is there to be counted: each function, made to fail in the way that its alarm is for, writes the line and
 * the number that the metric filter of the template looks for.
 */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { DynamoDBStreamEvent, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAnsweringGroup } from '../../contract/answering-groups.ts';
import { createSession, forgotPassword } from '../../contract/session.ts';
import { noteBounce } from '../../adapters/table/mail-bounces.ts';
import { transact } from '../../adapters/table/commit.ts';
import { portRequestWrite } from '../../adapters/table/port-requests.ts';
import { answerPortRequest } from '../../contract/port-requests.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import { noteBounces } from '../../functions/note-bounces/note-bounces.ts';
import { addressHash } from '../../functions/shared/mail/address-hash.ts';
import { withinTextLimits } from '../../functions/shared/text-limits.ts';
import { callEngine } from '../../local/dynamodb/call.ts';
import { House } from '../build/house.ts';
import { mailCodes } from '../build/reset-codes.ts';
import { portRequest } from '../build/port-request.ts';
import { adas, world } from '../build/story.ts';
import { operatorMachine } from '../build/world.ts';
import { doomed } from '../proofs/order-stories.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { theStage } from './synthesised-stage.ts';

let test: TestTable;
let journal: DynamoDBStreamEvent;
let house: House;
let bakery: string;
/** Those that a function keeps for good: it reads its settings when it is loaded. */
const refusing = [mockClient(SchedulerClient), mockClient(EventBridgeClient)];
beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  test = await startTestTable();
  house = new House(await test.another());
  const names = await world(house);
  ({ organization: bakery } = names);
  await adas(createAnsweringGroup, {
    body: { name: 'Order', openingHours: { mon: [{ from: '08:00', to: '17:00' }] } },
  })(house, names);
  journal = { Records: await journalOf(house.table.name) };
  const arn = 'arn:aws:test:eu-north-1:000000000000:any';
  vi.stubEnv('TABLE_NAME', house.table.name);
  vi.stubEnv('EVENT_BUS_NAME', 'bus');
  vi.stubEnv('SCHEDULE_GROUP_NAME', 'bells');
  vi.stubEnv('USER_POOL_ID', 'pool');
  vi.stubEnv('PORTAL_CLIENT_ID', 'portal');
  vi.stubEnv('SMS_SENDER_ID', 'Sender');
  vi.stubEnv('TEXT_LIMITS', '2 4 8 16');
  for (const name of ['QUARANTINE_BUCKET', 'CHECKED_BUCKET']) vi.stubEnv(name, 'bucket');
  for (const name of ['RING_BELL_ARN', 'BELL_ROLE_ARN', 'BELL_DLQ_ARN']) vi.stubEnv(name, arn);
  for (const client of refusing) client.rejects(Object.assign(new Error(), { name: 'ThrottlingException' }));
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  house.leave();
  vi.unstubAllEnvs();
  for (const client of refusing) client.restore();
  await test.stop();
});

/** The journal of the table, as its stream would hand it over; an entry that cannot be read; and a heartbeat. */
async function journalOf(tableName: string): Promise<DynamoDBStreamEvent['Records']> {
  const { Items } = await callEngine<{ Items: Record<string, { S?: string }>[] }>(test.endpoint, 'Scan', {
    TableName: tableName,
  });
  const heartbeat = { kind: { S: 'heartbeat' }, beatenAt: { S: '2026-11-30T09:00:00Z' } };
  const images = [...Items.filter(({ kind }) => kind?.S === 'journal'), { kind: { S: 'journal' } }, heartbeat];
  return images.map((NewImage, place) => ({ dynamodb: { SequenceNumber: String(place), NewImage } })) as never;
}

/** The lines that a function writes while it runs. */
async function logOf(run: () => Promise<unknown>): Promise<readonly Record<string, unknown>[]> {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await run();
  return written.mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>);
}

const context = { awsRequestId: 'request-1' };

/** A table in which an order is due that fails, and a port request that waits for consent too long; the function is to be loaded for it. */
async function withDoomedOrder(): Promise<string> {
  const other = new House(await test.another());
  const { organization } = await doomed(other);
  const since = new Date(Date.now() - 40 * 24 * 3_600_000).toISOString();
  const late = portRequest({ state: 'awaiting-consent', needsConsent: true, sentAt: null, since });
  await transact(other.table, [portRequestWrite(organization as unknown as OrganizationId, null, late)]);
  vi.stubEnv('TABLE_NAME', other.table.name);
  other.leave();
  return organization ?? '';
}

/** A text when those of the stage are used up, as each function sends it that sends any. */
const withoutTexts = (): Promise<unknown> =>
  withinTextLimits(
    house.table,
    { organization: { day: 5, month: 5 }, stage: { day: 0, month: 0 } },
    { organizationId: idFrom('org', '1'.padStart(26, '0')), requestId: 'request-1', now: Date.now() },
    () => Promise.reject(new Error('no text may be recorded')),
    () => true,
  ).catch(() => {});

/** What makes each function write a count, and how it is made to. */
const counting: Readonly<Record<string, () => Promise<unknown>>> = {
  // First: what nobody has told of the group yet is drift, and it settles it.
  'measure-drift': async () =>
    (await import('../../functions/measure-drift/handler.ts')).handler({}, context).catch(() => {}),
  'arm-bell': async () => (await import('../../functions/arm-bell/handler.ts')).handler(journal, context),
  'publish-journal': async () => (await import('../../functions/publish-journal/handler.ts')).handler(journal),
  'ring-bell': async () => {
    const organizationId = await withDoomedOrder();
    const { handler } = await import('../../functions/ring-bell/handler.ts');
    await handler({ organizationId, moment: new Date().toISOString() }, context).catch(() => {});
  },
  reconcile: async () => {
    await withDoomedOrder();
    await (await import('../../functions/reconcile/handler.ts')).handler({}, context).catch(() => {});
  },
  'porting-tasks': async () => {
    const of = {
      organizationId: idFrom('org', '1'.padStart(26, '0')),
      portRequestId: idFrom('prt', '1'.padStart(26, '0')),
    };
    const { handler } = await import('../../step-functions/porting/handler.ts');
    await handler({ task: 'call-operator', ...of, attempt: 1 }, context).catch(() => {});
    await withoutTexts();
  },
  'config-sms': () => withoutTexts(),
  'note-bounces': async () => {
    const bounce = { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'nobody@bageriet.example' }] };
    const body = JSON.stringify({ time: '2026-12-01T09:00:00Z', detail: { eventType: 'Bounce', bounce } });
    await noteBounces({ table: house.table }, [{ messageId: '1', body } as SQSRecord]);
  },
  'send-reset-code': async () => {
    await noteBounce(house.table, addressHash('ada@bageriet.example'), { kind: 'bounce', at: '2026-12-01T09:00:00Z' });
    await house.call(forgotPassword, { body: { organization: 'bageriet.example', username: 'ada@bageriet.example' } });
    await mailCodes(house, bakery);
  },
  // By the beginning of the name of its log: that of `porting-tasks` begins alike.
  'porting-execution': async () => {
    const port = portRequest({ state: 'porting' });
    await transact(house.table, [portRequestWrite(bakery as unknown as OrganizationId, null, port)]);
    await house.call(answerPortRequest, {
      as: operatorMachine,
      path: { portRequestId: port.id },
      headers: { 'x-organization': bakery },
      body: { answerId: 'a', kind: 'failed' },
    });
  },
  // One more than a login has from one network.
  session: async () => {
    const body = { organization: 'nobody.example', username: 'nobody', password: 'a wrong guess' };
    for (let tries = 0; tries <= 10; tries += 1) await house.call(createSession, { body });
  },
};

/** The lines that a pattern counts: alternatives of a field and its value. */
const countedBy = (pattern: string): readonly Readonly<Record<string, string>>[] =>
  [...pattern.matchAll(/\$\.(\w+) = "([^"]+)"/g)].map(([, field = '', value = '']) => ({ [field]: value }));

interface Filter {
  readonly LogGroupName: unknown;
  readonly FilterPattern: string;
  readonly MetricTransformations: readonly { MetricName: string; MetricNamespace: string; MetricValue: string }[];
}
interface Alarm {
  readonly MetricName?: string;
  readonly Namespace?: string;
}
const stage = theStage();
const filters = stage.all<Filter>('AWS::Logs::MetricFilter').map(({ Properties }) => Properties);
/** The filters of a function's log. */
const filtersOf = (name: string): readonly Filter[] =>
  filters.filter(({ LogGroupName }) => JSON.stringify(LogGroupName).toLowerCase().includes(name.replaceAll('-', '')));

describe.each(Object.entries(counting))('the log of %s', (name, run) => {
  it('has the lines and the numbers that the alarms over it count', async () => {
    const log = await logOf(run);
    for (const {
      FilterPattern: pattern,
      MetricTransformations: [metric],
    } of filtersOf(name)) {
      expect(countedBy(pattern), pattern).not.toEqual([]);
      for (const counted of countedBy(pattern)) {
        const line = log.find((each) => Object.entries(counted).every(([field, value]) => each[field] === value));
        expect(line, JSON.stringify(counted)).toBeDefined();
        const value = metric?.MetricValue ?? '';
        expect(value.startsWith('$.') ? line?.[value.slice(2)] : Number(value), value).toBeGreaterThan(0);
      }
    }
  });
});

describe('what is counted in logs', () => {
  it('is counted of functions that are made to write it here', () => {
    expect(Object.keys(counting).flatMap(filtersOf)).toHaveLength(filters.length);
  });

  it('rings an alarm each', () => {
    const alarms = stage.all<Alarm>('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
    for (const { MetricTransformations } of filters)
      for (const { MetricName, MetricNamespace } of MetricTransformations)
        expect(alarms).toContainEqual(expect.objectContaining({ MetricName, Namespace: MetricNamespace }));
  });
});
