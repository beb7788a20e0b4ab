/** Headers that requests bear, and on which operations they mean something. */
import type { oas31 } from 'zod-openapi';
import type { Operation } from '../contract/operation.ts';

/** By their names among the document's components. */
export const requestHeaders = {
  Organization: {
    name: 'X-Organization',
    in: 'header',
    description:
      'The organisation to act for. An administrator leaves it out to mean their own; a machine of the operator must give it.',
    schema: { type: 'string' },
    example: 'org_01JDCQ8V9W6Z4T3R2P1N0M5K7H',
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Makes it safe to send again. Kept for 24 hours per organisation: the same key with the same body gets the first answer, less its secrets. Where the answer has the form of an upload, the form is a new one, for the same upload.',
    schema: { type: 'string', pattern: '^[\\w.:-]{1,64}$' },
    example: 'b7f0c5ce-6a0e-4d0f-9d5e-0f2b1c9a7e31',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The version that was read. If somebody was faster, nothing is changed and the answer is 412.',
    schema: { type: 'string' },
    example: '"3"',
  },
  Language: {
    name: 'Accept-Language',
    in: 'header',
    description: 'The language of problem texts.',
    schema: { type: 'string', default: 'sv' },
    example: 'sv',
  },
} as const satisfies Record<string, oas31.ParameterObject>;

/** Whether an `Idempotency-Key` is kept: it is kept per organisation, so somebody must have been let in first. */
export const isIdempotent = ({ method, access }: Operation): boolean =>
  method === 'POST' && (access.kind === 'organization' || access.kind === 'machine');

/** The headers of an operation, by their names in {@link requestHeaders}. */
export function requestHeadersOf(operation: Operation): readonly (keyof typeof requestHeaders)[] {
  const { versioned, access } = operation;
  return [
    ...(access.kind === 'organization' || access.kind === 'machine' ? (['Organization'] as const) : []),
    ...(isIdempotent(operation) ? (['IdempotencyKey'] as const) : []),
    ...(versioned ? (['IfMatch'] as const) : []),
    'Language',
  ];
}
