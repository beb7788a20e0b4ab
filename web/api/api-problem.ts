/** The one error of calls to the API. */
import type { ProblemCode, UsePlace } from '../../domain/domain-error.ts';

/** `no-answer`: the network, or something between, did not let us through; nobody knows whether the request arrived. */
export type ClientCode = ProblemCode | 'no-answer';

/** One field that the API refuses. */
export interface RefusedField {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** What {@link ApiProblem} is made of. */
export interface ProblemDetails {
  readonly status: number;
  readonly code: ClientCode;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly errors: readonly RefusedField[];
  readonly retryAfterSeconds: number | null;
  /** Of `in-use`: where something has to be changed first. */
  readonly uses?: readonly UsePlace[];
}

/** Thrown by every call that does not succeed. `title` and `detail` are in the language that the person reads. */
export class ApiProblem extends Error implements ProblemDetails {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: ClientCode;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly errors: readonly RefusedField[];
  readonly retryAfterSeconds: number | null;
  readonly uses: readonly UsePlace[];

  constructor(details: ProblemDetails, options?: ErrorOptions) {
    super(`${details.status} ${details.code}`, options);
    this.status = details.status;
    this.code = details.code;
    this.title = details.title;
    this.detail = details.detail;
    this.requestId = details.requestId;
    this.errors = details.errors;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.uses = details.uses ?? [];
  }
}
