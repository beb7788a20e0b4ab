/**
 * Shapes what a person's access token may do (Cognito's pre-token-generation trigger, version 2). The pool's own scope would
 * let whoever steals a token change the password, the MFA settings or delete the account at Cognito itself; it is taken out, and
 * the portal's own put in. See ADR 0005.
 */
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { portalScope, resourceServer } from '../../contract/operation.ts';
import { worker } from '../stack.ts';

const poolsOwnScope = 'aws.cognito.signin.user.admin';

export const handler = worker(
  async (event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> => {
    event.response = {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          scopesToAdd: [`${resourceServer}/${portalScope}`],
          scopesToSuppress: [poolsOwnScope],
        },
      },
    };
    return event;
  },
);
