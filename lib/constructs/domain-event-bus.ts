import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Power } from './power.ts';

/** The bus that other services of the operator listen to (`contract/events.ts` says what they hear). */
export class DomainEventBus extends Construct implements Power<'events:PutEvents'> {
  readonly environment: Readonly<Record<string, string>>;
  readonly bus: EventBus;

  /** @param name The bus's name, which listeners' rules refer to. */
  constructor(scope: Construct, id: string, name: string) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { eventBusName: name });
    this.environment = { EVENT_BUS_NAME: this.bus.eventBusName };
  }

  allow(actions: readonly 'events:PutEvents'[]): PolicyStatement {
    return new PolicyStatement({ actions: [...actions], resources: [this.bus.eventBusArn] });
  }
}
