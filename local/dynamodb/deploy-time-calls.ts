/** What the template writes into the table while it is deployed: CDK's `AwsCustomResource`, as far as it puts items. */
import { Refusal } from '../refusal.ts';
import type { Deployment } from '../template/deployment.ts';

interface SdkCall {
  readonly service: string;
  readonly action: string;
  readonly parameters: object;
}

/** Makes the calls again at every start: they are idempotent, as calls of a deployment have to be. */
export async function makeDeployTimeCalls(
  deployment: Deployment,
  callTable: (operation: string, input: object) => Promise<unknown>,
): Promise<void> {
  for (const { logicalId, properties } of deployment.all<{ readonly Create?: string }>('Custom::AWS')) {
    if (properties.Create === undefined) continue;
    const call = JSON.parse(properties.Create) as SdkCall;
    if (call.service.toLowerCase() !== 'dynamodb' || call.action.toLowerCase() !== 'putitem') {
      throw new Refusal(
        `${logicalId} of the template calls ${call.service}.${call.action} while deploying; here only DynamoDB's PutItem is made.`,
      );
    }
    await callTable('PutItem', call.parameters);
  }
}
