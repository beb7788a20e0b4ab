/** Idempotency keys of one form or button: a double click or a second try is one effect, another decision is another. */
import { ApiProblem } from './api-problem.ts';

/** See {@link createKeyring}. */
export interface Keyring {
  /**
   * Runs a POST with its key. While it runs, the same body again is the same run. The same body gets the same key as long as
   * nobody knows what became of it (no answer came, the service failed); an answer ends the key.
   */
  readonly with: <Result>(body: unknown, post: (idempotencyKey: string) => Promise<Result>) => Promise<Result>;
}

/** Make one when the form opens. */
export function createKeyring(): Keyring {
  let open: { readonly body: string; readonly key: string; running: Promise<unknown> | null } | null = null;

  return {
    with: <Result>(body: unknown, post: (idempotencyKey: string) => Promise<Result>) => {
      const text = JSON.stringify(body);
      if (open?.body !== text) open = { body: text, key: crypto.randomUUID(), running: null };
      const attempt = open;
      const end = (): void => {
        if (open === attempt) open = null;
      };
      attempt.running ??= post(attempt.key)
        .then((result) => {
          end();
          return result;
        })
        .catch((thrown: unknown) => {
          attempt.running = null;
          if (isAnswered(thrown)) end();
          throw thrown;
        });
      return attempt.running as Promise<Result>;
    },
  };
}

/** Whether it is known what became of the request. */
const isAnswered = (thrown: unknown): boolean =>
  thrown instanceof ApiProblem && thrown.status >= 400 && thrown.status < 500 && thrown.code !== 'request-in-progress';
