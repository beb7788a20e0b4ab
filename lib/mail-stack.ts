import { Duration, Size, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DomainEventBus } from './constructs/domain-event-bus.ts';
import { Mail } from './constructs/mail.ts';
import type { SingleTable } from './constructs/single-table.ts';
import { throttleAlarm } from './constructs/throttle-alarm.ts';
import { WorkerFunction } from './constructs/worker-function.ts';
import { WorkQueue } from './constructs/work-queue.ts';
import { originParameter } from './origin-parameter.ts';
import type { Surroundings } from './surroundings.ts';

export interface MailStackProps extends StackProps {
  readonly surroundings: Surroundings;
  readonly table: SingleTable;
  readonly eventBus: DomainEventBus;
  /** The portal's; null: CloudFront makes one, given by the parameter `PortalOrigin`. */
  readonly domainName: string | null;
  /** What mail comes from, behind the @. */
  readonly mailDomain: string;
}

/** Mail: what sends it, and what notes the addresses that it does not reach. */
export class MailStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { surroundings, table, eventBus, domainName, mailDomain, ...props }: MailStackProps,
  ) {
    super(scope, id, props);
    const { alarmDesk, prefix, workers } = surroundings;
    const mail = new Mail(this, 'Mail', { domain: mailDomain, prefix, alarmDesk });
    const timeout = Duration.seconds(30);
    const memory = Size.mebibytes(256);

    const unsent = new WorkQueue(this, 'UnsentCodes', {
      alarmDesk,
      workerTimeout: timeout,
      attempts: 5,
      contents: 'codes-to-mail',
      runbook: 'mail-bounces',
      severity: 'urgent',
      lossImpact: 'An administrator who has forgotten the password gets no code, and asks in vain.',
    }).receivesEvents(eventBus, ['password-reset-requested']);
    new WorkerFunction(this, 'send-reset-code', {
      surroundings,
      memory,
      timeout,
      errorImpact: 'Administrators who have forgotten the password get their code late, or none.',
      runbook: 'mail-bounces',
    })
      .worksOff(unsent, { batchSize: 10 })
      .rings({
        message: 'code mailed',
        field: 'unreachable',
        name: 'codes-unreachable',
        impact: 'An administrator has forgotten the password, and mail to the address of the account does not arrive.',
        runbook: 'mail-bounces',
      })
      .uses(table, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem')
      .uses(mail, 'ses:SendEmail')
      .knows({ PORTAL_ORIGIN: domainName === null ? originParameter(this) : `https://${domainName}` });

    const bounces = new WorkQueue(this, 'Bounces', {
      alarmDesk,
      workerTimeout: timeout,
      attempts: 5,
      contents: 'bounces',
      runbook: 'mail-bounces',
      severity: 'notice',
      lossImpact: 'Mail goes on to addresses that it does not reach, until SES stops the mail of the whole account.',
    }).receivesBounces(mail.configurationSetName);
    new WorkerFunction(this, 'note-bounces', {
      surroundings,
      memory,
      timeout,
      errorImpact: 'Mail goes on to addresses that it does not reach, until they are noted at a later try.',
      runbook: 'mail-bounces',
    })
      .worksOff(bounces, { batchSize: 10 })
      .rings({
        message: 'mail bounced',
        field: 'bounced',
        name: 'mail-bounced',
        impact:
          'The address of an administrator takes no mail: an administrator with that address gets no code for a new password.',
        runbook: 'mail-bounces',
      })
      .uses(table, 'dynamodb:PutItem');

    throttleAlarm(this, 'Throttled', {
      alarmDesk,
      functions: workers.countedIn(this),
      name: 'mail-functions-throttled',
      severity: 'notice',
      impact: 'Codes for a new password are late: Lambda runs as many functions at once as the account may.',
    });
  }
}
