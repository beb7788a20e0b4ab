/** A queue that survives kill -9. What is in it is seen again after the visibility timeout, until it is deleted. */
import { createHash, randomUUID } from 'node:crypto';
import { accountId, region } from '../account.ts';
import type { Clock } from '../clock.ts';
import type { PersistedMap } from '../store/persisted-map.ts';
import { arnOf } from '../template/identity.ts';

export interface Message {
  readonly id: string;
  readonly body: string;
  /** Texts that the sender set beside it; left out where none were. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly sentAt: number;
  readonly receiveCount: number;
  readonly firstReceivedAt: number | null;
  /** From when on it can be received, by the clock. */
  readonly visibleAt: number;
}

export interface QueueSettings {
  readonly name: string;
  readonly visibilityTimeoutSeconds: number;
  /** Where a message goes after so many receives; null: it comes again for ever. */
  readonly redrive: { readonly arn: string; readonly maxReceiveCount: number } | null;
}

export class Queue {
  readonly name: string;
  readonly arn: string;
  readonly redrive: QueueSettings['redrive'];
  /** Called after each message that was sent. */
  onSend: () => void = () => {};
  readonly #visibilityMilliseconds: number;
  readonly #messages: PersistedMap<Message>;
  readonly #clock: Clock;

  constructor(
    { name, visibilityTimeoutSeconds, redrive }: QueueSettings,
    messages: PersistedMap<Message>,
    clock: Clock,
  ) {
    this.name = name;
    this.arn = arnOf('sqs', name);
    this.redrive = redrive;
    this.#visibilityMilliseconds = visibilityTimeoutSeconds * 1000;
    this.#messages = messages;
    this.#clock = clock;
  }

  send(body: string, attributes?: Message['attributes']): void {
    const now = this.#clock.now();
    const id = randomUUID();
    const fresh = { id, body, sentAt: now, receiveCount: 0, firstReceivedAt: null, visibleAt: now };
    const message: Message = attributes ? { ...fresh, attributes } : fresh;
    this.#messages.set(message.id, message);
    this.onSend();
  }

  /** Up to so many visible messages, oldest first; nobody else sees them until the visibility timeout has passed. */
  receive(most: number): readonly Message[] {
    const now = this.#clock.now();
    const visible = this.#messages.values().filter((message) => message.visibleAt <= now);
    return visible.slice(0, most).map((message) => {
      const received: Message = {
        ...message,
        receiveCount: message.receiveCount + 1,
        firstReceivedAt: message.firstReceivedAt ?? now,
        visibleAt: now + this.#visibilityMilliseconds,
      };
      this.#messages.set(message.id, received);
      return received;
    });
  }

  delete(id: string): void {
    this.#messages.delete(id);
  }

  /** When the next message can be received; null when the queue is empty. */
  nextVisibleAt(): number | null {
    const moments = this.#messages.values().map((message) => message.visibleAt);
    return moments.length === 0 ? null : Math.min(...moments);
  }

  hasVisible(): boolean {
    const next = this.nextVisibleAt();
    return next !== null && next <= this.#clock.now();
  }

  get length(): number {
    return this.#messages.size;
  }
}

/** A message as Lambda hands it to functions. */
export const sqsRecord = (queue: Queue, message: Message): object => ({
  messageId: message.id,
  receiptHandle: message.id,
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
    SenderId: accountId,
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
  },
  messageAttributes: Object.fromEntries(
    Object.entries(message.attributes ?? {}).map(([name, stringValue]) => [name, { stringValue, dataType: 'String' }]),
  ),
  md5OfBody: createHash('md5').update(message.body).digest('hex'),
  eventSource: 'aws:sqs',
  eventSourceARN: queue.arn,
  awsRegion: region,
});
