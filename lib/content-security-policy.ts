/** What a page may load and do, by directive: `{ 'script-src': ["'self'"] }` (https://www.w3.org/TR/CSP3/). */
export type ContentSecurityPolicy = Readonly<Record<string, readonly string[]>>;

/** The text of the header. */
export const policyText = (policy: ContentSecurityPolicy): string =>
  Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
