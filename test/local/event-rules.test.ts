import { expect, it } from 'vitest';
import { rulesOf, type BusEvent } from '../../local/events/rules.ts';
import type { Queues } from '../../local/sqs/plug-in.ts';
import { deploymentOf } from './scratch.ts';

const upload = (bucket = 'quarantine', more: object = {}): BusEvent => ({
  source: 'aws.s3',
  'detail-type': 'Object Created',
  time: '2026-12-01T12:00:00Z',
  detail: { bucket: { name: bucket }, object: { key: 'a/b' } },
  ...more,
});
const pattern = {
  source: ['aws.s3'],
  'detail-type': ['Object Created', 'Object Restored'],
  detail: { bucket: { name: ['quarantine'] } },
};
const queueArn = 'arn:aws:sqs:eu-north-1:000000000000:uploads';

/** What a rule hands to its queue. */
function deliveredBy(
  properties: Readonly<Record<string, unknown>>,
  bus: string,
  event: BusEvent,
  target = queueArn,
): readonly string[] {
  const sent: string[] = [];
  const queues = {
    queueOf: (arn: string) => (arn === queueArn ? { send: (body: string) => sent.push(body) } : undefined),
  } as unknown as Queues;
  const deployment = deploymentOf({
    name: 'files',
    resources: {
      Uploads: { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Arn: target, Id: 'Target0' }], ...properties } },
    },
    parameters: {},
    exports: {},
  });
  rulesOf(deployment, queues)(bus, event);
  return sent;
}

it('hands what it picks to its queue, as EventBridge sends it', () => {
  const [body = ''] = deliveredBy({ EventPattern: pattern }, 'default', upload());
  expect(JSON.parse(body)).toEqual({ version: '0', ...upload() });
});

it.each<[string, BusEvent]>([
  ['another bucket', upload('checked')],
  ['another source', upload('quarantine', { source: 'mysoluno' })],
  ['another type', upload('quarantine', { 'detail-type': 'Object Deleted' })],
  ['no such field', upload('quarantine', { detail: {} })],
  ['a field that is no object', upload('quarantine', { detail: { bucket: 'quarantine' } })],
])('picks nothing of %s', (_, event) => {
  expect(deliveredBy({ EventPattern: pattern }, 'default', event)).toEqual([]);
});

it('picks any value of a list', () => {
  const event = upload('quarantine', { 'detail-type': 'Object Restored' });
  expect(deliveredBy({ EventPattern: pattern }, 'default', event)).toHaveLength(1);
});

it('picks an event by any value of a list in it', () => {
  const ofSet = { detail: { mail: { tags: { 'ses:configuration-set': ['reports'] } } } };
  const mail = (...sets: string[]) => upload('', { detail: { mail: { tags: { 'ses:configuration-set': sets } } } });
  expect(deliveredBy({ EventPattern: ofSet }, 'default', mail('other', 'reports'))).toHaveLength(1);
  expect(deliveredBy({ EventPattern: ofSet }, 'default', mail('other'))).toEqual([]);
  expect(deliveredBy({ EventPattern: ofSet }, 'default', mail())).toEqual([]);
});

it('listens to its own bus alone, by name or ARN', () => {
  const bus = 'arn:aws:events:eu-north-1:000000000000:event-bus/portal';
  for (const EventBusName of ['portal', bus]) {
    expect(deliveredBy({ EventBusName, EventPattern: pattern }, 'default', upload())).toEqual([]);
    expect(deliveredBy({ EventBusName, EventPattern: pattern }, 'portal', upload())).toHaveLength(1);
  }
});

it('refuses a pattern that it would not keep to, and a target that is no queue', () => {
  const prefix = { source: [{ prefix: 'aws.' }] };
  expect(() => deliveredBy({ EventPattern: prefix }, 'default', upload())).toThrow(/Uploads picks events by more/);
  const topic = 'arn:aws:sns:eu-north-1:000000000000:topic';
  expect(() => deliveredBy({ EventPattern: pattern }, 'default', upload(), topic)).toThrow(/target that is no queue/);
});
