import { Duration, Size, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Service } from '../contract/operation.ts';
import { operations } from '../contract/operations.ts';
import { alarmOnEscalatedPorts, alarmOnFailedLogins, alarmOnTextsUsedUp } from './constructs/log-alarm.ts';
import { PortalApi } from './constructs/portal-api.ts';
import type { EdgeOrigin } from './constructs/portal-api.ts';
import type { Power } from './constructs/power.ts';
import type { FileBuckets } from './files-stack.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import type { SingleTable } from './constructs/single-table.ts';
import type { UserDirectory } from './constructs/user-directory.ts';
import { originParameter } from './origin-parameter.ts';
import type { Surroundings } from './surroundings.ts';

export interface ApiStackProps extends StackProps {
  readonly surroundings: Surroundings;
  readonly table: SingleTable;
  readonly directory: UserDirectory;
  readonly textMessages: Power<'sns:Publish'>;
  readonly files: FileBuckets;
  /** The portal's; null: CloudFront makes one, which is known after the first deployment and given by the parameter `PortalOrigin`. */
  readonly domainName: string | null;
  readonly sip: Sip;
  /** Generations of the origin secret that are taken; the last is sent. */
  readonly originSecretGenerations: readonly number[];
}

/** Where the mobile app registers. */
export interface Sip {
  readonly realm: string;
  /** A SIP URI over TLS: `sips:registrar.example:5061`. */
  readonly registrar: string;
}

/** The API and its services. Read here what each of them may do. */
export class ApiStack extends Stack {
  readonly edgeOrigin: EdgeOrigin;

  constructor(
    scope: Construct,
    id: string,
    {
      surroundings,
      table,
      directory,
      textMessages,
      files,
      domainName,
      sip,
      originSecretGenerations,
      ...props
    }: ApiStackProps,
  ) {
    super(scope, id, props);
    const portalOrigin = domainName === null ? originParameter(this) : `https://${domainName}`;

    const service = (name: Service, errorImpact: string): ServiceFunction =>
      new ServiceFunction(this, name, {
        surroundings,
        memory: Size.mebibytes(512),
        timeout: Duration.seconds(15),
        errorImpact,
        runbook: 'service-fails',
      });

    /** What writing groups and menus takes: that what they point at is there is a condition of the write. */
    const ofSchedules = [
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
    ] as const;
    const ofTargets = [...ofSchedules, 'dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem'] as const;

    const services = {
      session: service('session', 'Administrators cannot log in or are logged out.')
        .uses(table, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem')
        .uses(
          directory,
          'cognito-idp:AdminInitiateAuth',
          'cognito-idp:AdminRespondToAuthChallenge',
          'cognito-idp:AdminSetUserPassword',
          'cognito-idp:AdminUserGlobalSignOut',
          'cognito-idp:DescribeUserPoolClient',
        ),

      users: service('users', 'Administrators cannot find or create users.')
        .uses(
          table,
          'dynamodb:GetItem',
          'dynamodb:BatchGetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
          'dynamodb:ConditionCheckItem',
        )
        .uses(table.index('byEntity'), 'dynamodb:Query')
        .uses(
          directory,
          'cognito-idp:AdminCreateUser',
          'cognito-idp:AdminSetUserPassword',
          'cognito-idp:AdminEnableUser',
          'cognito-idp:AdminDisableUser',
          'cognito-idp:AdminUserGlobalSignOut',
        ),

      'config-sms': service(
        'config-sms',
        'Colleagues get no configuration SMS, or cannot tie the app to their account.',
      )
        .uses(
          table,
          'dynamodb:GetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
        )
        .uses(directory)
        .uses(textMessages, 'sns:Publish')
        .knows({ PORTAL_ORIGIN: portalOrigin, SIP_REALM: sip.realm, SIP_REGISTRAR: sip.registrar }),

      'answering-groups': service(
        'answering-groups',
        'Nobody can see or change who answers the telephone, nor open or close; calls go by what the PBX last read.',
      )
        .uses(table, ...ofTargets)
        .uses(directory),

      'ivr-menus': service(
        'ivr-menus',
        'Nobody can see or change where the keys of a menu lead, nor open or close; calls go by what the PBX last read.',
      )
        .uses(table, ...ofTargets)
        .uses(directory),

      schedules: service('schedules', 'Administrators cannot see or change when groups and menus are closed.')
        .uses(table, 'dynamodb:BatchGetItem', ...ofSchedules)
        .uses(directory),

      calendars: service('calendars', 'Calendars that follow the closures in Outlook and phones are not updated.')
        .uses(
          table,
          'dynamodb:GetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
          'dynamodb:DeleteItem',
          'dynamodb:UpdateItem',
        )
        .uses(directory)
        .knows({ PORTAL_ORIGIN: portalOrigin }),

      'voice-messages': service(
        'voice-messages',
        'Nobody can record, choose or listen to voice messages; callers hear those that the PBX has.',
      )
        .uses(
          table,
          'dynamodb:GetItem',
          'dynamodb:BatchGetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
        )
        .uses(files.quarantine, 's3:PutObject')
        .uses(files.checked, 's3:GetObject')
        .uses(directory),

      documents: service('documents', 'Nobody can upload the power of attorney that an order needs, nor look at it.')
        .uses(
          table,
          'dynamodb:GetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
        )
        .uses(files.quarantine, 's3:PutObject')
        .uses(files.checked, 's3:GetObject')
        .uses(directory),

      subscriptions: service(
        'subscriptions',
        'Nobody can order a subscription, nor see or change those that there are.',
      )
        .uses(table, ...ofTargets)
        .uses(table.index('byEntity', 'byOrganizationDue'), 'dynamodb:Query')
        .uses(directory),

      porting: service('porting', 'Nobody can move a number here, and answers of losing operators do not arrive.')
        .uses(table, ...ofTargets)
        .uses(table.index('byEntity'), 'dynamodb:Query')
        .uses(directory),

      'powers-of-attorney': service('powers-of-attorney', 'Nobody gets the power of attorney to print and sign.')
        .uses(table, 'dynamodb:GetItem')
        .uses(directory),

      activity: service('activity', 'Nobody can see who changed what.')
        .uses(table, 'dynamodb:GetItem', 'dynamodb:Query')
        .uses(table.index('byEntity', 'byActor'), 'dynamodb:Query')
        .uses(directory),

      organization: service('organization', 'The portal cannot show the organisation, nor change its settings.')
        .uses(
          table,
          'dynamodb:GetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:ConditionCheckItem',
        )
        .uses(directory),

      onboarding: service('onboarding', 'The operator cannot let new customers in.')
        .uses(
          table,
          'dynamodb:GetItem',
          'dynamodb:BatchGetItem',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:ConditionCheckItem',
        )
        .uses(directory, 'cognito-idp:AdminCreateUser', 'cognito-idp:AdminSetUserPassword'),

      reference: service('reference', "Other teams cannot read the API's description.").knows({
        PORTAL_ORIGIN: portalOrigin,
      }),
    } satisfies Record<Service, ServiceFunction>;

    alarmOnFailedLogins(services.session, surroundings);
    alarmOnTextsUsedUp(services['config-sms'], surroundings, {
      name: 'texts-used-up',
      impact:
        'The texts of all customers are used up: nobody can tie a mobile app to the PBX until the day or the month ends.',
    });
    alarmOnEscalatedPorts(services.porting, surroundings);
    const { edgeOrigin } = new PortalApi(this, 'Portal', {
      surroundings,
      directory,
      operations,
      services,
      originSecretGenerations,
    });
    this.edgeOrigin = edgeOrigin;
  }
}
