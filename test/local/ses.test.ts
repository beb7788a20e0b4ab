/** The local SES by the SDK's own client: what it takes, what it rejects as AWS does, what it publishes on the bus. */
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetAccountCommand, SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import type { BusEvent } from '../../local/events/rules.ts';
import { Faults } from '../../local/faults.ts';
import { startMail, type ReceivedMail } from '../../local/ses/mail.ts';
import type { RunningService } from '../../local/service.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';

const folder = mkdtempSync(join(tmpdir(), 'mysoluno-ses-'));
const box = PersistedMap.open<ReceivedMail>(join(folder, 'mails.jsonl'));
const published: BusEvent[] = [];
let service: RunningService;
let client: SESv2Client;
beforeAll(async () => {
  const world = {
    domains: ['mail.example'],
    configurationSets: ['reports'],
    box,
    publish: (event: BusEvent) => void published.push(event),
  };
  service = await startMail(world, new Clock(), new Faults());
  client = new SESv2Client({
    endpoint: service.endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
});
beforeEach(() => {
  published.length = 0;
  for (const [id] of box.entries()) box.delete(id);
});
afterAll(async () => {
  client.destroy();
  await service.stop();
  rmSync(folder, { recursive: true });
});

const send = (to: string, different: object = {}) =>
  client.send(
    new SendEmailCommand({
      FromEmailAddress: 'MySoluno <no-reply@mail.example>',
      ConfigurationSetName: 'reports',
      Destination: { ToAddresses: [to] },
      Content: { Simple: { Subject: { Data: 'Ämne' }, Body: { Text: { Data: 'Hej' } } } },
      ...different,
    }),
  );

it('puts a mail into the box, and publishes nothing', async () => {
  expect((await send('ada@bageriet.example')).MessageId).toEqual(expect.any(String));
  expect(box.values()).toEqual([
    {
      to: 'ada@bageriet.example',
      subject: 'Ämne',
      text: 'Hej',
      from: 'MySoluno <no-reply@mail.example>',
      sentAt: expect.stringMatching(/Z$/),
    },
  ]);
  expect(published).toEqual([]);
});

it('lets a mail to bounce@ bounce, and one to complaint@ be complained of, as SES publishes it', async () => {
  await send('bounce@bageriet.example');
  await send('complaint@bageriet.example');
  expect(box.values().map(({ to }) => to)).toEqual(['complaint@bageriet.example']);
  expect(published).toMatchObject([
    {
      source: 'aws.ses',
      'detail-type': 'Email Bounced',
      detail: {
        eventType: 'Bounce',
        mail: { tags: { 'ses:configuration-set': ['reports'] } },
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'bounce@bageriet.example' }] },
      },
    },
    {
      'detail-type': 'Email Complaint Received',
      detail: { complaint: { complainedRecipients: [{ emailAddress: 'complaint@bageriet.example' }] } },
    },
  ]);
});

it.each([
  ['a domain that is not ours', 'ada@bageriet.example', { FromEmailAddress: 'a@other.example' }, 'MessageRejected'],
  ['a name with å, for which SES has no protocol', 'åsa@bageriet.example', {}, 'BadRequestException'],
  ['no address', 'ada', {}, 'BadRequestException'],
  ['a set that there is not', 'ada@bageriet.example', { ConfigurationSetName: 'other' }, 'NotFoundException'],
])('refuses %s', async (_, to, different, name) => {
  await expect(send(to, different)).rejects.toMatchObject({ name });
  expect(box.values()).toEqual([]);
});

it('names an operation that it does not know', async () => {
  await expect(client.send(new GetAccountCommand({}))).rejects.toMatchObject({
    name: 'NotImplemented',
    $metadata: { httpStatusCode: 501 },
    message: expect.stringContaining('GET /v2/email/account'),
  });
});
