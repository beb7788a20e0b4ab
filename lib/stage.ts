import { Stage } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ApiStack } from './api-stack.ts';
import type { Sip } from './api-stack.ts';
import { DataStack } from './data-stack.ts';
import { IdentityStack } from './identity-stack.ts';
import type { Machines } from './identity-stack.ts';
import { MessagingStack } from './messaging-stack.ts';
import type { Surroundings } from './surroundings.ts';
import { WebStack } from './web-stack.ts';
import { WorkersStack } from './workers-stack.ts';

/** What differs between one stage and another. */
export interface StageSettings {
  /** Where people find the portal: `https://…`, without a slash at the end. */
  readonly portalOrigin: string;
  /** What a telephone shows as the sender of texts: 3–11 letters and digits. */
  readonly smsSenderId: string;
  readonly sip: Sip;
  /** First label of the token endpoint's host name; unique among all customers of the region. */
  readonly tokenEndpointPrefix: string;
  readonly machines: Machines;
  readonly logRetention: RetentionDays;
}

/** What has been built before: paths of folders. */
export interface Artefacts {
  /** One folder per function, each with its `index.mjs`. */
  readonly functions: string;
  /** The portal's files. */
  readonly portal: string;
}

/** One whole MySoluno. Nothing in it names an account or a region: the credentials at deployment decide. */
export class MySolunoStage extends Stage {
  constructor(scope: Construct, id: string, settings: StageSettings, artefacts: Artefacts) {
    super(scope, id);
    const prefix = `mysoluno-${id}`;
    const named = (stack: string) => ({ stackName: `${prefix}-${stack}`, terminationProtection: true });

    const { table } = new DataStack(this, 'data', named('data'));
    const { alarmDesk, eventBus, textMessages } = new MessagingStack(this, 'messaging', {
      ...named('messaging'),
      eventBusName: prefix,
      smsSenderId: settings.smsSenderId,
    });
    const { logRetention } = settings;
    const surroundings: Surroundings = { prefix, functionsFolder: artefacts.functions, logRetention, alarmDesk };
    const { directory } = new IdentityStack(this, 'identity', {
      ...named('identity'),
      surroundings,
      table,
      domainPrefix: settings.tokenEndpointPrefix,
      machines: settings.machines,
    });
    new WorkersStack(this, 'workers', { ...named('workers'), surroundings, table, eventBus });
    new ApiStack(this, 'api', {
      ...named('api'),
      surroundings,
      table,
      directory,
      textMessages,
      portalOrigin: settings.portalOrigin,
      sip: settings.sip,
    });
    new WebStack(this, 'web', { ...named('web'), portalFolder: artefacts.portal, logRetention });
  }
}
