/** What goes wrong, in the document: one schema, an example of each problem in Swedish, and which operation answers with which. */
import type { oas31 } from 'zod-openapi';
import type { Operation } from '../contract/operation.ts';
import { fieldMessages } from '../contract/field-messages.ts';
import { commonProblems, problems, problemType } from '../contract/problems.ts';
import { fieldCodes, problemCodes, type FieldCode, type ProblemCode } from '../domain/domain-error.ts';
import { isIdempotent } from './openapi-headers.ts';

const requestId = { type: 'string', example: '7c1d9f0a-2a53-4b6e-9b0e-5f3c8d2e1a44' } as const;

/** RFC 9457 with this API's members. */
export const problemSchemas: Record<string, oas31.SchemaObject> = {
  Problem: {
    type: 'object',
    description: 'RFC 9457. Act on `code`, show `detail`, keep `requestId` for the support.',
    properties: {
      type: { type: 'string', format: 'uri', description: '`urn:mysoluno:problem:` and the code' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string', enum: [...problemCodes] },
      detail: { type: 'string' },
      requestId,
      errors: { type: 'array', items: { $ref: '#/components/schemas/FieldProblem' } },
      uses: {
        type: 'array',
        description: 'Of `in-use`: where something has to be changed first; the first of them',
        items: {
          type: 'object',
          properties: { id: { type: 'string' }, name: { type: 'string' } },
          required: ['id', 'name'],
        },
      },
    },
    required: ['type', 'title', 'status', 'code', 'detail', 'requestId', 'errors'],
  },
  FieldProblem: {
    type: 'object',
    description: 'One field that is wrong.',
    properties: {
      field: { type: 'string', description: 'A path, such as `aliases[1]`', example: 'secondaryNumber' },
      code: { type: 'string', enum: [...fieldCodes] },
      message: { type: 'string', example: fieldMessages['not-a-phone-number'].sv },
    },
    required: ['field', 'code', 'message'],
  },
};

const wrongField = {
  field: 'secondaryNumber',
  code: 'not-a-phone-number',
  message: fieldMessages['not-a-phone-number'].sv,
} as const satisfies { code: FieldCode } & Record<string, string>;

/** One of each, as a Swede gets it. */
export const problemExamples: Record<string, oas31.ExampleObject> = Object.fromEntries(
  problemCodes.map((code) => {
    const { status, title, detail } = problems[code];
    return [
      code,
      {
        summary: title.en,
        value: {
          type: problemType(code),
          title: title.sv,
          status,
          code,
          detail: detail.sv,
          requestId: requestId.example,
          errors: code === 'invalid-request' ? [wrongField] : [],
        },
      },
    ];
  }),
);

/** Every problem that an operation may answer with, its own last. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const { access, body, cookie, problems: own } = operation;
  return [
    ...new Set<ProblemCode>([
      ...commonProblems.everyone,
      ...(access.kind === 'public' ? [] : commonProblems.authenticated),
      ...(body ? commonProblems.withBody : []),
      ...(cookie ? commonProblems.withCookie : []),
      ...(isIdempotent(operation) ? commonProblems.idempotent : []),
      ...own,
    ]),
  ];
}

/** The problems of an operation by status, as names of {@link sharedResponses}: most operations answer with the same. */
export const problemResponses = (operation: Operation): Record<string, oas31.ReferenceObject> =>
  Object.fromEntries(
    byStatus(operation).map(([status, codes]) => [status, { $ref: `#/components/responses/${nameOf(codes)}` }]),
  );

/** The responses that {@link problemResponses} names. */
export const sharedResponses = (operations: readonly Operation[]): Record<string, oas31.ResponseObject> =>
  Object.fromEntries(
    operations.flatMap(byStatus).map(([status, codes]) => [nameOf(codes), response(Number(status), codes)]),
  );

const byStatus = (operation: Operation): readonly (readonly [status: string, codes: readonly ProblemCode[]])[] =>
  Object.entries(Object.groupBy(problemsOf(operation), (code) => problems[code].status));

const nameOf = (codes: readonly ProblemCode[]): string => codes.join('.');

const response = (status: number, codes: readonly ProblemCode[]): oas31.ResponseObject => ({
  description: codes.map((code) => `\`${code}\`: ${problems[code].detail.en}`).join('\n\n'),
  ...(mayComeBack(status, codes) && {
    headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
  }),
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
    },
  },
});

const mayComeBack = (status: number, codes: readonly ProblemCode[]): boolean =>
  status === 429 || status === 503 || codes.includes('request-in-progress');
