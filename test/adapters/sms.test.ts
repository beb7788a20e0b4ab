import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { within } from '../../adapters/deadline.ts';
import { openSms, sendSms } from '../../adapters/sms.ts';

const sns = mockClient(SNSClient);
beforeEach(() => sns.reset());

const send = () => sendSms(openSms('MySoluno'), '+46701740601', 'Hej');
const refusal = (name: string, httpStatusCode?: number): Error =>
  Object.assign(new Error('+46701740601 is opted out'), { name, $metadata: { httpStatusCode } });

describe('a text', () => {
  it('is sent when the carrier took it', async () => {
    sns.on(PublishCommand).resolves({ MessageId: '1' });
    expect(await send()).toEqual({ outcome: 'sent' });
  });

  it.each([
    ['was refused', refusal('InvalidParameterException', 400), 'failed', 'InvalidParameterException'],
    ['met an outage', refusal('InternalErrorException', 500), 'unknown', 'InternalErrorException'],
    ['had no answer', refusal('TimeoutError'), 'unknown', 'TimeoutError'],
    ['had no line', Object.assign(new Error('connect 127.0.0.1'), { code: 'ECONNREFUSED' }), 'unknown', 'ECONNREFUSED'],
  ])('that %s says so, and why, without the number', async (_, error, outcome, reason) => {
    sns.on(PublishCommand).callsFake(() => {
      throw error;
    });
    expect(await send()).toEqual({ outcome, reason });
    expect(sns.commandCalls(PublishCommand)).toHaveLength(1);
  });

  it('is tried again when the carrier was too busy to look at it, and only then', async () => {
    sns.on(PublishCommand).rejectsOnce(refusal('ThrottlingException', 400)).resolves({ MessageId: '1' });
    expect(await send()).toEqual({ outcome: 'sent' });
    sns.on(PublishCommand).rejects(refusal('ThrottlingException', 400));
    expect(await send()).toEqual({ outcome: 'failed', reason: 'ThrottlingException' });
    expect(sns.commandCalls(PublishCommand)).toHaveLength(5);
  });

  it('that was not sent because the deadline had passed says that it failed', async () => {
    sns.on(PublishCommand).resolves({ MessageId: '1' });
    expect(await within(0, send)).toEqual({ outcome: 'failed', reason: 'DeadlinePassed' });
    expect(sns.commandCalls(PublishCommand)).toHaveLength(0);
  });

  it('is not tried again when the deadline comes before that', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    sns.on(PublishCommand).callsFake(() => {
      vi.advanceTimersByTime(10_000);
      throw refusal('ThrottlingException', 400);
    });
    expect(await within(10_000, send)).toEqual({ outcome: 'failed', reason: 'ThrottlingException' });
    expect(sns.commandCalls(PublishCommand)).toHaveLength(1);
    vi.useRealTimers();
  });
});
