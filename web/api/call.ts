/** The API as functions: `call('getUser', { params: { userId } })`. */
import { accessToken, endRefused } from '../session/session.ts';
import { ApiProblem } from './api-problem.ts';
import {
  routes,
  type AdministratorOperation,
  type FileOperation,
  type Reply,
  type Request,
  type VersionedOperation,
} from './routes.ts';
import { send, type Exchange } from './send.ts';

/** What goes with the request itself. */
interface CallOptions {
  readonly signal?: AbortSignal;
  /** Of every POST: the same key and body are one effect, however often they are sent. See {@link createKeyring}. */
  readonly idempotencyKey?: string;
}

/** A change names the version that was shown: `stale-version` when somebody has changed the thing since. */
interface ChangeOptions extends CallOptions {
  readonly ifMatch: number;
}

/** The compiler refuses a change without the version that it is a change of. */
type OptionsOf<Id> = Id extends VersionedOperation ? [options: ChangeOptions] : [options?: CallOptions];

/**
 * Calls an operation as the administrator who is logged in; a token that has run out meanwhile is renewed. Whoever is no
 * administrator any more is logged out, whatever was asked for. @throws ApiProblem
 */
export async function call<Id extends AdministratorOperation>(
  id: Id,
  request: Request<Id>,
  ...[options]: OptionsOf<Id>
): Promise<Reply<Id>> {
  return (await asAdministrator({ route: routes[id], ...request, ...options })) as Reply<Id>;
}

/** As {@link call}, of an operation that replies with a file. @throws ApiProblem */
export async function callForFile<Id extends FileOperation>(id: Id, request: Request<Id>): Promise<Blob> {
  return (await asAdministrator({ route: routes[id], ...request, fileType: 'application/pdf' })) as Blob;
}

async function asAdministrator(exchange: Exchange): Promise<unknown> {
  const token = await accessToken();
  try {
    return await admitted(exchange, token);
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem && thrown.status === 401)) throw thrown;
    // Refused before anything was done, so that it may be sent again.
    return admitted(exchange, await accessToken({ rejected: token }));
  }
}

async function admitted(exchange: Exchange, token: string): Promise<unknown> {
  try {
    return await patiently({ ...exchange, token });
  } catch (thrown) {
    if (thrown instanceof ApiProblem && thrown.code === 'not-an-administrator') endRefused(token);
    throw thrown;
  }
}

const mostTries = 4;
const longestWaitSeconds = 3;

/** While the same request is still running (its answer was lost, or it was sent twice), waits for its outcome. */
async function patiently(exchange: Exchange): Promise<unknown> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send(exchange);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem && thrown.code === 'request-in-progress') || tries === mostTries) throw thrown;
      const seconds = Math.min(thrown.retryAfterSeconds ?? 1, longestWaitSeconds);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }
}
