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

/** EventBridge takes ten at once (PutEvents quota). */
const most = 10;

/**
 * Publishes events; answers which of them, by place, the bus did not take, with a reason that may be logged. A call that fails as a
 * whole takes none of its ten.
 */
export async function publish(bus: Bus, events: readonly BusEvent[]): Promise<ReadonlyMap<number, string>> {
  const refused = new Map<number, string>();
  for (let from = 0; from < events.length; from += most) {
    const reasons = await put(bus, events.slice(from, from + most));
    for (const [place, reason] of reasons.entries()) if (reason !== null) refused.set(from + place, reason);
  }
  return refused;
}

/** Why the bus did not take each event of a batch; null: it did. */
async function put(bus: Bus, batch: readonly BusEvent[]): Promise<readonly (string | null)[]> {
  try {
    const { Entries: entries = [] } = await bus.client.send(
      new PutEventsCommand({
        Entries: batch.map((event) => ({
          EventBusName: bus.name,
          Source: event.source,
          DetailType: event.type,
          Time: new Date(event.at),
          Detail: JSON.stringify(event.detail),
        })),
      }),
    );
    return batch.map((_, place) => {
      const { EventId, ErrorCode = 'unknown' } = entries[place] ?? {};
      return EventId === undefined ? ErrorCode : null;
    });
  } catch (error) {
    // Whatever the reason, the remedy is the caller's: report these as not taken, and the stream brings them again.
    return batch.map(() => reasonOf(error));
  }
}
