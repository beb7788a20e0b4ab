/** Wires what calls functions by itself: streams and queues, as the template's event source mappings say. */
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { openTableStream, streamArn, type TableStream } from './streams/table-stream.ts';
import { StreamMapping } from './streams/stream-mapping.ts';
import type { Faults } from './faults.ts';
import type { LocalFunction } from './lambda/local-function.ts';
import { QueueMapping } from './queues/queue-mapping.ts';
import { Queue } from './queues/queue.ts';
import { Refusal } from './refusal.ts';
import { PersistedMap } from './store/persisted-map.ts';
import type { MappingDefinition, QueueDefinition } from './template/mappings.ts';
import type { Timed } from './timekeeper.ts';

export interface EventSources {
  /** What the queues' visibility timeouts make fall due. */
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
  readonly folder: string;
  readonly clock: Clock;
  readonly faults: Faults;
}

// AWS's own, where the template does not say.
const streamBatchSize = 100;
const queueBatchSize = 10;

export async function startEventSources(
  mappings: readonly MappingDefinition[],
  queueDefinitions: readonly QueueDefinition[],
  parts: Parts,
): Promise<EventSources> {
  const { clock, faults, folder } = parts;
  const queues = new Map(
    queueDefinitions.map((definition) => [
      definition.arn,
      new Queue(definition, join(folder, 'queues', `${definition.name}.jsonl`), clock),
    ]),
  );
  const streams = await openStreams(parts);
  const places = PersistedMap.open<string>(join(folder, 'streams.jsonl'));
  const followers: StreamMapping[] = [];
  const consumers: QueueMapping[] = [];
  let wakings = 0;

  for (const mapping of mappings) {
    const target = parts.functions.get(mapping.functionName);
    if (!target)
      throw new Refusal(`The event source mapping ${mapping.id} calls ${mapping.functionName}, which is not there.`);
    const stream = streams.get(mapping.sourceArn);
    const queue = queues.get(mapping.sourceArn);
    if (stream) {
      const settings = { ...mapping, batchSize: mapping.batchSize ?? streamBatchSize };
      const onFailure = mapping.onFailureArn === null ? null : (queues.get(mapping.onFailureArn) ?? null);
      followers.push(new StreamMapping(settings, { stream, target, onFailure, places, clock, faults }));
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

  let stopped = false;
  const run = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      if (!stopped) console.error('An event source could not be read:', error);
    });
  };
  const wake = (): void => {
    wakings += 1;
    for (const follower of followers) run(follower.drain());
  };
  // What was left when we were ended the last time.
  wake();
  for (const consumer of consumers) run(consumer.drain());

  return {
    timed: consumers,
    wake,
    async untilQuiet() {
      for (let seen = -1; seen !== wakings && !stopped;) {
        seen = wakings;
        await Promise.all(followers.map((follower) => follower.drain()));
        await Promise.all(consumers.map((consumer) => consumer.drain()));
      }
    },
    async stop() {
      stopped = true;
      await Promise.allSettled([...followers, ...consumers].map((each) => each.stop()));
      places.close();
      for (const queue of queues.values()) queue.close();
    },
  };
}

async function openStreams({ engineEndpoint, tableNames, clock }: Parts): Promise<ReadonlyMap<string, TableStream>> {
  const streams = new Map<string, TableStream>();
  for (const tableName of tableNames)
    streams.set(streamArn(tableName), await openTableStream(engineEndpoint, tableName, clock));
  return streams;
}
