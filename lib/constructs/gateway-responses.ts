import { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { problems, problemType } from '../../contract/problems.ts';

type ProblemCode = keyof typeof problems;

/** What the gateway says by itself, when no function is reached. */
const answers: readonly {
  readonly type: ResponseType;
  readonly code: ProblemCode;
  readonly retryAfterSeconds?: number;
}[] = [
  { type: ResponseType.UNAUTHORIZED, code: 'unauthenticated' },
  { type: ResponseType.EXPIRED_TOKEN, code: 'unauthenticated' },
  { type: ResponseType.ACCESS_DENIED, code: 'scope-missing' },
  { type: ResponseType.INVALID_API_KEY, code: 'scope-missing' },
  { type: ResponseType.WAF_FILTERED, code: 'request-blocked' },
  { type: ResponseType.BAD_REQUEST_BODY, code: 'invalid-request' },
  { type: ResponseType.BAD_REQUEST_PARAMETERS, code: 'invalid-request' },
  { type: ResponseType.REQUEST_TOO_LARGE, code: 'body-too-large' },
  { type: ResponseType.THROTTLED, code: 'too-many-requests', retryAfterSeconds: 1 },
  { type: ResponseType.QUOTA_EXCEEDED, code: 'too-many-requests', retryAfterSeconds: 60 },
  // Where no route is, the gateway looks for an AWS signature: the first if there is no Authorization, the others if there is one.
  // What else it may refuse is named above, so that the last of these stands for unknown routes alone.
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, code: 'not-found' },
  { type: ResponseType.INVALID_SIGNATURE, code: 'not-found' },
  { type: ResponseType.DEFAULT_4XX, code: 'not-found' },
  { type: ResponseType.INTEGRATION_TIMEOUT, code: 'temporarily-unavailable', retryAfterSeconds: 5 },
  { type: ResponseType.DEFAULT_5XX, code: 'internal-error' },
];

/** Makes the gateway's own answers problems like all others (RFC 9457), in both languages, since it cannot choose one. */
export function addGatewayResponses(api: RestApi): void {
  for (const { type, code, retryAfterSeconds } of answers) {
    api.addGatewayResponse(`Says${type.responseType}`, {
      type,
      statusCode: String(problems[code].status),
      templates: { 'application/json': JSON.stringify(problemBody(code)) },
      responseHeaders: {
        'Content-Type': "'application/problem+json'",
        'Cache-Control': "'no-store'",
        ...(retryAfterSeconds !== undefined && { 'Retry-After': `'${retryAfterSeconds}'` }),
      },
    });
  }
}

function problemBody(code: ProblemCode) {
  const { status, title, detail } = problems[code];
  return {
    type: problemType(code),
    title: `${title.sv} / ${title.en}`,
    status,
    code,
    detail: `${detail.sv} / ${detail.en}`,
    requestId: '$context.requestId',
    errors: [],
  };
}
