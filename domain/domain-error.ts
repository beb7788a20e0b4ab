/**
 * The one error that the caller can act on. Everything else that is thrown is either a failing dependency (503, may be
 * tried again) or a bug (500). The reply's status and its Swedish and English texts stand in `contract/problems.ts`.
 */

/** Every code a problem reply may bear. `contract/problems.ts` must know each of them. */
export const problemCodes = [
  'malformed-json',
  'invalid-request',
  'invalid-cursor',
  'idempotency-key-invalid',
  'idempotency-key-required',
  'organization-required',
  'unauthenticated',
  'invalid-credentials',
  'session-expired',
  'not-an-administrator',
  'scope-missing',
  'cross-site-request',
  'request-blocked',
  'not-found',
  'login-taken',
  'number-taken',
  'holiday-taken',
  'in-use',
  'number-not-available',
  'sim-card-taken',
  'catalogue-changed',
  'illegal-transition',
  'binding-remains',
  'too-many-drafts',
  'not-ready',
  'upload-over',
  'too-many-files',
  'too-many-documents',
  'not-deleted',
  'last-administrator',
  'no-mobile-number',
  'user-deactivated',
  'request-in-progress',
  'link-used-or-expired',
  'stale-version',
  'body-too-large',
  'unsupported-media-type',
  'idempotency-mismatch',
  'too-many-logins',
  'too-many-texts',
  'texts-used-up',
  'too-many-requests',
  'internal-error',
  'temporarily-unavailable',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Every code that a single field may bear in `errors[]` of a problem reply. */
export const fieldCodes = [
  'required',
  'wrong-type',
  'invalid',
  'invalid-choice',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'too-many',
  'too-many-at-once',
  'unknown-field',
  'unknown-reference',
  'not-an-email',
  'not-a-domain',
  'not-a-username',
  'not-a-phone-number',
  'ambiguous-number',
  'premium-number',
  'country-not-allowed',
  'country-in-use',
  'short-number',
  'machine-number',
  'not-a-swedish-mobile',
  'not-a-swedish-number',
  'number-here-already',
  'not-a-date',
  'not-a-postal-code',
  'not-a-time-zone',
  'not-an-organization-number',
  'not-an-identity-number',
  'identity-check-digit',
  'identity-date',
  'identity-is-phone-number',
  'identity-of-organization',
  'not-a-time',
  'not-a-local-time',
  'beyond-calendar',
  'in-the-past',
  'too-long-ago',
  'too-far-apart',
  'too-many-changes',
  'before-activation',
  'before-start',
  'until-before-start',
  'longer-than-period',
  'needs-recurrence',
  'needs-holiday',
  'not-an-occurrence',
  'overlapping',
  'points-to-itself',
  'points-in-a-circle',
  'doubled',
  'login-taken',
  'number-taken',
  'holiday-taken',
  'number-not-available',
  'cannot-move-here',
  'wrong-number-kind',
  'not-in-a-pool',
  'in-another-pool',
  'too-many-numbers',
  'not-an-iccid',
  'iccid-check-digit',
  'iccid-is-imsi',
  'iccid-is-short',
  'iccid-is-phone-number',
  'iccid-with-filler',
  'iccid-of-other-country',
  'sim-card-taken',
  'sim-or-address',
  'not-needed',
  'new-or-port',
  'too-many-ports',
  'document-in-use',
  'not-ready',
  'incompatible-products',
  'base-plan-stays',
  'needs-sim-card',
  'user-deactivated',
  'before-today',
  'too-far-ahead',
  'too-soon',
  'on-weekend',
  'on-holiday',
  'not-a-whole-hour',
  'outside-hours',
  'not-corrected',
  'after-end',
  'password-too-weak',
  'blank-at-end',
  'one-time-password',
  'wrong-code',
  'code-expired',
  'code-used',
] as const;
export type FieldCode = (typeof fieldCodes)[number];

/** One field that is wrong. `field` is a path such as `targets[1].id`; `values` fill the placeholders of its text. */
export interface FieldError {
  readonly field: string;
  readonly code: FieldCode;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A request names what does not exist, was deleted, or is another organisation's: the same error for all three. */
export const unknownReference = (field: string): FieldError => ({ field, code: 'unknown-reference' });

/** A thing where what should go is still used. */
export interface UsePlace {
  readonly id: string;
  readonly name: string;
}

/** What a rule says no with. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
  /** Seconds until the same request may succeed; becomes `Retry-After`. */
  readonly retryAfterSeconds: number | undefined;
  /** Fill the placeholders of the problem's detail text. Never personal numbers, tokens or foreign ids. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Of `in-use`: where to change something first. */
  readonly uses: readonly UsePlace[];

  constructor(
    code: ProblemCode,
    more: {
      errors?: readonly FieldError[];
      retryAfterSeconds?: number;
      values?: Readonly<Record<string, string | number>>;
      uses?: readonly UsePlace[];
      cause?: unknown;
    } = {},
  ) {
    super(code, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.errors = more.errors ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.values = more.values ?? {};
    this.uses = more.uses ?? [];
  }
}
