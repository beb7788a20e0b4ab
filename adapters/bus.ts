/** The event bus, on which other services listen. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { keepDeadlines } from './deadline.ts';
import { reasonOf } from './dependency-failure.ts';

export interface Bus {
  readonly client: EventBridgeClient;
  readonly name: string;
}

export const openBus = (name: string): Bus => ({
  name,
  client: keepDeadlines(
    new EventBridgeClient({
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
    }),
  ),
});

export interface BusEvent {
  readonly source: string;
  readonly type: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * What PutEvents takes at once: ten events, and 256 KB of them, here by the stricter reading.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size
 */
const [mostEvents, mostBytes] = [10, 256_000];

/**
 * Publishes events; answers which of them, by place, the bus did not take, with a reason that may be logged. A call that fails as a
 * whole takes none of its batch.
 */
export async function publish(bus: Bus, events: readonly BusEvent[]): Promise<ReadonlyMap<number, string>> {
  const refused = new Map<number, string>();
  for (const { from, batch } of batchesOf(events.map((event) => entryOf(bus, event)))) {
    const reasons = await put(bus, batch);
    for (const [place, reason] of reasons.entries()) if (reason !== null) refused.set(from + place, reason);
  }
  return refused;
}

type Entry = ReturnType<typeof entryOf>;

const entryOf = (bus: Bus, event: BusEvent) => ({
  EventBusName: bus.name,
  Source: event.source,
  DetailType: event.type,
  Time: new Date(event.at),
  Detail: JSON.stringify(event.detail),
});

/** As AWS counts: 14 for the time, and the texts in UTF-8. */
const bytesOf = ({ Source, DetailType, Detail }: Entry): number =>
  14 + [Source, DetailType, Detail].reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** Each batch with the place of its first event. An event that is too long by itself is alone in its batch. */
function* batchesOf(entries: readonly Entry[]): Generator<{ readonly from: number; readonly batch: readonly Entry[] }> {
  let [from, bytes] = [0, 0];
  for (const [place, entry] of entries.entries()) {
    const isFull = place - from === mostEvents || bytes + bytesOf(entry) > mostBytes;
    if (isFull && place > from) {
      yield { from, batch: entries.slice(from, place) };
      [from, bytes] = [place, 0];
    }
    bytes += bytesOf(entry);
  }
  if (from < entries.length) yield { from, batch: entries.slice(from) };
}

/** Why the bus did not take each event of a batch; null: it did. */
async function put(bus: Bus, batch: readonly Entry[]): Promise<readonly (string | null)[]> {
  try {
    const { Entries: entries = [] } = await bus.client.send(new PutEventsCommand({ Entries: [...batch] }));
    return batch.map((_, place) => {
      const { EventId, ErrorCode = 'unknown' } = entries[place] ?? {};
      return EventId === undefined ? ErrorCode : null;
    });
  } catch (error) {
    // Whatever the reason, the remedy is the caller's: report these as not taken, and the stream brings them again.
    return batch.map(() => reasonOf(error));
  }
}
