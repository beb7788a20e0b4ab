/** Reads a table's stream from the engine: one shard, which grows at its end, numbered from 1. */
import { region } from '../account.ts';
import type { Clock } from '../clock.ts';
import { arnOf } from '../template/identity.ts';
import { callEngine, type Item } from './call.ts';

/** A record as Lambda hands it to functions. Times in epoch seconds. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: string;
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly eventSourceARN: string;
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Item;
    readonly NewImage?: Item;
    readonly OldImage?: Item;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
  };
}

export interface TableStream {
  readonly arn: string;
  readonly shardId: string;
  /** The next records after a sequence number, oldest first; from the beginning when null. */
  readAfter(sequenceNumber: string | null, limit: number): Promise<readonly StreamRecord[]>;
}

const streamsCall = <Reply>(endpoint: string, operation: string, input: object): Promise<Reply> =>
  callEngine<Reply>(endpoint, operation, input, 'DynamoDBStreams');

/** The name under which the template's functions know the stream. */
export const streamArn = (tableName: string): string => arnOf('dynamodb', `table/${tableName}/stream/local`);

/** The stream of a table that has one. */
export async function openTableStream(endpoint: string, tableName: string, clock: Clock): Promise<TableStream> {
  const { Table } = await callEngine<{ Table: { LatestStreamArn: string } }>(endpoint, 'DescribeTable', {
    TableName: tableName,
  });
  const StreamArn = Table.LatestStreamArn;
  const { StreamDescription } = await streamsCall<{ StreamDescription: { Shards: { ShardId: string }[] } }>(
    endpoint,
    'DescribeStream',
    { StreamArn },
  );
  const ShardId = StreamDescription.Shards.at(-1)?.ShardId ?? `shardId-00000001-${tableName}`;
  const arn = streamArn(tableName);
  const iterator = (from: object): Promise<{ ShardIterator: string }> =>
    streamsCall(endpoint, 'GetShardIterator', { StreamArn, ShardId, ...from });
  return {
    arn,
    shardId: ShardId,
    async readAfter(sequenceNumber, limit) {
      const { ShardIterator } = await iterator(
        sequenceNumber === null
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequenceNumber },
      );
      const { Records } = await streamsCall<{ Records: StreamRecord[] }>(endpoint, 'GetRecords', {
        ShardIterator,
        Limit: limit,
      });
      return Records.map((record) => ({
        ...record,
        awsRegion: region,
        eventSourceARN: arn,
        dynamodb: onTheClock(record.dynamodb, clock),
      }));
    },
  };
}

/** The engine stamps real time; everything else here tells the time of the clock. */
const onTheClock = (change: StreamRecord['dynamodb'], clock: Clock): StreamRecord['dynamodb'] => ({
  ...change,
  ApproximateCreationDateTime: Math.floor(clock.fromReal(change.ApproximateCreationDateTime * 1000) / 1000),
});
