/** Cognito: the one user pool of the template, its trigger, and its token endpoint. */
import { region } from '../account.ts';
import { answerFaults } from '../faults.ts';
import { lambda } from '../lambda/plug-in.ts';
import type { PlugIn } from '../plug-in.ts';
import { arnOf, hashOf, nameOf } from '../template/identity.ts';
import { startCognito, type Cognito } from './server.ts';
import { userPoolOf } from './user-pool.ts';

export const cognito = {
  name: 'cognito',
  title: 'Katalogen',
  resourceTypes: {
    'AWS::Cognito::UserPool': (_, place) => {
      const id = `${region}_${hashOf(place).slice(0, 9)}`;
      return { ref: id, attributes: { Arn: arnOf('cognito-idp', `userpool/${id}`), UserPoolId: id } };
    },
    'AWS::Cognito::UserPoolClient': (_, place) => {
      const id = hashOf(place).slice(0, 26);
      return { ref: id, attributes: { ClientId: id } };
    },
    'AWS::Cognito::UserPoolResourceServer': (properties, place) => ({
      ref: nameOf(properties['Identifier'], place),
      attributes: {},
    }),
  },
  faults: answerFaults,
  async start({ deployment, files, clock, faults, get }) {
    const { pool: definition, triggerArn } = userPoolOf(deployment);
    const invokeTrigger = async (arn: string, event: object) => {
      const found = get(lambda).find(arn);
      if (!found) throw new Error(`There is no function ${arn}`);
      return found.invoke(event);
    };
    const trigger = triggerArn === null ? null : (event: object) => invokeTrigger(triggerArn, event);
    const server = await startCognito(definition, { files, clock, faults, trigger });
    const keyId = (): string | undefined => server.pool.signingKey.publicKey.kid;
    let knownKeyId = keyId();
    return {
      provides: server,
      service: server,
      endpointVariables: { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: server.endpoint },
      /** An older seed had another pool: what warm environments know of it is wrong now. */
      async openData() {
        if (keyId() !== knownKeyId) await get(lambda).closeEnvironments();
        knownKeyId = keyId();
      },
    };
  },
} as const satisfies PlugIn<Cognito>;
