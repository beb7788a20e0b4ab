import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmDesk } from './constructs/alarm-desk.ts';
import { DomainEventBus } from './constructs/domain-event-bus.ts';
import type { Power } from './constructs/power.ts';
import { smsSpend, textMessages } from './constructs/text-messages.ts';
import type { TextLimits } from './constructs/text-messages.ts';
import { exportAlways } from './public-exports.ts';

export interface MessagingStackProps extends StackProps {
  /** Begins every name that must be unique in an account; the bus bears it alone. */
  readonly prefix: string;
  readonly onDuty: readonly string[];
  readonly inOfficeHours: readonly string[];
  readonly smsSenderId: string;
  readonly textLimits: TextLimits;
  /** From how many US dollars in a month on the texts ring an alarm. */
  readonly smsSpendAlarmDollars: number;
}

/** Whom the system speaks to: other services, telephones, and the people on duty. */
export class MessagingStack extends Stack {
  readonly alarmDesk: AlarmDesk;
  readonly eventBus: DomainEventBus;
  readonly textMessages: Power<'sns:Publish'>;

  constructor(
    scope: Construct,
    id: string,
    { prefix, onDuty, inOfficeHours, smsSenderId, textLimits, smsSpendAlarmDollars, ...props }: MessagingStackProps,
  ) {
    super(scope, id, props);
    this.alarmDesk = new AlarmDesk(this, 'AlarmDesk', { prefix, mail: { urgent: onDuty, notice: inOfficeHours } });
    this.eventBus = new DomainEventBus(this, 'Events', { name: prefix, alarmDesk: this.alarmDesk });
    this.textMessages = textMessages(smsSenderId, textLimits);
    const { bus } = this.eventBus;
    exportAlways(this, ...this.alarmDesk.topicArns, bus.eventBusName, bus.eventBusArn);
    this.alarmDesk.rings(this, 'TextsCost', {
      name: 'texts-cost',
      severity: 'notice',
      metric: smsSpend,
      threshold: smsSpendAlarmDollars,
      impact:
        'Texts cost much this month. At the limit of the account nobody gets a configuration SMS until the month ends.',
      runbook: 'texts-cost',
    });
  }
}
