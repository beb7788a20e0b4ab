/** API Gateway: the one REST API of the template. */
import { cognito } from '../cognito/plug-in.ts';
import { lambda } from '../lambda/plug-in.ts';
import type { PlugIn } from '../plug-in.ts';
import { hashOf, identifiedByLogicalId, nameOf } from '../template/identity.ts';
import { apiOf } from './api.ts';
import { authorizerOf } from './authorizer.ts';
import { gatewayOf, type Gateway } from './gateway.ts';

export const gateway = {
  name: 'gateway',
  resourceTypes: {
    'AWS::ApiGateway::RestApi': (_, place) => {
      const id = hashOf(place).slice(0, 10);
      return { ref: id, attributes: { RestApiId: id, RootResourceId: `${id}-root` } };
    },
    'AWS::ApiGateway::Resource': (_, place) => ({ ref: hashOf(place).slice(0, 16), attributes: {} }),
    'AWS::ApiGateway::Method': identifiedByLogicalId,
    'AWS::ApiGateway::Authorizer': (_, place) => ({ ref: hashOf(place).slice(0, 12), attributes: {} }),
    'AWS::ApiGateway::GatewayResponse': identifiedByLogicalId,
    'AWS::ApiGateway::Stage': (properties, place) => ({ ref: nameOf(properties['StageName'], place), attributes: {} }),
  },
  faults: [],
  start({ deployment, clock, get }) {
    const authorize = authorizerOf(get(cognito).pool, clock);
    return { provides: gatewayOf(apiOf(deployment), get(lambda).find, authorize, clock) };
  },
} as const satisfies PlugIn<Gateway>;
