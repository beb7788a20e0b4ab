/** The cookies of the portal. `__Host-` binds them to its origin, and no script reads them. */

const names = {
  /** The refresh token of who is logged in. */
  session: '__Host-session',
  /** A browser in which somebody has logged in before: it counts failed logins for itself (ADR 0029). */
  device: '__Host-device',
} as const;
type CookieName = keyof typeof names;

/** What a reply sets: a value and how long the browser keeps it; `clear` takes the cookie away. */
type CookieChange = { readonly value: string; readonly maxAgeSeconds: number } | 'clear';

/** By their names; one that is left out stays as it is. */
export type CookieChanges = { readonly [Name in CookieName]?: CookieChange };

/** The value of a cookie in a `Cookie` header; null when there is none. */
export const readCookie = (header: string | undefined, name: CookieName): string | null =>
  header
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(`${names[name]}=`))
    ?.slice(names[name].length + 1) || null;

/** The `Set-Cookie` headers of a reply. */
export const writeCookies = ({ session, device }: CookieChanges): string[] => [
  ...(session ? [written('session', session)] : []),
  ...(device ? [written('device', device)] : []),
];

function written(name: CookieName, change: CookieChange): string {
  const [value, age] = change === 'clear' ? ['', 0] : [change.value, change.maxAgeSeconds];
  return `${names[name]}=${value}; Path=/; Max-Age=${age}; HttpOnly; Secure; SameSite=Strict`;
}
