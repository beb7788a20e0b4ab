/** The REST API of a deployment: its routes and what the gateway says by itself. */
import { Refusal } from '../refusal.ts';
import type { Deployment } from '../template/deployment.ts';

export interface Route {
  readonly resourceId: string;
  /** With its parameters in braces: `/api/v1/users/{userId}`. */
  readonly resource: string;
  readonly method: string;
  readonly functionArn: string;
  /** Null: anybody may call. Else an access token with one of these scopes is needed. */
  readonly scopes: readonly string[] | null;
}

/** A gateway response: what a caller gets who does not reach a function. */
export interface GatewayResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly template: string;
}

export interface Api {
  readonly id: string;
  readonly stage: string;
  /** Whether all bodies are binary, so that those of requests come in base64. */
  readonly isBinary: boolean;
  readonly routes: readonly Route[];
  readonly responses: Readonly<Record<string, GatewayResponse>>;
}

interface MethodProperties {
  readonly HttpMethod: string;
  readonly ResourceId: string;
  readonly AuthorizationType?: string;
  readonly AuthorizationScopes?: readonly string[];
  readonly Integration: { readonly Type: string; readonly Uri: string };
}

/** @throws Refusal for a kind of method, or of authorizer, that the local gateway does not have */
export function apiOf(deployment: Deployment): Api {
  const [api, ...more] = deployment.all<{ readonly BinaryMediaTypes?: readonly string[] }>('AWS::ApiGateway::RestApi');
  if (!api || more.length > 0) throw new Refusal('The embedded cloud serves exactly one REST API.');
  const paths = pathsOf(deployment, api.attributes['RootResourceId'] ?? '');
  return {
    id: api.ref,
    isBinary: api.properties.BinaryMediaTypes?.includes('*/*') ?? false,
    stage: deployment.all('AWS::ApiGateway::Stage')[0]?.ref ?? 'local',
    routes: deployment
      .all<MethodProperties>('AWS::ApiGateway::Method')
      .map(({ logicalId, properties }) => routeOf(logicalId, properties, paths)),
    responses: responsesOf(deployment),
  };
}

function routeOf(logicalId: string, properties: MethodProperties, paths: ReadonlyMap<string, string>): Route {
  const { HttpMethod, ResourceId, AuthorizationType = 'NONE', AuthorizationScopes = [], Integration } = properties;
  const functionArn = /\/functions\/(.+)\/invocations$/.exec(Integration.Uri)?.[1];
  if (Integration.Type !== 'AWS_PROXY' || functionArn === undefined)
    throw new Refusal(`The local gateway calls only functions: ${logicalId} wants ${Integration.Type}.`);
  if (AuthorizationType !== 'NONE' && AuthorizationType !== 'COGNITO_USER_POOLS') {
    throw new Refusal(`The local gateway does not know the authorization ${AuthorizationType} of ${logicalId}.`);
  }
  return {
    resourceId: ResourceId,
    resource: paths.get(ResourceId) ?? '/',
    method: HttpMethod,
    functionArn,
    scopes: AuthorizationType === 'NONE' ? null : AuthorizationScopes,
  };
}

function pathsOf(deployment: Deployment, rootId: string): ReadonlyMap<string, string> {
  const paths = new Map([[rootId, '']]);
  const waiting = [
    ...deployment.all<{ readonly ParentId: string; readonly PathPart: string }>('AWS::ApiGateway::Resource'),
  ];
  // Parents stand after their children as often as before.
  for (let round = waiting.length; round > 0 && waiting.length > 0; round -= 1) {
    for (const resource of waiting.splice(0)) {
      const parent = paths.get(resource.properties.ParentId);
      if (parent === undefined) waiting.push(resource);
      else paths.set(resource.ref, `${parent}/${resource.properties.PathPart}`);
    }
  }
  return paths;
}

interface ResponseProperties {
  readonly ResponseType: string;
  readonly StatusCode?: string;
  readonly ResponseParameters?: Readonly<Record<string, string>>;
  readonly ResponseTemplates?: Readonly<Record<string, string>>;
}

function responsesOf(deployment: Deployment): Record<string, GatewayResponse> {
  const responses: Record<string, GatewayResponse> = {};
  for (const { properties } of deployment.all<ResponseProperties>('AWS::ApiGateway::GatewayResponse')) {
    const [contentType = 'application/json', template = '{"message":$context.error.messageString}'] =
      Object.entries(properties.ResponseTemplates ?? {})[0] ?? [];
    const headers: Record<string, string> = { 'content-type': contentType };
    for (const [name, value] of Object.entries(properties.ResponseParameters ?? {})) {
      const header = /^gatewayresponse\.header\.(.+)$/.exec(name)?.[1];
      if (header !== undefined) headers[header.toLowerCase()] = value.replace(/^'(.*)'$/, '$1');
    }
    responses[properties.ResponseType] = { status: Number(properties.StatusCode ?? 500), headers, template };
  }
  return responses;
}
