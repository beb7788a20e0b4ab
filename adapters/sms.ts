/**
 * Texts by SNS. A text is sent at most once: the SDK does not retry, and what is not known to have failed is *unknown*. Only a
 * throttle, which SNS answers before it does anything, is tried again.
 */
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { backOff, keepDeadlines, remainingMilliseconds } from './deadline.ts';
import { isThrottle, reasonOf } from './dependency-failure.ts';

export interface Sms {
  readonly client: SNSClient;
  /** 3–11 letters and digits, shown as the sender. Nobody can answer it. */
  readonly senderId: string;
}

export const openSms = (senderId: string): Sms => ({
  senderId,
  client: keepDeadlines(
    new SNSClient({
      maxAttempts: 1,
      requestHandler: { connectionTimeout: 1000, requestTimeout: 4000, throwOnRequestTimeout: true },
    }),
  ),
});

/** `sent`: SNS took it. `failed`: it certainly did not. `unknown`: no answer, or one that says neither. */
export type SendResult =
  | { readonly outcome: 'sent' }
  /** `reason` may be logged: it names the error, never the number. */
  | { readonly outcome: 'failed' | 'unknown'; readonly reason: string };

const throttleTries = 3;

/** Sends one text to one number (E.164). Never throws: whatever happens must be recorded. */
export async function sendSms(sms: Sms, to: string, text: string): Promise<SendResult> {
  for (let tries = 1; ; tries += 1) {
    // A call that is ended by the deadline may have arrived; one that is not begun has not.
    if (remainingMilliseconds() <= 0) return { outcome: 'failed', reason: 'DeadlinePassed' };
    try {
      await sms.client.send(
        new PublishCommand({
          PhoneNumber: to,
          Message: text,
          MessageAttributes: {
            'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: sms.senderId },
            'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
          },
        }),
      );
      return { outcome: 'sent' };
    } catch (error) {
      const reason = reasonOf(error);
      if (!isThrottle(error)) return { outcome: refusedOutright(error) ? 'failed' : 'unknown', reason };
      if (tries === throttleTries || !(await hasBackedOff(tries))) return { outcome: 'failed', reason };
    }
  }
}

/** Waits before the next try: false when the deadline comes first. */
const hasBackedOff = (tries: number): Promise<boolean> =>
  // SNS counts by the second: it takes longer than the table to have room again.
  backOff(tries + 2).then(
    () => true,
    () => false,
  );

/** A 4xx answer: SNS read the request and said no. A 5xx, a timeout or a broken connection say nothing. */
function refusedOutright(error: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status !== undefined && status >= 400 && status < 500;
}
