/** The codes for new passwords that the worker mails, in the place of stream, bus and queue. */
import type { SQSRecord } from 'aws-lambda';
import { listJournal } from '../../adapters/table/journal.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { sendResetCodes } from '../../functions/send-reset-code/send-reset-code.ts';
import { journalEvents } from '../../functions/shared/journal-events.ts';
import type { House } from './house.ts';

/** The messages in the queue of `send-reset-code` for all requests of an organisation, oldest first. */
export async function codesToMail({ table }: House, organization: string): Promise<readonly SQSRecord[]> {
  const { entries } = await listJournal(table, organization as OrganizationId, { limit: 100 });
  return entries
    .filter(({ action }) => action === 'password-reset-requested')
    .toReversed()
    .flatMap((entry) => journalEvents(organization as OrganizationId, entry))
    .map((event, place) => ({ messageId: String(place), body: JSON.stringify(event) }) as SQSRecord);
}

/** Runs the worker for all requests; returns which messages it gave back, and the code of the latest mail. */
export async function mailCodes(
  house: House,
  organization: string,
): Promise<{ readonly failed: readonly string[]; readonly code: string }> {
  const dependencies = { table: house.table, mail: house.mailer.mail, portalOrigin: 'https://portal.example' };
  const { batchItemFailures } = await sendResetCodes(dependencies, await codesToMail(house, organization));
  const code = /\b[a-z2-9]{4}(?:-[a-z2-9]{4}){2}\b/.exec(house.mailer.mails.at(-1)?.text ?? '')?.[0] ?? '';
  return { failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), code };
}
