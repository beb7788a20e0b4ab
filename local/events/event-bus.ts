/** EventBridge, as far as publishing goes: `PutEvents` writes a log that survives. */
import { randomUUID } from 'node:crypto';
import { heartbeatSource } from '../../contract/events.ts';
import type { Clock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import { jsonService } from '../json-service.ts';
import { startService, type RunningService } from '../service.ts';
import type { PersistedMap } from '../store/persisted-map.ts';
import type { Deliver } from './rules.ts';

/** An event that the bus has taken. */
export interface PublishedEvent {
  /** Its detail-type. */
  readonly type: string;
  readonly at: string;
  readonly detail: unknown;
}

interface Entry {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
}

/** Starts the service for the buses of the template, named or by ARN; events land in `log`, by event id, oldest first, and in the queues of rules. */
export function startEventBus(
  busNames: readonly string[],
  { log, deliver }: { readonly log: PersistedMap<PublishedEvent>; readonly deliver: Deliver },
  clock: Clock,
  faults: Faults,
): Promise<RunningService> {
  const put = (entry: Entry, deliveries: number): object => {
    const bus = (entry.EventBusName ?? 'default').split('/').at(-1) ?? '';
    if (!busNames.includes(bus))
      return { ErrorCode: 'ResourceNotFoundException', ErrorMessage: `Event bus ${bus} does not exist.` };
    if (!entry.Source || !entry.DetailType)
      return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Source and DetailType are required.' };
    const detail = parseObject(entry.Detail);
    if (detail === null) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
    const EventId = randomUUID();
    // The stage's own rule alone listens to it, for an alarm that nobody hears here.
    if (entry.Source === heartbeatSource) return { EventId };
    const event: PublishedEvent = { type: entry.DetailType, at: new Date(clock.now()).toISOString(), detail };
    for (let delivery = 0; delivery < deliveries; delivery += 1) {
      log.set(delivery === 0 ? EventId : randomUUID(), event);
      deliver(bus, { source: entry.Source, 'detail-type': event.type, time: event.at, detail });
    }
    return { EventId };
  };
  return startService(
    jsonService(
      'EventBridge',
      {
        PutEvents(input, deliveries) {
          const Entries = ((input['Entries'] ?? []) as Entry[]).map((entry) => put(entry, deliveries));
          return { Entries, FailedEntryCount: Entries.filter((entry) => 'ErrorCode' in entry).length };
        },
      },
      { service: 'events', error: 'InternalException', throttle: 'ThrottlingException' },
    ),
    faults,
  );
}

function parseObject(text: string | undefined): object | null {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
