/**
 * An event source mapping from a table's stream to a function: reads, filters, batches, calls; tries again what failed, in
 * halves where told to; and what still fails goes to the on-failure queue as a pointer. Its place in the stream is kept on disk
 * and moves on after the function has answered, so that a batch may come twice and none is lost.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { deliveryFaults, type Faults } from '../faults.ts';
import type { Outcome } from './environment.ts';
import type { LocalFunction } from './local-function.ts';
import type { Queue } from '../sqs/queue.ts';
import type { PersistedMap } from '../store/persisted-map.ts';
import { failedFrom } from './batch-failures.ts';
import type { Filter } from './filter.ts';
import type { StreamRecord, TableStream } from '../dynamodb/table-stream.ts';

export interface StreamMappingSettings {
  readonly id: string;
  readonly filter: Filter;
  readonly batchSize: number;
  /** How often a failed batch is tried again; null: for ever. */
  readonly maximumRetries: number | null;
  /** Older records are given up too; null: however old. */
  readonly maximumAgeSeconds: number | null;
  readonly bisects: boolean;
  readonly reportsBatchItemFailures: boolean;
}

interface Batch {
  readonly records: readonly StreamRecord[];
  readonly calls: number;
}

const longestBackoffMilliseconds = 1000;

export class StreamMapping {
  readonly #settings: StreamMappingSettings;
  readonly #stream: TableStream;
  readonly #target: LocalFunction;
  readonly #onFailure: Queue | null;
  readonly #places: PersistedMap<string>;
  readonly #clock: Clock;
  readonly #faults: Faults;
  readonly #countWrites: () => number;
  /** How many writes there had been when the stream was last read to its end: until there are more, there is nothing to read. */
  #readUpTo = -1;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(
    settings: StreamMappingSettings,
    parts: {
      readonly stream: TableStream;
      readonly target: LocalFunction;
      readonly onFailure: Queue | null;
      /** Sequence numbers by mapping. */
      readonly places: PersistedMap<string>;
      readonly clock: Clock;
      readonly faults: Faults;
      /** How often the table has been written to. */
      readonly countWrites: () => number;
    },
  ) {
    this.#settings = settings;
    this.#stream = parts.stream;
    this.#target = parts.target;
    this.#onFailure = parts.onFailure;
    this.#places = parts.places;
    this.#clock = parts.clock;
    this.#faults = parts.faults;
    this.#countWrites = parts.countWrites;
  }

  /** Follows the stream to its end; what is written meanwhile counts. Answers when nothing is left. */
  drain(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#follow().finally(() => (this.#running = null));
    // Written in the moment between the last look and now: look once more.
    return this.#running.then(() => (this.#again && !this.#stopped ? this.drain() : undefined));
  }

  /** Whether nothing is under way, nor written since the stream was last read to its end. */
  isIdle(): boolean {
    return this.#running === null && this.#readUpTo === this.#countWrites();
  }

  /** Answers when the batch that is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #follow(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const writes = this.#countWrites();
      if (writes === this.#readUpTo) continue;
      const { id, batchSize, filter } = this.#settings;
      const records = await this.#stream.readAfter(this.#places.get(id) ?? null, batchSize);
      const last = records.at(-1);
      if (records.length === batchSize) this.#again = true;
      const wanted = records.filter(filter);
      if (wanted.length > 0 && !(await this.#deliver({ records: wanted, calls: 0 }))) return;
      if (last) this.#places.set(id, last.dynamodb.SequenceNumber);
      if (records.length < batchSize) this.#readUpTo = writes;
    }
  }

  /** Whether it was dealt with: taken by the function, or given up to the queue. False only when we are stopping. */
  async #deliver(batch: Batch): Promise<boolean> {
    const outcome = await this.#call(batch.records);
    const calls = batch.calls + 1;
    const { reportsBatchItemFailures, bisects, maximumRetries } = this.#settings;
    const firstFailed = failedFrom(
      outcome,
      batch.records.map((record) => record.dynamodb.SequenceNumber),
      reportsBatchItemFailures,
    );
    if (firstFailed === null) return true;
    const left = batch.records.slice(firstFailed);
    if ((maximumRetries !== null && calls > maximumRetries) || this.#isTooOld(left[0])) {
      this.#giveUp({ records: left, calls }, outcome);
      return true;
    }
    if (this.#stopped) return false;
    await wait(Math.min(longestBackoffMilliseconds, 25 * 2 ** calls));
    if (!bisects || left.length === 1 || firstFailed > 0) return this.#deliver({ records: left, calls });
    const middle = Math.ceil(left.length / 2);
    const first = await this.#deliver({ records: left.slice(0, middle), calls });
    return first && this.#deliver({ records: left.slice(middle), calls });
  }

  #isTooOld(record: StreamRecord | undefined): boolean {
    const { maximumAgeSeconds } = this.#settings;
    if (maximumAgeSeconds === null || !record) return false;
    return this.#clock.now() / 1000 - record.dynamodb.ApproximateCreationDateTime > maximumAgeSeconds;
  }

  async #call(records: readonly StreamRecord[]): Promise<Outcome> {
    const fault = this.#faults.take('dynamodb', 'GetRecords', deliveryFaults);
    if (fault === 'drop') return { kind: 'result', payload: null };
    if (fault === 'duplicate') await this.#target.invoke({ Records: records });
    return this.#target.invoke({ Records: records });
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html: the records themselves are not in it. */
  #giveUp({ records, calls }: Batch, outcome: Outcome): void {
    const [first, last] = [records[0], records.at(-1)];
    if (!first || !last || !this.#onFailure) return;
    const arrival = ({ dynamodb }: StreamRecord): string =>
      new Date(dynamodb.ApproximateCreationDateTime * 1000).toISOString();
    this.#onFailure.send(
      JSON.stringify({
        requestContext: {
          requestId: randomUUID(),
          functionArn: this.#target.definition.arn,
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: calls,
        },
        responseContext: {
          statusCode: 200,
          executedVersion: '$LATEST',
          ...(outcome.kind !== 'result' && { functionError: 'Unhandled' }),
        },
        version: '1.0',
        timestamp: new Date(this.#clock.now()).toISOString(),
        DDBStreamBatchInfo: {
          shardId: this.#stream.shardId,
          startSequenceNumber: first.dynamodb.SequenceNumber,
          endSequenceNumber: last.dynamodb.SequenceNumber,
          approximateArrivalOfFirstRecord: arrival(first),
          approximateArrivalOfLastRecord: arrival(last),
          batchSize: records.length,
          streamArn: this.#stream.arn,
        },
      }),
    );
  }
}
