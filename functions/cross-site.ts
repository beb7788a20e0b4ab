/**
 * Login CSRF: without this check a page of another site could log a visitor in to the attacker's organisation. SameSite protects a
 * cookie from being sent across sites, not from being set.
 */
import { DomainError } from '../domain/domain-error.ts';
import type { Headers } from './read-request.ts';

/**
 * Rejects a request that a browser made for a page of another site. Browsers set both headers themselves, and send `Origin` with
 * every POST and DELETE; a client that is no browser sends neither. A sibling domain (`same-site`) is another site too.
 * @throws DomainError `cross-site-request`
 */
export function assertOwnSite({ origin, 'sec-fetch-site': site = 'none', 'x-viewer-host': host }: Headers): void {
  const isOwn = origin === undefined || hostOf(origin) === host?.toLowerCase();
  if (!isOwn || !['none', 'same-origin'].includes(site)) throw new DomainError('cross-site-request');
}

/** With its port, unless it is the scheme's own; null for `null`, which stands for an origin that is not disclosed. */
const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
