/**
 * The session of this browser: who is logged in, and the access token that proves it.
 *
 * The token lives in this module's memory only and for ten minutes; what outlives a reload is the HttpOnly cookie, by which a
 * new token is had. The cookie rotates at each renewal, so tabs take turns (Web Locks) and hand each other what they got.
 */
import type { Session } from '../../contract/session.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { routes } from '../api/routes.ts';
import { send } from '../api/send.ts';
import { serverNow } from '../api/server-clock.ts';
import { claimDrafts, dropDrafts, keepDrafts } from '../design/drafts.ts';
import { changeLanguage, rememberedLanguage } from '../language.ts';
import { deviceStorage } from '../storage.ts';

/** Why nobody is logged in. `unknown`: not asked yet whether the cookie is still good. */
export type OutReason = 'never' | 'expired' | 'logged-out' | 'refused';
export type SessionState =
  | { readonly phase: 'unknown' }
  | { readonly phase: 'in'; readonly user: Session['user']; readonly organization: Session['organization'] }
  | { readonly phase: 'out'; readonly reason: OutReason };

type Told =
  | { readonly kind: 'renewed'; readonly session: Session }
  | { readonly kind: 'ended'; readonly reason: OutReason };

/** Before the token's end, so that no call is on its way when it comes. */
const marginMilliseconds = 30_000;
/** Where this device's clock is far from the server's every token looks old: still, renew at most once in this time. */
const shortestUseMilliseconds = 60_000;
/** Says that a session was begun here, so that a first visit need not ask in vain. The cookie itself cannot be seen. */
const hintKey = 'mysoluno.session';
const lockName = 'mysoluno.session';

let access: { readonly token: string; readonly renewAt: number } | null = null;
let state: SessionState =
  deviceStorage.get(hintKey) === null ? { phase: 'out', reason: 'never' } : { phase: 'unknown' };
let renewal: Promise<void> | null = null;
let isLeaving = false;
const listeners = new Set<() => void>();
const otherTabs = openChannel();

otherTabs?.addEventListener('message', ({ data }: MessageEvent<Told>) => {
  if (data.kind === 'renewed') adopt(data.session);
  else forget(data.reason);
});

/** What is so now; the same object until it changes. */
export const sessionState = (): SessionState => state;

/** Calls back at each change; answers how to stop. */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** After a login. */
export function beginSession(session: Session): void {
  adopt(session);
  tell({ kind: 'renewed', session });
}

/** Asks, by the cookie, who is logged in. @throws ApiProblem when no answer came; that the session is over is a state, no error. */
export async function restoreSession(): Promise<void> {
  await renew().catch((thrown: unknown) => {
    if (state.phase !== 'out') throw thrown;
  });
}

/** A token that is good for the next call. `rejected` is one that was just refused. @throws ApiProblem */
export async function accessToken({ rejected }: { rejected?: string } = {}): Promise<string> {
  if (!isUsable(rejected)) await renew(rejected);
  if (access === null) throw new Error('There is no session');
  return access.token;
}

/** The person who is logged in has changed their own account. */
export function refreshPerson(user: Session['user']): void {
  if (state.phase === 'in' && state.user.id === user.id) change({ ...state, user });
}

/** The organisation has been changed: its name and time zone are used everywhere. */
export function refreshOrganization(organization: Session['organization']): void {
  if (state.phase === 'in' && state.organization.id === organization.id) change({ ...state, organization });
}

/** Logs out here, in the other tabs and at the server. */
export async function logOut(): Promise<void> {
  isLeaving = true;
  // Also without an answer this browser forgets: whoever leaves a borrowed computer must see that it worked.
  await send({ route: routes.deleteSession }).catch(() => undefined);
  isLeaving = false;
  end('logged-out');
}

/** The API does not take the bearer of this token for an administrator any more. Who is logging out already is told of that. */
export function endRefused(token: string): void {
  if (access?.token === token && !isLeaving) end('refused');
}

const isUsable = (rejected?: string): boolean =>
  access !== null && access.token !== rejected && serverNow() < access.renewAt;

async function renew(rejected?: string): Promise<void> {
  renewal ??= navigator.locks
    .request(lockName, async () => {
      // Another tab may have renewed while this one waited for its turn.
      if (isUsable(rejected)) return;
      const session = (await send({ route: routes.refreshSession })) as Session;
      adopt(session);
      tell({ kind: 'renewed', session });
    })
    .catch((thrown: unknown) => {
      const reason = endedBecause(thrown);
      if (reason !== null) end(reason);
      throw thrown;
    })
    .finally(() => {
      renewal = null;
    });
  await renewal;
}

function endedBecause(thrown: unknown): OutReason | null {
  if (!(thrown instanceof ApiProblem)) return null;
  if (thrown.status === 401) return 'expired';
  return thrown.status === 403 ? 'refused' : null;
}

function adopt({ accessToken: token, expiresAt, user, organization }: Session): void {
  if (state.phase === 'in' && state.user.id !== user.id) {
    // Somebody else logged in from another tab: nothing of the former may stay on the screen.
    window.location.reload();
    return;
  }
  const now = serverNow();
  access = { token, renewAt: Math.max(Date.parse(expiresAt) - marginMilliseconds, now + shortestUseMilliseconds) };
  deviceStorage.set(hintKey, 'begun');
  if (rememberedLanguage() === null) void changeLanguage(user.language, { remember: false });
  claimDrafts(ownerOf({ user, organization }));
  change({ phase: 'in', user, organization });
}

function end(reason: OutReason): void {
  forget(reason);
  tell({ kind: 'ended', reason });
}

/** Who logs out by hand wants nothing to stay; anybody else did not mean to stop. */
function forget(reason: OutReason): void {
  if (reason === 'logged-out') dropDrafts();
  else if (state.phase === 'in') keepDrafts(ownerOf(state));
  access = null;
  deviceStorage.set(hintKey, null);
  change({ phase: 'out', reason });
}

const ownerOf = ({ user, organization }: Pick<Session, 'user' | 'organization'>): string =>
  `${organization.id} ${user.id}`;

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

const tell = (told: Told): void => otherTabs?.postMessage(told);

/** Null where the browser blocks it with the cookies (Firefox throws a SecurityError): then nobody can log in anyway. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('mysoluno.session');
  } catch {
    return null;
  }
}
