/** Polls streams and queues, as the template's event source mappings say, and calls functions for what comes from there. */
import type { Clock } from '../clock.ts';
import type { Tables } from '../dynamodb/plug-in.ts';
import type { Faults } from '../faults.ts';
import type { Work } from '../plug-in.ts';
import { Refusal } from '../refusal.ts';
import type { Queues } from '../sqs/plug-in.ts';
import type { Queue } from '../sqs/queue.ts';
import type { PersistedMap } from '../store/persisted-map.ts';
import type { LocalFunction } from './local-function.ts';
import type { MappingDefinition } from './mappings.ts';
import { QueueMapping } from './queue-mapping.ts';
import { StreamMapping } from './stream-mapping.ts';

interface Parts {
  /** By name. */
  readonly find: (functionName: string) => LocalFunction | undefined;
  readonly queues: Queues;
  readonly tables: Pick<Tables, 'openStream' | 'countWrites' | 'followWrites'>;
  /** How far each mapping has come in its stream. */
  readonly places: PersistedMap<string>;
  readonly clock: Clock;
  readonly faults: Faults;
}

// AWS's own, where the template does not say.
const streamBatchSize = 100;
const queueBatchSize = 10;

/**
 * How long writes gather before the streams are read: reading at each would cost as much as the writes. Lambda reads four times a
 * second. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
const gatheringMilliseconds = 50;

/** Begins with what was left when it was ended the last time. @throws Refusal for a mapping from or to what is not there */
export async function startMappings(
  definitions: readonly MappingDefinition[],
  { find, queues, tables, places, clock, faults }: Parts,
): Promise<Required<Work>> {
  const followers: StreamMapping[] = [];
  const consumers: QueueMapping[] = [];
  let stopped = false;
  const run = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      if (!stopped) console.error('An event source could not be read:', error);
    });
  };
  for (const definition of definitions) {
    const { id, sourceArn, functionName } = definition;
    const target = find(functionName);
    if (!target) throw new Refusal(`The event source mapping ${id} calls ${functionName}, which is not there.`);
    const stream = await tables.openStream(sourceArn);
    const queue = queues.queueOf(sourceArn);
    if (stream) {
      const settings = { ...definition, batchSize: definition.batchSize ?? streamBatchSize };
      const onFailure = queues.queueOf(definition.onFailureArn);
      const { countWrites } = tables;
      followers.push(new StreamMapping(settings, { stream, target, onFailure, places, clock, faults, countWrites }));
    } else if (queue) {
      const consumer = new QueueMapping(
        {
          batchSize: definition.batchSize ?? queueBatchSize,
          reportsBatchItemFailures: definition.reportsBatchItemFailures,
          redrive: redriveOf(queue, queues),
        },
        queue,
        target,
      );
      queue.onSend = () => run(consumer.drain());
      consumers.push(consumer);
    } else {
      throw new Refusal(`The event source mapping ${id} reads ${sourceArn}, which the embedded cloud does not have.`);
    }
  }

  let waking: NodeJS.Timeout | undefined;
  const follow = (): void => {
    waking = undefined;
    for (const follower of followers) run(follower.drain());
  };
  follow();
  for (const consumer of consumers) run(consumer.drain());
  const unfollow = tables.followWrites(() => {
    if (!stopped) waking ??= setTimeout(follow, gatheringMilliseconds);
  });
  const mappings = [...followers, ...consumers];
  return {
    timed: consumers,
    isIdle: () => mappings.every((mapping) => mapping.isIdle()),
    async untilIdle() {
      await Promise.all(followers.map((follower) => follower.drain()));
      await Promise.all(consumers.map((consumer) => consumer.drain()));
    },
    async stop() {
      stopped = true;
      unfollow();
      clearTimeout(waking);
      await Promise.allSettled(mappings.map((mapping) => mapping.stop()));
    },
  };
}

function redriveOf({ redrive }: Queue, queues: Queues): { queue: Queue; maxReceiveCount: number } | null {
  const queue = queues.queueOf(redrive?.arn ?? null);
  return redrive && queue ? { queue, maxReceiveCount: redrive.maxReceiveCount } : null;
}
