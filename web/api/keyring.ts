/** Idempotency keys of one form or button: a double click or a second try is one effect, another decision is another. */
import { ApiProblem } from './problem.ts';

/** See {@link createKeyring}. */
export interface Keyring {
  /**
   * Runs a POST with its key. The same body gets the same key as long as nobody knows what became of it (no answer came, the
   * service failed); an answer ends the key.
   */
  readonly with: <Result>(body: unknown, post: (idempotencyKey: string) => Promise<Result>) => Promise<Result>;
}

/** Make one when the form opens. */
export function createKeyring(): Keyring {
  let open: { body: string; key: string } | null = null;
  return {
    with: async (body, post) => {
      const text = JSON.stringify(body);
      if (open?.body !== text) open = { body: text, key: crypto.randomUUID() };
      try {
        const result = await post(open.key);
        open = null;
        return result;
      } catch (thrown) {
        const answered = thrown instanceof ApiProblem && thrown.status >= 400 && thrown.status < 500;
        if (answered && thrown.code !== 'request-in-progress') open = null;
        throw thrown;
      }
    },
  };
}
