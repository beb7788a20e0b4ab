import { Stack } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  AuthorizationType,
  CognitoUserPoolsAuthorizer,
  EndpointType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { Method, MethodOptions } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { basePath, portalScope, resourceServer, scopes } from '../../contract/operation.ts';
import type { Operation, Service } from '../../contract/operation.ts';
import { acceptFinding } from '../accepted-finding.ts';
import { exportAlways } from '../public-exports.ts';
import type { Surroundings } from '../surroundings.ts';
import { alarmPeriod } from './alarm-desk.ts';
import { Firewall } from './firewall.ts';
import { addGatewayResponses } from './gateway-responses.ts';
import { OriginSecret } from './origin-secret.ts';
import type { ServiceFunction } from './service-function.ts';
import { throttleAlarm } from './throttle-alarm.ts';
import type { UserDirectory } from './user-directory.ts';

/** Appears in the address behind CloudFront only: the routes themselves begin with {@link basePath}. */
const stageName = 'live';

/**
 * Of all callers together. About thirty times what one address is let through by the firewall, and some fifty functions at work:
 * whoever floods the stage is stopped here, and leaves the account its concurrency for bells and events.
 */
const throttle = { requestsPerSecond: 1000, burst: 2000 };

/** One line per request. Neither address, query, nor path parameters: ids of people do not belong in this log. */
const accessLogLine = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    at: AccessLogField.contextRequestTime(),
    method: AccessLogField.contextHttpMethod(),
    route: AccessLogField.contextResourcePath(),
    status: AccessLogField.contextStatus(),
    responseBytes: AccessLogField.contextResponseLength(),
    milliseconds: AccessLogField.contextResponseLatency(),
    gatewayAnswer: AccessLogField.contextErrorResponseType(),
  }),
);

export interface PortalApiProps {
  readonly surroundings: Surroundings;
  readonly directory: UserDirectory;
  readonly operations: readonly Operation[];
  readonly services: Readonly<Record<Service, ServiceFunction>>;
  /** Generations of the origin secret that are taken; the last is sent. */
  readonly originSecretGenerations: readonly number[];
}

/** The gateway, as the edge in front of it must know it. */
export interface EdgeOrigin {
  /** Its host name. */
  readonly domainName: string;
  /** Set before each path: its stage's name. */
  readonly path: string;
  /** What it must be shown, by header: a dynamic reference. */
  readonly secret: string;
}

/** The HTTP API: a method for each operation of the contract, and nothing that the contract does not know. */
export class PortalApi extends Construct {
  readonly edgeOrigin: EdgeOrigin;

  constructor(
    scope: Construct,
    id: string,
    { surroundings, directory, operations, services, originSecretGenerations }: PortalApiProps,
  ) {
    super(scope, id);
    const api = this.addApi(surroundings);
    const authorization = this.authorization(directory);

    const methods = new Map<Service, Method[]>();
    for (const operation of operations) {
      const resource = api.root.resourceForPath(`${basePath}${operation.path}`);
      const options =
        operation.access.kind === 'public' ? { authorizationType: AuthorizationType.NONE } : authorization;
      const method = resource.addMethod(operation.method, services[operation.service].integration, options);
      if (operation.access.kind === 'public') acceptOpenMethod(method, operation);
      methods.set(operation.service, [...(methods.get(operation.service) ?? []), method]);
    }
    for (const [service, ofService] of methods) services[service].watchOver(ofService, api.deploymentStage);
    surroundings.alarmDesk.rings(this, 'Slow', {
      name: 'portal-slow',
      severity: 'notice',
      metric: api.metricLatency({ period: alarmPeriod, statistic: 'p95' }),
      threshold: 3000,
      periods: 3,
      impact: 'One request in twenty takes three seconds or more: administrators wait, and click again.',
      runbook: 'slow',
    });

    surroundings.alarmDesk.rings(this, 'Failed', {
      name: 'requests-failed',
      metric: api.metricServerError({ period: alarmPeriod, statistic: 'Sum' }),
      severity: 'notice',
      impact:
        'At least one request was answered with a 5xx: somebody could not do something, and may have tried again.',
      runbook: 'service-fails',
    });
    throttleAlarm(this, 'Throttled', {
      alarmDesk: surroundings.alarmDesk,
      functions: Object.values(services).map(({ lambda }) => lambda),
      name: 'services-throttled',
      threshold: 10,
      severity: 'urgent',
      impact: 'Requests are answered with errors: Lambda runs as many functions at once as the account may.',
    });

    const secret = new OriginSecret(this, 'OriginSecret', originSecretGenerations);
    const { stageArn } = api.deploymentStage;
    new Firewall(this, 'Firewall', { surroundings, stageArn, originSecrets: secret.accepted });
    exportAlways(Stack.of(this), api.restApiId);
    const { region, urlSuffix } = Stack.of(this);
    this.edgeOrigin = {
      domainName: `${api.restApiId}.execute-api.${region}.${urlSuffix}`,
      path: `/${stageName}`,
      secret: secret.sent,
    };
  }

