/**
 * A try at a password, counted where a stranger cannot use the count against the login's owner (ADR 0029): per login and network; for
 * a browser that has logged in before by a counter of its own; and, far higher, per login alone.
 */
import {
  forgetFailures,
  giveBackLoginAttempt,
  knownSeconds,
  rememberBrowser,
  takeKnownAttempt,
  takeLoginAttempt,
  type Allowance,
} from '../../adapters/table/limits.ts';
import type { Table } from '../../adapters/table/client.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { CookieChanges } from '../cookies.ts';
import { alsoAfterDeadline } from '../deadline.ts';
import { giveBack } from '../give-back.ts';
import { log } from '../log.ts';
import type { CommonRequest, CookieRequest } from '../request.ts';
import { randomToken, sha256 } from '../secrets.ts';

/** How many failures from one network, or in one known browser, lock a login for the rest of 15 minutes. */
const mostFailures = 10;

/** From all networks together. NIST SP 800-63B §3.2.2 allows no more than 100 consecutive failures. */
const mostFailuresOfAll = 100;

/** Whom a try is for, as typed and normalised: what people typed is kept as a hash only. */
export type TypedLogin = readonly [organization: string, login: string];

type Request = Pick<CommonRequest & CookieRequest, 'now' | 'requestId' | 'viewerAddress' | 'deviceCookie'>;

/** What was counted for one try. */
interface Counted {
  /** The password was right. */
  right(): Promise<unknown>;
  /** It came to no verdict, because a dependency failed. */
  giveBack(): Promise<void>;
}

/**
 * Looks at a password after the try was counted, so that ten parallel guesses count as ten.
 * @param look null when the password is wrong
 * @throws DomainError `too-many-logins`
 */
export async function attemptLogin<Verdict>(
  table: Table,
  login: TypedLogin,
  request: Request,
  look: () => Promise<Verdict | null>,
): Promise<Verdict | null> {
  const counted = await countAttempt(table, login, request);
  const verdict = await look().catch(async (error: unknown) => {
    await counted.giveBack();
    throw error;
  });
  // Also after the deadline: the password was right, whatever becomes of the request.
  if (verdict !== null) await alsoAfterDeadline(() => counted.right());
  return verdict;
}

/**
 * Tries a code of a login, with or without such a login, at most so often in 15 minutes. It is counted first, and forgotten when the code was right; not counted is
 * what came to no verdict, and what is wrong with a right code.
 * @param look null when the code is wrong
 * @throws DomainError `too-many-logins`, and what `look` throws
 */
export async function attemptCode<Verdict>(
  table: Table,
  login: TypedLogin,
  { now, requestId, most }: Pick<Request, 'now' | 'requestId'> & { readonly most: number },
  look: () => Promise<Verdict | null>,
): Promise<Verdict | null> {
  const counter = counterOf('code', '', login);
  assertAllowed(await takeLoginAttempt(table, counter, { most, now }));
  const forget = () => alsoAfterDeadline(() => forgetFailures(table, counter));
  const verdict = await look().catch(async (error: unknown) => {
    // A rejection by DomainError means that the code itself was right: it was not a guess.
    if (error instanceof DomainError) await forget();
    else await giveBack('codes', requestId, [() => giveBackLoginAttempt(table, counter)]);
    throw error;
  });
  if (verdict !== null) await forget();
  return verdict;
}

/** Lets this browser count for itself from now on. Returns the cookie that it keeps. */
export async function rememberDevice(
  table: Table,
  login: TypedLogin,
  { deviceCookie, now }: Pick<Request, 'deviceCookie' | 'now'>,
): Promise<NonNullable<CookieChanges['device']>> {
  const device = deviceCookie !== null && /^[\w-]{22}$/.test(deviceCookie) ? deviceCookie : randomToken();
  await rememberBrowser(table, counterOf('device', device, login), now);
  return { value: device, maxAgeSeconds: knownSeconds };
}

async function countAttempt(table: Table, login: TypedLogin, request: Request): Promise<Counted> {
  const { now, viewerAddress, deviceCookie, requestId } = request;
  const takeBack = (...counters: readonly string[]): Promise<void> =>
    giveBack(
      'login attempts',
      requestId,
      counters.map((counter) => () => giveBackLoginAttempt(table, counter)),
    );
  if (deviceCookie !== null) {
    const device = counterOf('device', deviceCookie, login);
    const known = await takeKnownAttempt(table, device, { most: mostFailures, now });
    if (known) {
      assertAllowed(known);
      return { right: () => giveBackLoginAttempt(table, device), giveBack: () => takeBack(device) };
    }
  }
  const here = counterOf('network', viewerAddress, login);
  const everywhere = counterOf('login', '', login);
  assertAllowed(await takeLoginAttempt(table, here, { most: mostFailures, now }));
  const ofAll = await takeLoginAttempt(table, everywhere, { most: mostFailuresOfAll, now }).catch(
    async (error: unknown) => {
      await takeBack(here);
      throw error;
    },
  );
  if (!ofAll.allowed) {
    await takeBack(here);
    log('info', 'login locked for unknown browsers', { requestId });
  }
  assertAllowed(ofAll);
  return {
    right: () => forgetLoginFailures(table, login, request),
    giveBack: () => takeBack(here, everywhere),
  };
}

/** Lets everybody's tries of a login begin anew from this network: its owner has just shown that the account is theirs, by a code. */
export async function forgetLoginFailures(
  table: Table,
  login: TypedLogin,
  { viewerAddress }: Pick<Request, 'viewerAddress'>,
): Promise<void> {
  await Promise.all([
    forgetFailures(table, counterOf('network', viewerAddress, login)),
    forgetFailures(table, counterOf('login', '', login)),
  ]);
}

const counterOf = (kind: 'device' | 'network' | 'login' | 'code', whose: string, login: TypedLogin): string =>
  sha256(JSON.stringify([kind, whose, ...login]));

function assertAllowed({ allowed, retryAfterSeconds }: Allowance): void {
  if (!allowed) throw new DomainError('too-many-logins', { retryAfterSeconds });
}
