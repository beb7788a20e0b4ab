import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { openMail, sendMail } from '../../adapters/mail.ts';

const ses = mockClient(SESv2Client);
beforeEach(() => ses.reset());

const mail = openMail({ sender: 'MySoluno <no-reply@mail.example>', configurationSet: 'reports' });
const send = () => sendMail(mail, 'ada@bageriet.example', { subject: 'Ämne', text: 'Hej' });
const refusal = (name: string, httpStatusCode: number): Error =>
  Object.assign(new Error('ada@bageriet.example is not verified'), { name, $metadata: { httpStatusCode } });

describe('a mail', () => {
  it('goes out as plain text, from the sender, with the set that reports bounces', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: '1' });
    expect(await send()).toEqual({ outcome: 'sent' });
    expect(ses.commandCalls(SendEmailCommand)[0]?.args[0].input).toEqual({
      FromEmailAddress: 'MySoluno <no-reply@mail.example>',
      ConfigurationSetName: 'reports',
      Destination: { ToAddresses: ['ada@bageriet.example'] },
      Content: {
        Simple: {
          Subject: { Data: 'Ämne', Charset: 'UTF-8' },
          Body: { Text: { Data: 'Hej', Charset: 'UTF-8' } },
        },
      },
    });
  });

  it.each(['MessageRejected', 'BadRequestException'])(
    'that SES never takes (%s) says so, and why, without the address',
    async (name) => {
      ses.on(SendEmailCommand).rejects(refusal(name, 400));
      expect(await send()).toEqual({ outcome: 'rejected', reason: name });
    },
  );

  it.each([
    ['SendingPausedException', 400],
    ['TooManyRequestsException', 429],
    ['InternalServiceErrorException', 500],
  ])('that SES does not take now (%s) may go well later', async (name, status) => {
    ses.on(SendEmailCommand).rejects(refusal(name, status));
    await expect(send()).rejects.toMatchObject({ name });
  });
});
