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
import type { Surroundings } from '../surroundings.ts';
import { addGatewayResponses } from './gateway-responses.ts';
import type { ServiceFunction } from './service-function.ts';
import type { UserDirectory } from './user-directory.ts';

/** Appears in the address behind CloudFront only: the routes themselves begin with {@link basePath}. */
const stageName = 'live';

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
}

/** The HTTP API: a method for each operation of the contract, and nothing that the contract does not know. */
export class PortalApi extends Construct {
  constructor(scope: Construct, id: string, { surroundings, directory, operations, services }: PortalApiProps) {
    super(scope, id);
    const api = this.addApi(surroundings);
    const authorization = this.authorization(directory);

    const methods = new Map<Service, Method[]>();
    for (const operation of operations) {
      const resource = api.root.resourceForPath(`${basePath}${operation.path}`);
      const options =
        operation.access.kind === 'public' ? { authorizationType: AuthorizationType.NONE } : authorization;
      const method = resource.addMethod(operation.method, services[operation.service].integration, options);
      methods.set(operation.service, [...(methods.get(operation.service) ?? []), method]);
    }
    for (const [service, ofService] of methods) services[service].watchOver(ofService, api.deploymentStage);
  }

  private addApi({ prefix, logRetention }: Surroundings): RestApi {
    const api = new RestApi(this, 'Api', {
      restApiName: prefix,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: true,
      deployOptions: {
        stageName,
        accessLogDestination: new LogGroupLogDestination(new LogGroup(this, 'AccessLogs', { retention: logRetention })),
        accessLogFormat: accessLogLine,
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false, // It would log bodies.
        metricsEnabled: true,
      },
    });
    // The gateway would make this group itself, and keep it forever.
    const executionLogs = new LogGroup(this, 'ExecutionLogs', {
      logGroupName: `API-Gateway-Execution-Logs_${api.restApiId}/${stageName}`,
      retention: logRetention,
    });
    api.deploymentStage.node.addDependency(executionLogs);
    addGatewayResponses(api);
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
