/** An event source mapping from a queue to a function: what failed comes again after the visibility timeout, too often: the redrive queue. */
import type { LocalFunction } from './local-function.ts';
import { failedAmong } from './batch-failures.ts';
import type { Timed } from '../timekeeper.ts';
import { sqsRecord, type Message, type Queue } from '../sqs/queue.ts';

export interface QueueMappingSettings {
  readonly batchSize: number;
  readonly reportsBatchItemFailures: boolean;
  /** After so many receives a message goes to `queue`; null: it comes again for ever. */
  readonly redrive: { readonly queue: Queue; readonly maxReceiveCount: number } | null;
}

export class QueueMapping implements Timed {
  readonly #settings: QueueMappingSettings;
  readonly #queue: Queue;
  readonly #target: LocalFunction;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(settings: QueueMappingSettings, queue: Queue, target: LocalFunction) {
    this.#settings = settings;
    this.#queue = queue;
    this.#target = target;
  }

  async nextAt(): Promise<number | null> {
    return this.#queue.nextVisibleAt();
  }

  run(): Promise<void> {
    return this.drain();
  }

  /** Hands over all that is visible. */
  drain(): Promise<void> {
    this.#running ??= this.#follow().finally(() => (this.#running = null));
    return this.#running.then(() => (this.#queue.hasVisible() && !this.#stopped ? this.drain() : undefined));
  }

  /** Whether nothing is under way, nor visible. */
  isIdle(): boolean {
    return this.#running === null && !this.#queue.hasVisible();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #follow(): Promise<void> {
    const { batchSize, reportsBatchItemFailures } = this.#settings;
    while (!this.#stopped) {
      const received = this.#queue.receive(batchSize);
      if (received.length === 0) return;
      const messages = received.filter((message) => !this.#redrives(message));
      if (messages.length === 0) continue;
      const outcome = await this.#target.invoke({
        Records: messages.map((message) => sqsRecord(this.#queue, message)),
      });
      const failed = failedAmong(
        outcome,
        messages.map(({ id }) => id),
        reportsBatchItemFailures,
      );
      for (const { id } of messages) if (!failed.has(id)) this.#queue.delete(id);
    }
  }

  #redrives({ id, body, attributes, receiveCount }: Message): boolean {
    const { redrive } = this.#settings;
    if (!redrive || receiveCount <= redrive.maxReceiveCount) return false;
    redrive.queue.send(body, attributes);
    this.#queue.delete(id);
    return true;
  }
}
