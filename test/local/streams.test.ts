import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { callEngine } from '../../local/dynamodb/call.ts';
import { startEngine, type Engine } from '../../local/dynamodb/engine.ts';
import { createTable } from '../../local/dynamodb/table.ts';
import { startEventSources, type EventSources } from '../../local/lambda/event-source-mappings.ts';
import { Faults } from '../../local/faults.ts';
import type { LocalFunction } from '../../local/lambda/local-function.ts';
import { DataFiles } from '../../local/store/data-files.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';
import { filterOf } from '../../local/lambda/filter.ts';
import { streamArn } from '../../local/dynamodb/table-stream.ts';
import type { MappingDefinition, QueueDefinition } from '../../local/lambda/mappings.ts';
import { Timekeeper } from '../../local/timekeeper.ts';
import { functionOf, oneTimeSchedulesIn, scratchFolder } from './scratch.ts';

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

const queueArn = 'arn:aws:sqs:eu-north-1:000000000000:unpublished';
const lastQueueArn = 'arn:aws:sqs:eu-north-1:000000000000:laid-aside';
const queues: QueueDefinition[] = [
  {
    name: 'unpublished',
    arn: queueArn,
    visibilityTimeoutSeconds: 360,
    redrive: { arn: lastQueueArn, maxReceiveCount: 2 },
  },
  { name: 'laid-aside', arn: lastQueueArn, visibilityTimeoutSeconds: 30, redrive: null },
];
const fromStream: MappingDefinition = {
  id: 'publish',
  sourceArn: streamArn('things'),
  functionName: 'publish',
  batchSize: 100,
  filter: filterOf(['{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["journal"]}}}}']),
  reportsBatchItemFailures: true,
  bisects: true,
  // Enough to halve four records until the failing one is alone.
  maximumRetries: 4,
  maximumAgeSeconds: null,
  onFailureArn: queueArn,
};
const fromQueue: MappingDefinition = {
  ...fromStream,
  id: 'replay',
  sourceArn: queueArn,
  functionName: 'replay',
  batchSize: 1,
  filter: filterOf([]),
  onFailureArn: null,
};

describe('the followers of a stream', () => {
  let folder: string;
  let engine: Engine;
  let clock: Clock;
  let faults: Faults;
  let functions: Map<string, LocalFunction>;
  let sources: EventSources;
  let writes = 0;

  const follow = async (): Promise<void> => {
    functions = new Map(['publish', 'replay'].map((name) => [name, functionOf(folder, name, recorder(folder))]));
    const oneTimeSchedules = oneTimeSchedulesIn(folder);
    const cloud = {
      engineEndpoint: engine.endpoint,
      oneTimeSchedules,
      files: new DataFiles(folder),
      clock,
      faults,
      countWrites: () => writes,
    };
    const parts = { ...cloud, tableNames: ['things'], functions };
    const definitions = { mappings: [fromStream, fromQueue], queues, schedules: [], retries: new Map() };
    sources = await startEventSources(definitions, parts);
  };
  const unfollow = async (): Promise<void> => {
    await sources.stop();
    await Promise.all([...functions.values()].map((each) => each.stop()));
  };
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
    await sources.untilQuiet();
    expect(taken()).toEqual(['a', 'b', 'c']);
  });

  it('get what was written while they were away, and nothing twice', async () => {
    await put('a');
    await sources.untilQuiet();
    await unfollow();
    await put('b');
    await follow();
    await sources.untilQuiet();
    expect(taken()).toEqual(['a', 'b']);
  });

  it('lose only the failing record to the queue, whose consumer replays it when it comes again', async () => {
    for (const name of ['a', 'bad', 'b', 'c']) await put(name);
    await sources.untilQuiet();
    expect(taken()).toEqual(['a', 'b', 'c']);

    mend();
    const timekeeper = new Timekeeper(clock, sources.timed, sources.untilQuiet);
    await timekeeper.moveTo(clock.now() + 361_000);
    expect(taken()).toEqual(['a', 'b', 'c', '1 given up']);
  });

  it('lay aside what fails too often', async () => {
    await put('bad');
    await sources.untilQuiet();
    const timekeeper = new Timekeeper(clock, sources.timed, sources.untilQuiet);
    await timekeeper.moveTo(clock.now() + 3_600_000);
    mend();
    await timekeeper.moveTo(clock.now() + 3_600_000);
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
    await sources.untilQuiet();
    expect(taken()).toEqual(expected);
  });
});
