import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { startEngine, type Engine } from '../../local/dynamodb/engine.ts';
import { countWrites } from '../../local/dynamodb/bypass.ts';
import { startDynamoDbFront, type DynamoDbFront } from '../../local/dynamodb/front.ts';
import { createTable } from '../../local/dynamodb/table.ts';
import { startEventBus, type PublishedEvent } from '../../local/events/event-bus.ts';
import { Faults } from '../../local/faults.ts';
import type { RunningService } from '../../local/service.ts';
import { startSms, type ReceivedText } from '../../local/sns/sms.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder();
const faults = new Faults();
const clock = new Clock();
const inbox = PersistedMap.open<ReceivedText>(join(folder, 'texts.jsonl'));
const log = PersistedMap.open<PublishedEvent>(join(folder, 'events.jsonl'));
let engine: Engine;
let services: Record<'sns' | 'events', RunningService> & { readonly dynamodb: DynamoDbFront };

beforeAll(async () => {
  engine = await startEngine();
  await createTable(engine.endpoint, {
    TableName: 'things',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  });
  services = {
    sns: await startSms(inbox, clock, faults),
    events: await startEventBus(['mysoluno-test'], { log, deliver() {} }, clock, faults),
    dynamodb: await startDynamoDbFront(engine.endpoint, faults),
  };
});
afterAll(async () => {
  await Promise.all(Object.values(services).map((service) => service.stop()));
  await engine.stop();
  inbox.close();
  log.close();
});
afterEach(() => {
  faults.clear();
  for (const [id] of inbox.entries()) inbox.delete(id);
  for (const [id] of log.entries()) log.delete(id);
});

const settings = (service: keyof typeof services) => ({
  endpoint: services[service].endpoint,
  region: 'eu-north-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
  requestHandler: { requestTimeout: 1000, throwOnRequestTimeout: true },
});
const text = () =>
  new SNSClient(settings('sns')).send(
    new PublishCommand({
      PhoneNumber: '+46701740606',
      Message: 'Hallå där, Åsa & <du>',
      MessageAttributes: { 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'Bageriet' } },
    }),
  );
const publish = (Detail = '{"a":1}') =>
  new EventBridgeClient(settings('events')).send(
    new PutEventsCommand({
      Entries: [{ Source: 'mysoluno', DetailType: 'user-created', Detail, EventBusName: 'mysoluno-test' }],
    }),
  );
const put = (pk: string) =>
  new DynamoDBClient(settings('dynamodb')).send(new PutItemCommand({ TableName: 'things', Item: { pk: { S: pk } } }));
const get = async (pk: string) =>
  (
    await new DynamoDBClient(settings('dynamodb')).send(
      new GetItemCommand({ TableName: 'things', Key: { pk: { S: pk } } }),
    )
  ).Item;

describe('texts', () => {
  it('reach the inbox as they were written', async () => {
    await text();
    expect(inbox.values()).toEqual([
      { to: '+46701740606', text: 'Hallå där, Åsa & <du>', senderId: 'Bageriet', sentAt: expect.any(String) },
    ]);
  });

  it.each([
    ['error', 'InternalErrorException', 0],
    ['throttle', 'Throttling', 0],
    ['timeout', 'TimeoutError', 1],
    ['duplicate', null, 2],
    ['drop', null, 0],
  ] as const)('under the fault %s answer %s and arrive %i times; the next is well', async (kind, refusal, arrived) => {
    faults.add({ service: 'sns', operation: 'Publish', kind, times: 1 });
    if (refusal) await expect(text()).rejects.toMatchObject({ name: refusal });
    else await text();
    expect(inbox.size).toBe(arrived);
    await text();
    expect(inbox.size).toBe(arrived + 1);
  });

  it('to no number are refused', async () => {
    const sns = new SNSClient(settings('sns'));
    await expect(sns.send(new PublishCommand({ PhoneNumber: '070-174 06 06', Message: 'hej' }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});

describe('the table', () => {
  it.each([
    ['error', 'InternalServerError', undefined],
    ['throttle', 'ThrottlingException', undefined],
    ['timeout', 'TimeoutError', { pk: { S: 'timeout' } }],
  ] as const)('under the fault %s answers %s', async (kind, refusal, written) => {
    faults.add({ service: 'dynamodb', operation: 'PutItem', kind, times: 1 });
    await expect(put(kind)).rejects.toMatchObject({ name: refusal });
    expect(await get(kind)).toEqual(written);
  });

  it('tells when it was written to, not when it was read', async () => {
    const before = countWrites(services.dynamodb.bypass);
    await put('a');
    await get('a');
    expect(countWrites(services.dynamodb.bypass)).toBe(before + 1);
  });
});

describe('the event bus', () => {
  it('keeps what was published, and refuses a detail that is no object and a bus that is not there', async () => {
    expect(await publish()).toMatchObject({ FailedEntryCount: 0 });
    expect(await publish('[1]')).toMatchObject({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'MalformedDetail' }] });
    expect(log.values()).toEqual([{ type: 'user-created', at: expect.any(String), detail: { a: 1 } }]);
  });

  it('loses and doubles what it is asked to', async () => {
    faults.add({ service: 'events', kind: 'drop', times: 1 });
    faults.add({ service: 'events', kind: 'duplicate', times: 1 });
    expect(await publish()).toMatchObject({ FailedEntryCount: 0 });
    expect(log.size).toBe(0);
    await publish();
    expect(log.size).toBe(2);
  });
});
