import { revoke } from '../../adapters/directory/accounts.ts';
import * as contract from '../../contract/session.ts';
import { Answer, implement } from '../request.ts';
import type { SessionPowers } from './open-session.ts';

/** Logs out: the refresh token is void and the cookie gone. Without a session there is nothing to do, and that is fine. */
export const deleteSession = implement(
  contract.deleteSession,
  async ({ sessionCookie }, { accounts }: SessionPowers) => {
    if (sessionCookie !== null) await revoke(accounts, sessionCookie);
    return new Answer(undefined, { cookies: { session: 'clear' } });
  },
);
