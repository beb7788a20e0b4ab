/** Opens what every service with a caller needs. */
import { openAccessTokens } from '../adapters/directory/access-token.ts';
import type { Table } from '../adapters/table/client.ts';
import { resourceServer } from '../contract/operation.ts';
import type { AuthorityPowers } from './authority.ts';
import { cognitoEndpoint, type Settings } from './settings.ts';

/** The settings that {@link openAuthority} reads. */
export const authoritySettings = ['TABLE_NAME', 'USER_POOL_ID', 'PORTAL_CLIENT_ID'] as const;

export const openAuthority = (
  table: Table,
  settings: Settings<'USER_POOL_ID' | 'PORTAL_CLIENT_ID'>,
): AuthorityPowers => ({
  table,
  portalClientId: settings.PORTAL_CLIENT_ID,
  tokens: openAccessTokens({ userPoolId: settings.USER_POOL_ID, endpoint: cognitoEndpoint(), resourceServer }),
});
