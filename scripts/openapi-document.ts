/** The API as OpenAPI 3.1, made from the operations of `contract/`; nothing about a single operation is said here. */
import {
  createDocument,
  type ZodObjectInput,
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverride,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import type * as z from 'zod';
import { basePath, resourceServer, scopes, services, type Operation, type Service } from '../contract/operation.ts';
import { operations, type OperationId } from '../contract/operations.ts';
import { examples, type Example } from './openapi-examples.ts';
import { requestHeaders, requestHeadersOf } from './openapi-headers.ts';
import { problemExamples, problemResponses, problemSchemas, sharedResponses } from './openapi-problems.ts';

type Document = ReturnType<typeof createDocument>;

const serviceDescriptions: Readonly<Record<Service, string>> = {
  session: 'Administrators log in with the credentials of their PBX account',
  users: 'The people of the switchboard',
  'config-sms': 'The text that ties the mobile app on a phone to an account',
  'answering-groups': 'Who answers when a customer calls, and when',
  'ivr-menus': 'Which key leads where, and when',
  schedules: 'When groups and menus are closed, or open, against their ordinary hours',
  calendars: 'When groups and menus are closed, in Outlook and phones',
  'voice-messages': 'What callers hear: recorded, uploaded, checked',
  documents: 'Letters that an order needs',
  subscriptions: 'What can be ordered, and what goes together',
  porting: 'Numbers that move here from other operators',
  'powers-of-attorney': 'The letter by which the owner of a number lets it move',
  activity: 'Who changed what, and when',
  organization: 'The organisation that the caller acts for',
  onboarding: 'The operator lets a customer in',
  reference: 'What the API says about itself',
};

const introduction = `
Customers' administrators look after their switchboard through this API, and other services do what they are allowed to.

- Instants are ISO 8601 in UTC and their names end in \`At\`; dates end in \`On\`. Telephone numbers are E.164 in replies; any Swedish spelling is accepted.
- A list is \`{ items, nextCursor }\`. A page may be shorter than \`limit\`: only \`nextCursor: null\` ends the list.
- Fields that an operation does not know are refused.
- Whatever goes wrong is told as \`application/problem+json\` (RFC 9457), in Swedish or English by \`Accept-Language\`. Act on \`code\`, show \`detail\`.
- Every reply bears \`X-Request-Id\`, which the support can look up.
- An id that is unknown, malformed or another organisation's is 404, all three alike.
`.trim();

/**
 * The document.
 * @param version of the API, as told under `info`
 */
export const openapiDocument = (version: string): Document =>
  createDocument(
    {
      openapi: '3.1.0',
      info: { title: 'MySoluno', version, description: introduction },
      servers: [{ url: basePath, description: 'On the portal’s own origin' }],
      tags: services.map((name) => ({ name, description: serviceDescriptions[name] })),
      paths: paths(),
      components: {
        schemas: problemSchemas,
        examples: problemExamples,
        responses: sharedResponses(operations),
        parameters: requestHeaders,
        securitySchemes: {
          administrator: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description:
              'An access token from `POST /session`. It lives ten minutes; `POST /session/refresh` gives the next.',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-session',
            description: 'Set by `POST /session`, renewed by each refresh, out of reach of scripts.',
          },
          machine: {
            type: 'oauth2',
            description: 'For other services. Tokens are asked for on the portal’s origin.',
            flows: { clientCredentials: { tokenUrl: '/oauth2/token', scopes: oauthScopes() } },
          },
        },
      },
    },
    { override: tidy },
  );

/** Takes away what zod says and nobody should lean on. */
const tidy: ZodOpenApiOverride = ({ jsonSchema, io }) => {
  // The format says it already; and what is text only in a query is told as what it means.
  if (jsonSchema.format !== undefined || jsonSchema.type !== 'string') delete jsonSchema.pattern;
  if (jsonSchema.type === 'boolean') delete jsonSchema.enum;
  // Replies may grow.
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
};

const oauthScopes = (): Record<string, string> =>
  Object.fromEntries(Object.entries(scopes).map(([scope, meaning]) => [`${resourceServer}/${scope}`, meaning]));

type Methods = Partial<Record<Lowercase<Operation['method']>, ZodOpenApiOperationObject>>;

function paths(): Record<string, Methods> {
  const byPath: Record<string, Methods> = {};
  for (const operation of operations) {
    const method = operation.method.toLowerCase() as Lowercase<Operation['method']>;
    byPath[operation.path] = { ...byPath[operation.path], [method]: describe(operation.id, operation) };
  }
  return byPath;
}

function describe(id: OperationId, operation: Operation): ZodOpenApiOperationObject {
  const { service, summary, params, query, body } = operation;
  const example: Example = examples[id] ?? {};
  return {
    operationId: id,
    tags: [service],
    summary,
    security: security(operation),
    parameters: requestHeadersOf(operation).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    requestParams: { ...(params && { path: params }), ...(query && { query: query as ZodObjectInput }) },
    ...(body && { requestBody: { required: true, content: { 'application/json': media(body, example.body) } } }),
    responses: { ...successes(operation, example), ...problemResponses(operation) },
  };
}

const media = (schema: z.ZodType, example: unknown) => ({ schema, ...(example !== undefined && { example }) });

/** Any one of them is enough; none means that no token is needed. */
function security({ access, cookie, body }: Operation): Record<string, string[]>[] {
  switch (access.kind) {
    case 'public':
      // With a body somebody logs in and gets the cookie; without one the cookie is what is shown.
      return cookie && !body ? [{ session: [] }] : [];
    case 'organization':
      return [{ administrator: [] }, ...access.scopes.map((scope) => ({ machine: [`${resourceServer}/${scope}`] }))];
    case 'machine':
    case 'operator':
      return [{ machine: [`${resourceServer}/${access.scope}`] }];
  }
}

function successes(operation: Operation, example: Example): Record<string, ZodOpenApiResponseObject> {
  const { success, unchanged, reply, contentType = 'application/json' } = operation;
  const content = reply && { content: { [contentType]: media(reply, example.reply) } };
  const headers = responseHeaders(operation);
  return {
    [success]: { description: meanings[success], ...content, ...(headers && { headers }) },
    ...(unchanged && { [unchanged]: { description: 'It was so already; nothing was changed', ...content } }),
  };
}

const meanings = {
  200: 'Done',
  201: 'Created',
  202: 'Accepted; what becomes of it is told by the list',
  204: 'Done, and nothing to say',
} as const satisfies Record<Operation['success'], string>;

const textSchema = { type: 'string' } as const;

function responseHeaders({ id, reply, cookie }: Operation) {
  const isEntity = reply !== undefined && 'shape' in reply && 'version' in (reply.shape as object);
  if (isEntity || id === 'deleteScheduleException')
    return { ETag: { description: 'The version, for `If-Match`', schema: textSchema } };
  if (cookie) return { 'Set-Cookie': { description: '`__Host-session`', schema: textSchema } };
  return undefined;
}
