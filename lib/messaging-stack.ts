import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmDesk } from './constructs/alarm-desk.ts';
import { DomainEventBus } from './constructs/domain-event-bus.ts';
import type { Power } from './constructs/power.ts';
import { textMessages } from './constructs/text-messages.ts';

export interface MessagingStackProps extends StackProps {
  readonly eventBusName: string;
  readonly smsSenderId: string;
}

/** Whom the system speaks to: other services, telephones, and the people on duty. */
export class MessagingStack extends Stack {
  readonly alarmDesk: AlarmDesk;
  readonly eventBus: DomainEventBus;
  readonly textMessages: Power<'sns:Publish'>;

  constructor(scope: Construct, id: string, { eventBusName, smsSenderId, ...props }: MessagingStackProps) {
    super(scope, id, props);
    this.alarmDesk = new AlarmDesk(this, 'AlarmDesk');
    this.eventBus = new DomainEventBus(this, 'Events', eventBusName);
    this.textMessages = textMessages(smsSenderId);
  }
}
