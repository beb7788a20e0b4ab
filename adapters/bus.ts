/** The event bus, on which other services listen. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

export interface Bus {
  readonly client: EventBridgeClient;
  readonly name: string;
}

export const openBus = (name: string): Bus => ({
  name,
  client: new EventBridgeClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  }),
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

/** Publishes events; answers which of them, by place, the bus did not take. A call that fails as a whole takes none of its ten. */
export async function publish(bus: Bus, events: readonly BusEvent[]): Promise<ReadonlySet<number>> {
  const refused = new Set<number>();
  for (let from = 0; from < events.length; from += most) {
    const batch = events.slice(from, from + most);
    const taken = await put(bus, batch);
    for (const place of batch.keys()) if (!taken.has(place)) refused.add(from + place);
  }
  return refused;
}

async function put(bus: Bus, batch: readonly BusEvent[]): Promise<ReadonlySet<number>> {
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
    return new Set(entries.flatMap(({ EventId }, place) => (EventId === undefined ? [] : [place])));
  } catch {
    // Whatever the reason, the remedy is the caller's: report these as not taken, and the stream brings them again.
    return new Set();
  }
}
