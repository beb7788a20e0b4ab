/** What the login asks for next. In memory only: it proves a password that was typed a moment ago. */

let pending: string | null = null;

/** Keeps the challenge's session for the page that answers it. */
export const keepChallenge = (challengeSession: string | null): void => {
  pending = challengeSession;
};

/** The challenge that waits for its answer, if any. */
export const pendingChallenge = (): string | null => pending;
