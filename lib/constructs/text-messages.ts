import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Power } from './power.ts';

/**
 * Texts to telephones, through SNS.
 * @param senderId What the phone shows as the sender: 3–11 letters and digits, at least one letter, no space (SNS).
 */
export const textMessages = (senderId: string): Power<'sns:Publish'> => {
  if (!/^(?=.*[A-Za-z])[A-Za-z0-9]{3,11}$/.test(senderId)) throw new Error(`"${senderId}" is not an SMS sender id`);
  return {
    environment: { SMS_SENDER_ID: senderId },
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
