/** Where to go after the login: back to where one was, on this origin only. */
export function placeAfterLogin(search: URLSearchParams): string {
  const next = search.get('next') ?? '/';
  // `//host` and `/\host` are other origins to a browser.
  return /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : '/';
}
