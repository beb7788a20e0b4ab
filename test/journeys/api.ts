/** A file of stories over the API: the system, and the bakery's first administrator, who calls it. Call it at the top of the file. */
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { System, type CallOptions, type Reply } from './system.ts';

/** See {@link openApi}. */
export interface Api {
  readonly system: System;
  /** Of the administrator's latest login. */
  readonly token: string;
  /** A call of the administrator. */
  readonly call: (method: string, path: string, options?: CallOptions) => Promise<Reply>;
  /** Logs the administrator in again: a token is old when the clock has been put forward. */
  readonly logIn: () => Promise<void>;
  readonly advance: (seconds: number) => Promise<unknown>;
}

/** Starts once for the file; each story begins with the seed and leaves no fault behind. */
export function openApi(): Api {
  let system: System;
  let token: string;
  const logIn = async (): Promise<void> => {
    token = await system.logIn();
  };
  beforeAll(async () => {
    system = await System.ofWorker();
  });
  beforeEach(async () => {
    await system.control('POST', '/reset');
    await logIn();
  });
  afterEach(() => system.control('DELETE', '/faults'));
  return {
    get system() {
      return system;
    },
    get token() {
      return token;
    },
    call: (method, path, options = {}) => system.call(method, path, { token, ...options }),
    logIn,
    advance: (seconds) => system.control('POST', '/clock', { advanceSeconds: seconds }),
  };
}

/** What a refusal says: its status and its code. */
export const outcome = ({ status, body }: Reply): readonly [number, unknown] => [status, body.code];
