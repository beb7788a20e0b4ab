import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Table } from '../../adapters/table/client.ts';
import { noteBounce, type BounceKind } from '../../adapters/table/mail-bounces.ts';
import { forEachMessage } from '../shared/for-each-message.ts';
import { addressHash } from '../shared/mail/address-hash.ts';
import { log } from '../log.ts';

const recipients = z.array(z.object({ emailAddress: z.string() }));

/**
 * What SES publishes, of which more is not needed. Only a permanent bounce says that there is no mailbox: a full one may have room tomorrow.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
const message = z.object({
  time: z.string(),
  detail: z.discriminatedUnion('eventType', [
    z.object({
      eventType: z.literal('Bounce'),
      bounce: z.object({ bounceType: z.string(), bouncedRecipients: recipients }),
    }),
    z.object({ eventType: z.literal('Complaint'), complaint: z.object({ complainedRecipients: recipients }) }),
  ]),
});

/** Notes the addresses of each event. Twice is harmless; the log has counts, and no addresses. */
export const noteBounces = (
  { table }: { readonly table: Table },
  records: readonly SQSRecord[],
): Promise<SQSBatchResponse> =>
  forEachMessage(records, 'bounce not noted', async (body) => {
    const { detail, time } = message.parse(JSON.parse(body));
    const { kind, addresses } = unreachable(detail);
    let bounced = 0;
    for (const address of addresses) {
      if (await noteBounce(table, addressHash(address), { kind, at: time })) bounced += 1;
    }
    log('info', 'mail bounced', { kind, bounced });
  });

function unreachable(detail: z.infer<typeof message>['detail']): {
  readonly kind: BounceKind;
  readonly addresses: readonly string[];
} {
  const addressesOf = (all: z.infer<typeof recipients>) => all.map(({ emailAddress }) => emailAddress);
  if (detail.eventType === 'Complaint')
    return { kind: 'complaint', addresses: addressesOf(detail.complaint.complainedRecipients) };
  const { bounceType, bouncedRecipients } = detail.bounce;
  return { kind: 'bounce', addresses: bounceType === 'Permanent' ? addressesOf(bouncedRecipients) : [] };
}
