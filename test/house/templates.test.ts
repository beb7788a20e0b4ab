import { expect, it } from 'vitest';
import { templateFaults } from '../../scripts/check-templates.ts';

const queue = (properties: object): Readonly<Record<string, string>> => ({
  stack: JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: properties } } }),
});

it('the check of templates has nothing against a good one', () => {
  expect(templateFaults(queue({ VisibilityTimeout: 30 }))).toEqual([]);
});

it.each([
  ['a property that CloudFormation does not know', { VisibilityTimout: 30 }, /VisibilityTimout/],
  ['a value out of range', { VisibilityTimeout: 50_000 }, /50000|43200/],
  ['a reference to nothing', { QueueName: { Ref: 'Nobody' } }, /Nobody/],
])('the check of templates finds %s, and says where', (_, properties, complaint) => {
  const faults = templateFaults(queue(properties));
  expect(faults).not.toHaveLength(0);
  expect(faults.join()).toMatch(/^stack: /);
  expect(faults.join()).toMatch(complaint);
});
