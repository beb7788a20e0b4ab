import { Stage } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ApiStack } from './api-stack.ts';
import type { Sip } from './api-stack.ts';
import type { CustomDomain, PagePolicies } from './constructs/edge.ts';
import type { TextLimits } from './constructs/text-messages.ts';
import { DataStack } from './data-stack.ts';
import { FilesStack } from './files-stack.ts';
import { IdentityStack } from './identity-stack.ts';
import type { Machines } from './identity-stack.ts';
import { MailStack } from './mail-stack.ts';
import { MessagingStack } from './messaging-stack.ts';
import { PortingStack } from './porting-stack.ts';
import type { Surroundings } from './surroundings.ts';
import { WatchStack } from './watch-stack.ts';
import { WebStack } from './web-stack.ts';
import { Workers } from './constructs/workers.ts';
import { WorkersStack } from './workers-stack.ts';

/** What differs between one stage and another. */
export interface StageSettings {
  /** The portal's domain name; null: the host name that CloudFront makes, which the api stack gets by its parameter `PortalOrigin`. */
  readonly domain: CustomDomain | null;
  readonly pagePolicies: PagePolicies;
  /** `[1]`; while the secret between the edge and the API is replaced `[1, 2]`, then `[2]`. */
  readonly originSecretGenerations: readonly number[];
  /** Mail addresses that receive urgent alarms, at any hour. */
  readonly onDuty: readonly string[];
  /** Mail addresses that receive all others, which can wait until the morning. */
  readonly inOfficeHours: readonly string[];
  /** What a telephone shows as the sender of texts: 3–11 letters and digits. */
  readonly smsSenderId: string;
  /** How many texts an organisation, and the stage, may send; of the stage fewer than the account's spending limit pays for. */
  readonly textLimits: TextLimits;
  /** From how many US dollars in a month on the texts ring an alarm; below the account's spending limit. */
  readonly smsSpendAlarmDollars: number;
  /** What mail comes from, behind the @; its DNS is ours. */
  readonly mailDomain: string;
  readonly sip: Sip;
  /** First label of the token endpoint's host name; unique among all customers of the region. */
  readonly tokenEndpointPrefix: string;
  readonly machines: Machines;
  /**
   * How many bells may ring at once, a part of the account's concurrency that is theirs alone (docs/performance.md, "A full hour"); null: as
   * many as Lambda gives, for an account that has hardly any.
   */
  readonly bellRingers: number | null;
  readonly logRetention: RetentionDays;
  /** Null as long as the table is the one that CloudFormation made; else how far its restoring has come (docs/deploy.md). */
  readonly restored: Restored | null;
}

/** A table that was restored from a backup under the name of the old one. */
export interface Restored {
  /** The day, `2026-11-30`: a tag of the table. */
  readonly on: string;
  /** Whether workers follow the journal: not before the data stack knows the new table's stream. */
  readonly journalFollowed: boolean;
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
  /** Begins every name that must be unique in an account: `mysoluno-production`. */
  readonly prefix: string;

  constructor(scope: Construct, id: string, settings: StageSettings, artefacts: Artefacts) {
    super(scope, id);
    const prefix = `mysoluno-${id}`;
    this.prefix = prefix;
    const named = (stack: string) => ({ stackName: `${prefix}-${stack}`, terminationProtection: true });

    const { restored } = settings;
    const { table } = new DataStack(this, 'data', { ...named('data'), restoredOn: restored?.on ?? null });
    const { alarmDesk, eventBus, textMessages } = new MessagingStack(this, 'messaging', {
      ...named('messaging'),
      prefix,
      onDuty: settings.onDuty,
      inOfficeHours: settings.inOfficeHours,
      smsSenderId: settings.smsSenderId,
      textLimits: settings.textLimits,
      smsSpendAlarmDollars: settings.smsSpendAlarmDollars,
    });
    const { logRetention } = settings;
    const workers = new Workers();
    const surroundings: Surroundings = {
      prefix,
      functionsFolder: artefacts.functions,
      logRetention,
      alarmDesk,
      workers,
    };
    const { directory } = new IdentityStack(this, 'identity', {
      ...named('identity'),
      surroundings,
      table,
      domainPrefix: settings.tokenEndpointPrefix,
      machines: settings.machines,
    });
    const { domain } = settings;
    const files = new FilesStack(this, 'files', { ...named('files'), domainName: domain?.domainName ?? null });
    new WorkersStack(this, 'workers', {
      ...named('workers'),
      surroundings,
      table,
      directory,
      eventBus,
      files,
      bellRingers: settings.bellRingers,
      journalFollowed: restored?.journalFollowed ?? true,
    });
    new PortingStack(this, 'porting', {
      ...named('porting'),
      surroundings,
      table,
      eventBus,
      textMessages,
    });
    new MailStack(this, 'mail', {
      ...named('mail'),
      surroundings,
      table,
      eventBus,
      domainName: domain?.domainName ?? null,
      mailDomain: settings.mailDomain,
    });
    const { edgeOrigin } = new ApiStack(this, 'api', {
      ...named('api'),
      surroundings,
      table,
      directory,
      textMessages,
      files,
      domainName: domain?.domainName ?? null,
      sip: settings.sip,
      originSecretGenerations: settings.originSecretGenerations,
    });
    new WebStack(this, 'web', {
      ...named('web'),
      prefix,
      portalFolder: artefacts.portal,
      api: edgeOrigin,
      files,
      customDomain: domain,
      pagePolicies: settings.pagePolicies,
      logRetention,
    });
    new WatchStack(this, 'watch', { ...named('watch'), prefix, alarmDesk, workers, tableName: table.name });
  }
}
