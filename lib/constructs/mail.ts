import { ArnFormat, CfnOutput, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { alarmPeriod } from './alarm-desk.ts';
import type { AlarmDesk } from './alarm-desk.ts';
import type { Power } from './power.ts';

export interface MailProps {
  /** What mail comes from, behind the @: its DNS has the records that this stack returns. */
  readonly domain: string;
  /** Begins the name of the configuration set, which is unique in an account. */
  readonly prefix: string;
  readonly alarmDesk: AlarmDesk;
}

/** Mail, through SES: a domain whose mail is signed (DKIM), and a configuration set that reports bounces and complaints to the account's default bus. */
export class Mail extends Construct implements Power<'ses:SendEmail'> {
  readonly environment: Readonly<Record<string, string>>;
  /** By which rules know the events of this stage. */
  readonly configurationSetName: string;
  private readonly sender: string;
  private readonly domain: string;

  constructor(scope: Construct, id: string, { domain, prefix, alarmDesk }: MailProps) {
    super(scope, id);
    this.domain = domain;
    this.sender = `no-reply@${domain}`;
    this.configurationSetName = `${prefix}-mail`;
    const configurationSet = new ConfigurationSet(this, 'Reports', {
      configurationSetName: this.configurationSetName,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // The account's own list too: what the table does not know, because an event was lost, is not written to either.
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    configurationSet.addEventDestination('Bounces', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    const identity = new EmailIdentity(this, 'Domain', { identity: Identity.domain(domain), configurationSet });
    for (const [place, { name, value }] of identity.dkimRecords.entries())
      new CfnOutput(this, `Dkim${place + 1}`, { value: `${name} CNAME ${value}` });
    this.environment = {
      MAIL_SENDER: `MySoluno <${this.sender}>`,
      MAIL_CONFIGURATION_SET: this.configurationSetName,
    };
    this.watchReputation(alarmDesk);
  }

  allow(actions: readonly 'ses:SendEmail'[]): PolicyStatement {
    const arnOf = (resource: string, resourceName: string): string =>
      Stack.of(this).formatArn({
        service: 'ses',
        resource,
        resourceName,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      });
    return new PolicyStatement({
      actions: [...actions],
      resources: [arnOf('identity', this.domain), arnOf('configuration-set', this.configurationSetName)],
      conditions: { StringEquals: { 'ses:FromAddress': this.sender } },
    });
  }

  /**
   * SES looks at an account from 5 % bounces or 0.1 % complaints on, and stops its mail at 10 % or 0.5 %.
   * https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-bounce-rate.html
   */
  private watchReputation(alarmDesk: AlarmDesk): void {
    const rates = { BounceRate: ['mail-bounce-rate', 0.05], ComplaintRate: ['mail-complaint-rate', 0.001] } as const;
    for (const [rate, [name, threshold]] of Object.entries(rates)) {
      alarmDesk.rings(this, rate, {
        name,
        metric: new Metric({
          namespace: 'AWS/SES',
          metricName: `Reputation.${rate}`,
          statistic: 'Maximum',
          period: alarmPeriod,
        }),
        threshold,
        severity: 'notice',
        impact:
          'Too much mail of the account does not arrive, or is called spam. If it goes on, SES sends none, and nobody who has forgotten a password gets a code.',
        runbook: 'mail-bounces',
      });
    }
  }
}
