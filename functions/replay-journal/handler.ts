/**
 * Empties the queue of what `publish-journal` gave up on. Its messages are pointers into a stream that forgets after 24 hours,
 * so the span of time that they name is read again from the journal itself, and published. Listeners know doubles by `eventId`.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { openBus, publish, type Bus } from '../../adapters/bus.ts';
import { openTable, type Table } from '../../adapters/table/client.ts';
import { listJournalBetween, parseJournalItem } from '../../adapters/table/journal.ts';
import { listOrganizations } from '../../adapters/table/organizations.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { journalEvents } from '../publish-journal/journal-events.ts';
import { log } from '../log.ts';
import { readSettings } from '../settings.ts';
import { ulidSpan } from '../ulid-span.ts';

const settings = readSettings('TABLE_NAME', 'EVENT_BUS_NAME');
const table = openTable(settings.TABLE_NAME);
const bus = openBus(settings.EVENT_BUS_NAME);

const pointer = z.object({
  DDBStreamBatchInfo: z.object({
    approximateArrivalOfFirstRecord: z.string(),
    approximateArrivalOfLastRecord: z.string(),
  }),
});

/** A journal id bears the time at which its request began, a little before the entry reached the stream. */
const slackMilliseconds = 5 * 60_000;

export async function handler({ Records: records }: SQSEvent): Promise<SQSBatchResponse> {
  const failed: string[] = [];
  for (const { body, messageId } of records) {
    try {
      const { DDBStreamBatchInfo: batch } = pointer.parse(JSON.parse(body));
      const span = ulidSpan(
        Date.parse(batch.approximateArrivalOfFirstRecord) - slackMilliseconds,
        Date.parse(batch.approximateArrivalOfLastRecord) + slackMilliseconds,
      );
      let published = 0;
      for await (const organization of listOrganizations(table)) {
        published += await replay(table, bus, organization, span);
      }
      log('info', 'replayed', { published });
    } catch (error) {
      log('error', 'not replayed', { error: error instanceof Error ? error.name : 'unknown' });
      failed.push(messageId);
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** Publishes one organisation's entries of a span again; answers how many. @throws Error when the bus did not take them all */
async function replay(from: Table, to: Bus, organization: OrganizationId, span: readonly [string, string]): Promise<number> {
  let published = 0;
  let after;
  do {
    const page = await listJournalBetween(from, organization, span, after);
    const events = page.items.flatMap((item) => {
      const { organizationId, entry } = parseJournalItem(item);
      return journalEvents(organizationId, entry);
    });
    const refused = await publish(to, events);
    if (refused.size > 0) throw new Error(`the bus refused ${refused.size} of ${events.length} events`);
    published += events.length;
    after = page.last ?? undefined;
  } while (after);
  return published;
}
