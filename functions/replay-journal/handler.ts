/**
 * Empties the queue of what `publish-journal` gave up on: publishes the entries of that time again. Listeners know doubles by
 * `eventId`.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { openBus, publish, type Bus, type BusEvent } from '../../adapters/bus.ts';
import { openTable, type Table } from '../../adapters/table/client.ts';
import { listOrganizations } from '../../adapters/table/organizations.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { entryOf, itemsOf, spanOf, type Span } from '../journal-span.ts';
import { journalEvents } from '../shared/journal-events.ts';
import { log } from '../log.ts';
import { severalAtOnce } from '../several-at-once.ts';
import { readSettings } from '../settings.ts';
import { failureOf, worker } from '../stack.ts';

const settings = readSettings('TABLE_NAME', 'EVENT_BUS_NAME');
const table = openTable(settings.TABLE_NAME);
const bus = openBus(settings.EVENT_BUS_NAME);

/** Events are sent on before they become too many to hold. */
const mostAtOnce = 100;

export const handler = worker(async ({ Records: records }: SQSEvent): Promise<SQSBatchResponse> => {
  const failed: string[] = [];
  for (const { body, messageId } of records) {
    try {
      const span = spanOf(body);
      let published = 0;
      const missed: string[] = [];
      await severalAtOnce(listOrganizations(table), async (organization) => {
        const replayed = await replay(table, bus, organization, span);
        published += replayed.published;
        missed.push(...replayed.missed);
      });
      const reasons = [...new Set(missed)];
      log(missed.length > 0 ? 'error' : 'info', 'replayed', { published, missed: missed.length, reasons });
      if (missed.length > 0) failed.push(messageId);
    } catch (error) {
      log('error', 'not replayed', { error: failureOf(error) });
      failed.push(messageId);
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
});

/** Publishes one organisation's entries of a span again; tells why the others could not be read, or were not taken by the bus. */
async function replay(
  from: Table,
  to: Bus,
  organization: OrganizationId,
  span: Span,
): Promise<{ published: number; missed: readonly string[] }> {
  let published = 0;
  const missed: string[] = [];
  let events: BusEvent[] = [];
  const send = async (): Promise<void> => {
    const refused = await publish(to, events);
    missed.push(...refused.values());
    published += events.length - refused.size;
    events = [];
  };
  for await (const item of itemsOf(from, organization, span)) {
    try {
      const entry = entryOf(item, span);
      if (entry !== null) events.push(...journalEvents(organization, entry));
    } catch (error) {
      missed.push(failureOf(error));
    }
    if (events.length >= mostAtOnce) await send();
  }
  await send();
  return { published, missed };
}
