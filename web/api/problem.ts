/** What went wrong with a call, in words for people. */
import i18next from 'i18next';
import { problems } from '../../contract/problems.ts';
import type { ProblemCode, UsePlace } from '../../domain/domain-error.ts';
import { currentLanguage } from '../language.ts';
import { ApiProblem, type ProblemDetails, type RefusedField } from './api-problem.ts';

/** What the gateway says by itself it says in both languages at once; these texts are ours. */
const gatewayCodes: ReadonlySet<string> = new Set<ProblemCode>([
  'unauthenticated',
  'body-too-large',
  'too-many-requests',
  'internal-error',
  'temporarily-unavailable',
]);

const isProblemCode = (code: unknown): code is ProblemCode => typeof code === 'string' && code in problems;

const codeOfStatus = (status: number): ProblemCode =>
  (Object.entries(problems).find(([code, { status: usual }]) => usual === status && gatewayCodes.has(code))?.[0] as
    | ProblemCode
    | undefined) ?? 'internal-error';

/** Reads a problem reply (RFC 9457); one without a body of ours gets the texts of its status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as Partial<Record<keyof ProblemDetails, unknown>>;
  const code = isProblemCode(body.code) ? body.code : codeOfStatus(response.status);
  const own = problems[code];
  const language = currentLanguage();
  const told = !gatewayCodes.has(code) && typeof body.title === 'string' && typeof body.detail === 'string';
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ApiProblem({
    status: response.status,
    code,
    title: told ? String(body.title) : own.title[language],
    detail: told ? String(body.detail) : own.detail[language],
    requestId: typeof body.requestId === 'string' ? body.requestId : null,
    errors: Array.isArray(body.errors) ? (body.errors as RefusedField[]) : [],
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
    uses: Array.isArray(body.uses) ? (body.uses as UsePlace[]) : [],
  });
}

/** Whether the same may succeed if it is asked again: nobody has said no to it. */
export const mayPass = (thrown: unknown): boolean =>
  thrown instanceof ApiProblem && (thrown.status === 0 || thrown.status >= 500);

/** When no answer came at all. */
export const noAnswer = (cause: unknown): ApiProblem =>
  new ApiProblem(
    {
      status: 0,
      code: 'no-answer',
      title: i18next.t('problem.noAnswer.title'),
      detail: i18next.t('problem.noAnswer.detail'),
      requestId: null,
      errors: [],
      retryAfterSeconds: null,
    },
    { cause },
  );

/** Whatever was thrown, as something that can be shown: a fault of our own is told as the API tells its own. */
export function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown;
  const { title, detail } = problems['internal-error'];
  const language = currentLanguage();
  return new ApiProblem(
    {
      status: 500,
      code: 'internal-error',
      title: title[language],
      detail: detail[language],
      requestId: null,
      errors: [],
      retryAfterSeconds: null,
    },
    { cause: thrown },
  );
}
