import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { newBypass } from '../../local/dynamodb/bypass.ts';
import { callEngine } from '../../local/dynamodb/call.ts';
import { startEngine, type Engine } from '../../local/dynamodb/engine.ts';
import { createTable } from '../../local/dynamodb/table.ts';
import { openTableStream, streamArn } from '../../local/dynamodb/table-stream.ts';
import { Faults } from '../../local/faults.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';
import type { Stack } from '../../local/template/assembly.ts';
import { scratchFolder, startParts, writeCode, type RunningParts } from './scratch.ts';

// Writes what it takes into a file of its own; items named `bad…` fail until the file `mended` is there.
const recorder = (folder: string): string => `
  import { appendFileSync, existsSync } from 'node:fs';
  export const handler = ({ Records }) => {
    const batchItemFailures = [];
    for (const record of Records) {
      const name = record.dynamodb ? record.dynamodb.NewImage.pk.S : JSON.parse(record.body).DDBStreamBatchInfo.batchSize + ' given up';
      const id = record.dynamodb ? record.dynamodb.SequenceNumber : record.messageId;
      if (/^(bad|\\d)/.test(name) && !existsSync(${JSON.stringify(join(folder, 'mended'))})) {
        batchItemFailures.push({ itemIdentifier: id });
        if (record.dynamodb) break;
      } else appendFileSync(${JSON.stringify(join(folder, 'taken'))}, name + '\\n');
    }
    return { batchItemFailures };
  };`;

const functionNamed = (name: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { FunctionName: name, Handler: 'index.handler', Timeout: 5, Code: { S3Key: name } },
});
/** `publish` follows the stream and leaves to `unpublished` what fails; `replay` works that off, and leaves the rest to `laid-aside`. */
const stack: Stack = {
  name: 'stage-workers',
  resources: {
    Things: {
      Type: 'AWS::DynamoDB::Table',
      Properties: { TableName: 'things', StreamSpecification: { StreamViewType: 'NEW_IMAGE' } },
    },
    Publish: functionNamed('publish'),
    Replay: functionNamed('replay'),
    Unpublished: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: 'unpublished',
        VisibilityTimeout: 360,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['LaidAside', 'Arn'] }, maxReceiveCount: 2 },
      },
    },
    LaidAside: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'laid-aside' } },
    FromStream: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Things', 'StreamArn'] },
        FunctionName: { Ref: 'Publish' },
        FilterCriteria: {
          Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["journal"]}}}}' }],
        },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        // Enough to halve four records until the failing one is alone.
        MaximumRetryAttempts: 4,
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Unpublished', 'Arn'] } } },
      },
    },
    FromQueue: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Unpublished', 'Arn'] },
        FunctionName: { Ref: 'Replay' },
        BatchSize: 1,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
  },
  parameters: {},
  exports: {},
};

describe('the followers of a stream', () => {
  let folder: string;
  let engine: Engine;
  let clock: Clock;
  let faults: Faults;
  let parts: RunningParts;
  let writes = 0;

  const follow = async (): Promise<void> => {
    for (const name of ['publish', 'replay']) writeCode(folder, name, recorder(folder));
    const tables = {
      bypass: newBypass(0, 0),
      openStream: async (arn: string) =>
        arn === streamArn('things') ? openTableStream(engine.endpoint, 'things', clock) : null,
      countWrites: () => writes,
      followWrites: () => () => {},
    };
    parts = await startParts(folder, stack, { clock, faults, tables });
  };
  const unfollow = (): Promise<void> => parts.stop();
  const put = async (pk: string, kind = 'journal'): Promise<void> => {
    await callEngine(engine.endpoint, 'PutItem', { TableName: 'things', Item: { pk: { S: pk }, kind: { S: kind } } });
    writes += 1;
  };
  const taken = (): string[] => {
    const file = join(folder, 'taken');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  };
  const mend = (): void => writeFileSync(join(folder, 'mended'), '');
  const scratch = scratchFolder();
  let count = 0;

  beforeEach(async () => {
    folder = join(scratch, String((count += 1)));
    engine = await startEngine();
    await createTable(engine.endpoint, {
      TableName: 'things',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    });
    clock = new Clock();
    faults = new Faults();
    await follow();
  });
  afterEach(async () => {
    await unfollow();
    await engine.stop();
  });

  it('get what was inserted and passes the filter, in order', async () => {
    for (const name of ['a', 'b', 'c']) await put(name);
    await put('d', 'user');
    await put('a', 'journal');
    await parts.untilQuiet();
    expect(taken()).toEqual(['a', 'b', 'c']);
  });

  it('get what was written while they were away, and nothing twice', async () => {
    await put('a');
    await parts.untilQuiet();
    await unfollow();
    await put('b');
    await follow();
    await parts.untilQuiet();
    expect(taken()).toEqual(['a', 'b']);
  });

  it('lose only the failing record to the queue, whose consumer replays it when it comes again', async () => {
    for (const name of ['a', 'bad', 'b', 'c']) await put(name);
    await parts.untilQuiet();
    expect(taken()).toEqual(['a', 'b', 'c']);

    mend();
    await parts.timekeeper.moveTo(clock.now() + 361_000);
    expect(taken()).toEqual(['a', 'b', 'c', '1 given up']);
  });

  it('lay aside what fails too often', async () => {
    await put('bad');
    await parts.untilQuiet();
    await parts.timekeeper.moveTo(clock.now() + 3_600_000);
    mend();
    await parts.timekeeper.moveTo(clock.now() + 3_600_000);
    expect(taken()).toEqual([]);
    const laidAside = PersistedMap.open<{ body: string }>(join(folder, 'queues', 'laid-aside.jsonl'));
    expect(laidAside.values().map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      {
        requestContext: { condition: 'RetryAttemptsExhausted' },
        DDBStreamBatchInfo: { startSequenceNumber: '1', endSequenceNumber: '1', batchSize: 1 },
      },
    ]);
    laidAside.close();
  });

  it.each([
    ['duplicate', ['a', 'a']],
    ['drop', []],
  ] as const)('show the fault %s in what is delivered', async (kind, expected) => {
    faults.add({ service: 'dynamodb', operation: 'GetRecords', kind, times: 1 });
    await put('a');
    await parts.untilQuiet();
    expect(taken()).toEqual(expected);
  });
});
