/** Wires what calls functions by itself: streams and queues, as the template's event source mappings say, and schedules. */
import type { Clock } from '../clock.ts';
import { openTableStream, streamArn, type TableStream } from '../dynamodb/table-stream.ts';
import { StreamMapping } from './stream-mapping.ts';
import type { Faults } from '../faults.ts';
import { AsynchronousTarget } from './asynchronous-target.ts';
import type { LocalFunction } from './local-function.ts';
import { QueueMapping } from './queue-mapping.ts';
import { Queue } from '../sqs/queue.ts';
import { Refusal } from '../refusal.ts';
import { Handover } from '../scheduler/handover.ts';
import { OneTimeFirings, type OneTimeSchedules } from '../scheduler/one-time-schedules.ts';
import { RecurringSchedule, type RecurringScheduleDefinition } from '../scheduler/recurring-schedule.ts';
import type { DataFiles } from '../store/data-files.ts';
import type { MappingDefinition, QueueDefinition } from './mappings.ts';
import { defaultRetries, type RetryDefinition } from '../scheduler/template-schedules.ts';
import type { Timed } from '../timekeeper.ts';

export interface EventSources {
  /** What schedules and the queues' visibility timeouts make fall due. */
  readonly timed: readonly Timed[];
  /** To be called when a table was written to. */
  wake(): void;
  /** Answers when streams and queues have been handed over as far as they can be now. */
  untilQuiet(): Promise<void>;
  stop(): Promise<void>;
}

interface Parts {
  readonly engineEndpoint: string;
  readonly tableNames: readonly string[];
  /** By name. */
  readonly functions: ReadonlyMap<string, LocalFunction>;
  /** Those that functions make while they run. */
  readonly oneTimeSchedules: OneTimeSchedules;
  readonly files: DataFiles;
  readonly clock: Clock;
  readonly faults: Faults;
  /** How often the tables have been written to. */
  countWrites(): number;
}

// AWS's own, where the template does not say.
const streamBatchSize = 100;
const queueBatchSize = 10;

/**
 * How long writes gather before the streams are read: reading at each would cost as much as the writes. Lambda reads four times a
 * second. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
const gatheringMilliseconds = 50;

/** What the template says of event sources. */
export interface EventSourceDefinitions {
  readonly mappings: readonly MappingDefinition[];
  readonly queues: readonly QueueDefinition[];
  readonly schedules: readonly RecurringScheduleDefinition[];
  /** By function name. */
  readonly retries: ReadonlyMap<string, RetryDefinition>;
}

export async function startEventSources(
  { mappings, queues: queueDefinitions, schedules: scheduleDefinitions, retries }: EventSourceDefinitions,
  parts: Parts,
): Promise<EventSources> {
  const { clock, faults, files, countWrites } = parts;
  const queues = new Map(
    queueDefinitions.map((definition) => [
      definition.arn,
      new Queue(definition, files.open(`queues/${definition.name}`), clock),
    ]),
  );
  const streams = await openStreams(parts);
  const places = files.open<string>('streams');
  const followers: StreamMapping[] = [];
  const consumers: QueueMapping[] = [];
  const functionNamed = (name: string, caller: string): LocalFunction => {
    const target = parts.functions.get(name);
    if (!target) throw new Refusal(`${caller} calls ${name}, which is not there.`);
    return target;
  };
  const queueOf = (arn: string | null): Queue | null => (arn === null ? null : (queues.get(arn) ?? null));

  for (const mapping of mappings) {
    const target = functionNamed(mapping.functionName, `The event source mapping ${mapping.id}`);
    const stream = streams.get(mapping.sourceArn);
    const queue = queues.get(mapping.sourceArn);
    if (stream) {
      const settings = { ...mapping, batchSize: mapping.batchSize ?? streamBatchSize };
      const onFailure = queueOf(mapping.onFailureArn);
      followers.push(new StreamMapping(settings, { stream, target, onFailure, places, clock, faults, countWrites }));
    } else if (queue) {
      const definition = queueDefinitions.find(({ arn }) => arn === queue.arn);
      const redriveQueue = definition?.redrive ? queues.get(definition.redrive.arn) : undefined;
      const redrive =
        redriveQueue && definition?.redrive
          ? { queue: redriveQueue, maxReceiveCount: definition.redrive.maxReceiveCount }
          : null;
      const settings = {
        batchSize: mapping.batchSize ?? queueBatchSize,
        reportsBatchItemFailures: mapping.reportsBatchItemFailures,
        redrive,
      };
      const consumer = new QueueMapping(settings, queue, target);
      queue.onSend = () => run(consumer.drain());
      consumers.push(consumer);
    } else {
      throw new Refusal(
        `The event source mapping ${mapping.id} reads ${mapping.sourceArn}, which the embedded cloud does not have.`,
      );
    }
  }

  const moments = files.open<number>('schedules');
  const targetOf = (arn: string): AsynchronousTarget | null => {
    const name = arn.split(':').at(-1) ?? '';
    const called = parts.functions.get(name);
    const { maximumRetries, onFailureArn } = retries.get(name) ?? defaultRetries;
    return called ? new AsynchronousTarget(called, { maximumRetries, onFailure: queueOf(onFailureArn) }, clock) : null;
  };
  const handover = new Handover({ targetOf, queueOf, faults });
  const recurring = scheduleDefinitions.map((definition) => {
    if (!targetOf(definition.target.arn))
      throw new Refusal(`The schedule ${definition.name} calls ${definition.target.arn}, which is not there.`);
    return new RecurringSchedule(definition, { handover, moments, clock });
  });
  const oneTime = new OneTimeFirings(parts.oneTimeSchedules, handover, clock);

  let stopped = false;
  const run = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      if (!stopped) console.error('An event source could not be read:', error);
    });
  };
  let waking: NodeJS.Timeout | undefined;
  const follow = (): void => {
    waking = undefined;
    for (const follower of followers) run(follower.drain());
  };
  const wake = (): void => {
    waking ??= setTimeout(follow, gatheringMilliseconds);
  };
  // What was left when we were ended the last time.
  follow();
  for (const consumer of consumers) run(consumer.drain());

  return {
    timed: [...consumers, oneTime, ...recurring],
    wake,
    async untilQuiet() {
      for (let seen = -1; seen !== countWrites() && !stopped;) {
        seen = countWrites();
        await Promise.all(followers.map((follower) => follower.drain()));
        await Promise.all(consumers.map((consumer) => consumer.drain()));
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(waking);
      await Promise.allSettled([...followers, ...consumers].map((each) => each.stop()));
    },
  };
}

async function openStreams({ engineEndpoint, tableNames, clock }: Parts): Promise<ReadonlyMap<string, TableStream>> {
  const streams = new Map<string, TableStream>();
  for (const tableName of tableNames)
    streams.set(streamArn(tableName), await openTableStream(engineEndpoint, tableName, clock));
  return streams;
}