  private addApi({ prefix, logRetention }: Surroundings): RestApi {
    const api = new RestApi(this, 'Api', {
      restApiName: prefix,
      endpointTypes: [EndpointType.REGIONAL],
      // Without it a PDF would arrive in base64. Bodies of requests come in base64 then, which `functions/read-request.ts` reads.
      binaryMediaTypes: ['*/*'],
      cloudWatchRole: true,
      deployOptions: {
        stageName,
        accessLogDestination: new LogGroupLogDestination(new LogGroup(this, 'AccessLogs', { retention: logRetention })),
        accessLogFormat: accessLogLine,
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false, // It would log bodies.
        metricsEnabled: true,
        throttlingRateLimit: throttle.requestsPerSecond,
        throttlingBurstLimit: throttle.burst,
      },
    });
    // The gateway would make this group itself, and keep it forever.
    const executionLogs = new LogGroup(this, 'ExecutionLogs', {
      logGroupName: `API-Gateway-Execution-Logs_${api.restApiId}/${stageName}`,
      retention: logRetention,
    });
    api.deploymentStage.node.addDependency(executionLogs);
    addGatewayResponses(api);
    acceptFinding(
      api,
      'AwsSolutions-APIG2',
      "Each function parses its input by the contract's schema and names every wrong field, in the caller's language; the gateway would refuse the whole before that, with one sentence.",
    );
    acceptFinding(
      api,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      'The one role that the gateway asks for to write logs, with the policy that AWS keeps for it.',
    );
    return api;
  }

  /** The gateway turns away who has no token of ours; which scope a method demands is told by the function, as a 403 with its reason. */
  private authorization(directory: UserDirectory): MethodOptions {
    const authorizer = new CognitoUserPoolsAuthorizer(this, 'Authorizer', { cognitoUserPools: [directory.pool] });
    return {
      authorizationType: AuthorizationType.COGNITO,
      authorizer,
      authorizationScopes: [portalScope, ...Object.keys(scopes)].map((scope) => `${resourceServer}/${scope}`),
    };
  }
}

/** Why a service has operations that anybody may call. */
const openBecause: Partial<Record<Service, string>> = {
  session:
    'Who logs in, renews a session or ends one has no valid token yet, or none any more: password, challenge or cookie is what is checked.',
  'config-sms':
    'The phone has nothing but the link of its text: its 128 random bits, and a proof that it began the exchange, are what is checked.',
  calendars:
    'A calendar program has nothing but the address that an administrator gave it: its 128 random bits, and the right that the administrator has now, are what is checked.',
  reference: 'It describes the API and says that it answers: nothing of any customer.',
};

function acceptOpenMethod(method: Method, { id, service }: Operation): void {
  const reason = openBecause[service];
  if (reason === undefined) throw new Error(`${id} is open to anybody: say why in lib/constructs/portal-api.ts`);
  acceptFinding(method, 'AwsSolutions-APIG4', reason);
  acceptFinding(method, 'AwsSolutions-COG4', reason);
}
