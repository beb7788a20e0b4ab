/** A user pool with a client for people and one for a machine. */
import type { PoolDefinition } from '../../local/cognito/pool.ts';

export const portal = {
  id: 'portalportalportalportal00',
  name: 'portal',
  authFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
  oauthFlows: [],
  oauthScopes: [],
  accessTokenSeconds: 600,
  idTokenSeconds: 600,
  refreshTokenSeconds: 12 * 3600,
  challengeSeconds: 180,
  rotationGraceSeconds: 60,
  hidesUserExistence: true,
  generatesSecret: true,
};
export const machine = {
  ...portal,
  id: 'machinemachinemachinemachi',
  name: 'pbx-core',
  authFlows: [],
  oauthFlows: ['client_credentials'],
  oauthScopes: ['mysoluno/users.read', 'mysoluno/events.read'],
};
export const definition: PoolDefinition = {
  id: 'eu-north-1_testtest1',
  minimumPasswordLength: 12,
  temporaryPasswordDays: 7,
  clients: [portal, machine],
};
