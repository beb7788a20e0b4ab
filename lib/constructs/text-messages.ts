import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Power } from './power.ts';

/** How many texts may be sent in a calendar day and in a calendar month (UTC). */
interface TextAllowance {
  readonly day: number;
  readonly month: number;
}

/** How many texts each organisation may send, and all of them together. */
export interface TextLimits {
  readonly organization: TextAllowance;
  readonly stage: TextAllowance;
}

/**
 * Texts to telephones, through SNS.
 * @param senderId What the phone shows as the sender: 3–11 letters and digits, at least one letter, no space (SNS).
 * @throws Error when one organisation could send more than a quarter of what all may: the others would get nothing
 */
export const textMessages = (senderId: string, { organization, stage }: TextLimits): Power<'sns:Publish'> => {
  if (!/^(?=.*[A-Za-z])[A-Za-z0-9]{3,11}$/.test(senderId)) throw new Error(`"${senderId}" is not an SMS sender id`);
  if (organization.day * 4 > stage.day || organization.month * 4 > stage.month)
    throw new Error('one organisation may send a quarter of the texts of its stage at most, a day and a month');
  return {
    environment: {
      SMS_SENDER_ID: senderId,
      TEXT_LIMITS: [organization.day, organization.month, stage.day, stage.month].join(' '),
    },
    // A telephone number has no ARN to allow; every topic has one, so what is not a topic is a telephone.
    allow: (actions) => new PolicyStatement({ actions: [...actions], notResources: ['arn:*:sns:*:*:*'] }),
  };
};

/** What texts have cost since the month began, in US dollars: of the whole account in this region, whoever sent them. */
export const smsSpend = new Metric({
  namespace: 'AWS/SNS',
  metricName: 'SMSMonthToDateSpentUSD',
  statistic: 'Maximum',
  period: Duration.hours(1),
});
