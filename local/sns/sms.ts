/** SNS, as far as texting goes: `Publish` to a telephone number puts the text into an inbox. Speaks AWS's query protocol. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import { ServiceError, startService, unknownOperation, type RunningService, type ServiceReply } from '../service.ts';
import type { PersistedMap } from '../store/persisted-map.ts';

/** A text that a telephone has got. */
export interface ReceivedText {
  readonly to: string;
  readonly text: string;
  readonly senderId: string | null;
  readonly sentAt: string;
}

const namespace = 'http://sns.amazonaws.com/doc/2010-03-31/';

/** Starts the service; texts land in `inbox`, by message id, oldest first. */
export function startSms(inbox: PersistedMap<ReceivedText>, clock: Clock, faults: Faults): Promise<RunningService> {
  return startService(
    {
      faults: { service: 'sns', error: 'InternalError', throttle: 'Throttling' },
      operationOf: ({ body }) => new URLSearchParams(body.toString()).get('Action') ?? '',
      async answer(operation, { body }, deliveries) {
        if (operation !== 'Publish') throw unknownOperation('SNS', operation);
        const text = read(new URLSearchParams(body.toString()), clock);
        const messageId = randomUUID();
        for (let delivery = 0; delivery < deliveries; delivery += 1)
          inbox.set(delivery === 0 ? messageId : randomUUID(), text);
        return xml(
          200,
          `<PublishResponse xmlns="${namespace}"><PublishResult><MessageId>${messageId}</MessageId></PublishResult>${metadata()}</PublishResponse>`,
        );
      },
      refuse: ({ code, message, status }) =>
        xml(
          status,
          `<ErrorResponse xmlns="${namespace}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
        ),
    },
    faults,
  );
}

function read(form: URLSearchParams, clock: Clock): ReceivedText {
  const to = form.get('PhoneNumber') ?? '';
  const text = form.get('Message') ?? '';
  if (!/^\+[1-9]\d{6,14}$/.test(to))
    throw new ServiceError(
      'InvalidParameter',
      `Invalid parameter: PhoneNumber Reason: ${to} is not valid to publish to`,
    );
  if (text === '') throw new ServiceError('InvalidParameter', 'Invalid parameter: Empty message');
  return { to, text, senderId: attribute(form, 'AWS.SNS.SMS.SenderID'), sentAt: new Date(clock.now()).toISOString() };
}

function attribute(form: URLSearchParams, wanted: string): string | null {
  for (let place = 1; form.has(`MessageAttributes.entry.${place}.Name`); place += 1) {
    if (form.get(`MessageAttributes.entry.${place}.Name`) === wanted)
      return form.get(`MessageAttributes.entry.${place}.Value.StringValue`);
  }
  return null;
}

const metadata = (): string => `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
const xml = (status: number, body: string): ServiceReply => ({ status, headers: { 'content-type': 'text/xml' }, body });
