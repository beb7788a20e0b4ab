/** How functions of a deployment are tried again whose callers do not wait. */
import type { Deployment } from '../template/deployment.ts';

interface EventInvokeProperties {
  readonly FunctionName: string;
  readonly MaximumRetryAttempts?: number;
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
}

/** How often a failed run comes again, and where its event goes then. */
export interface RetryDefinition {
  readonly maximumRetries: number;
  readonly onFailureArn: string | null;
}

/** Lambda's own, where the template says nothing of a function. */
export const defaultRetries: RetryDefinition = { maximumRetries: 2, onFailureArn: null };

/** By function name; those that the template says something of. */
export const retriesOf = (deployment: Deployment): ReadonlyMap<string, RetryDefinition> =>
  new Map(
    deployment.all<EventInvokeProperties>('AWS::Lambda::EventInvokeConfig').map(({ properties }) => [
      functionNameOf(properties.FunctionName),
      {
        maximumRetries: properties.MaximumRetryAttempts ?? defaultRetries.maximumRetries,
        onFailureArn: properties.DestinationConfig?.OnFailure?.Destination ?? null,
      },
    ]),
  );

/** From a name or an ARN. */
const functionNameOf = (reference: string): string => reference.split(':').at(-1) ?? '';
