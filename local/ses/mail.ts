/**
 * SES, as far as mail in plain text goes: `SendEmail` puts it into a mail box. A mail to an address that begins with `bounce@` does not arrive, which is published
 * as a permanent bounce; one to `complaint@` arrives, and is complained of. Speaks AWS's REST protocol in JSON.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { BusEvent } from '../events/rules.ts';
import type { Faults } from '../faults.ts';
import { refuseInJson } from '../json-service.ts';
import { ServiceError, startService, unknownOperation, type RunningService, type ServiceReply } from '../service.ts';
import type { PersistedMap } from '../store/persisted-map.ts';

/** A mail that somebody has got. */
export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly from: string;
  readonly sentAt: string;
}

/** What the service knows and reaches. */
interface MailContext {
  /** The domains of the template, from which mail may come. */
  readonly domains: readonly string[];
  readonly configurationSets: readonly string[];
  /** By message id, oldest first. */
  readonly box: PersistedMap<ReceivedMail>;
  /** Puts an event on the account's default bus. */
  readonly publish: (event: BusEvent) => void;
}

interface SendEmail {
  readonly FromEmailAddress?: string;
  readonly ConfigurationSetName?: string;
  readonly Destination?: { readonly ToAddresses?: readonly string[] };
  readonly Content?: {
    readonly Simple?: {
      readonly Subject?: { readonly Data?: string };
      readonly Body?: { readonly Text?: { readonly Data?: string } };
    };
  };
}

const sendEmail = 'POST /v2/email/outbound-emails';

/** Starts the service. */
export function startMail(world: MailContext, clock: Clock, faults: Faults): Promise<RunningService> {
  return startService(
    {
      faults: {
        service: 'ses',
        error: 'InternalFailure',
        throttle: 'TooManyRequestsException',
        throttleStatus: 429,
      },
      operationOf: ({ method, url }) => {
        const called = `${method} ${new URL(url, 'http://ses').pathname}`;
        return called === sendEmail ? 'SendEmail' : called;
      },
      async answer(operation, { body }, deliveries) {
        if (operation !== 'SendEmail') throw unknownOperation('SES', operation);
        const asked = JSON.parse(body.toString()) as SendEmail;
        const mail = read(asked, world, clock);
        const messageId = randomUUID();
        for (let delivery = 0; delivery < deliveries; delivery += 1) send(mail, asked, world, messageId);
        return json({ MessageId: messageId });
      },
      refuse: (error) => refuseInJson(error),
    },
    faults,
  );
}

function read(asked: SendEmail, { domains, configurationSets }: MailContext, clock: Clock): ReceivedMail {
  const { FromEmailAddress: from = '', ConfigurationSetName: set, Destination, Content } = asked;
  const [to = '', ...more] = Destination?.ToAddresses ?? [];
  const subject = Content?.Simple?.Subject?.Data;
  const text = Content?.Simple?.Body?.Text?.Data;
  // https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
  if (more.length > 0 || subject === undefined || text === undefined)
    throw new ServiceError('BadRequestException', 'The local SES takes one recipient, a subject and plain text.');
  // Names the part before the @ that SES cannot send to: it has no SMTPUTF8.
  if (!/^[\x21-\x3f\x41-\x7e]+@[^\s@]+\.[^\s@]+$/.test(to))
    throw new ServiceError('BadRequestException', 'Local address contains control or whitespace, or is not ASCII');
  const domain = /@([^\s@>]+)>?$/.exec(from)?.[1] ?? '';
  if (!domains.includes(domain))
    throw new ServiceError('MessageRejected', `Email address is not verified. Failing identity: ${domain}`);
  if (set !== undefined && !configurationSets.includes(set))
    throw new ServiceError('NotFoundException', `Configuration set <${set}> does not exist.`, 404);
  return { to, subject, text, from, sentAt: new Date(clock.now()).toISOString() };
}

function send(
  mail: ReceivedMail,
  { ConfigurationSetName: set }: SendEmail,
  { box, publish }: MailContext,
  id: string,
): void {
  const isBounced = /^bounce@/i.test(mail.to);
  if (!isBounced) box.set(randomUUID(), mail);
  if (!isBounced && !/^complaint@/i.test(mail.to)) return;
  const recipients = [{ emailAddress: mail.to }];
  const tags = { 'ses:configuration-set': set === undefined ? [] : [set] };
  publish({
    source: 'aws.ses',
    'detail-type': isBounced ? 'Email Bounced' : 'Email Complaint Received',
    time: mail.sentAt,
    detail: {
      eventType: isBounced ? 'Bounce' : 'Complaint',
      mail: { messageId: id, destination: [mail.to], tags },
      ...(isBounced
        ? { bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: recipients } }
        : { complaint: { complainedRecipients: recipients } }),
    },
  });
}

const json = (body: object): ServiceReply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
