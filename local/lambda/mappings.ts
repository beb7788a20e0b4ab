/** Queues and event source mappings of a deployment. */
import type { QueueSettings } from '../sqs/queue.ts';
import { filterOf, type Filter } from './filter.ts';
import type { Deployment } from '../template/deployment.ts';

interface QueueProperties {
  readonly VisibilityTimeout?: number;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number };
}

/** A queue and where it puts what cannot be dealt with. */
export interface QueueDefinition extends QueueSettings {
  readonly arn: string;
  readonly redrive: { readonly arn: string; readonly maxReceiveCount: number } | null;
}

export const queuesOf = (deployment: Deployment): QueueDefinition[] =>
  deployment
    .all<QueueProperties>('AWS::SQS::Queue')
    .map(({ attributes, properties: { VisibilityTimeout = 30, RedrivePolicy } }) => ({
      name: attributes['QueueName'] ?? '',
      arn: attributes['Arn'] ?? '',
      visibilityTimeoutSeconds: VisibilityTimeout,
      redrive: RedrivePolicy
        ? { arn: RedrivePolicy.deadLetterTargetArn, maxReceiveCount: RedrivePolicy.maxReceiveCount }
        : null,
    }));

interface MappingProperties {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly BatchSize?: number;
  readonly FilterCriteria?: { readonly Filters?: readonly { readonly Pattern: string }[] };
  readonly FunctionResponseTypes?: readonly string[];
  readonly BisectBatchOnFunctionError?: boolean;
  readonly MaximumRetryAttempts?: number;
  readonly MaximumRecordAgeInSeconds?: number;
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
}

/** What calls a function for what comes from a stream or a queue. Without bound where AWS says −1. */
export interface MappingDefinition {
  readonly id: string;
  readonly sourceArn: string;
  readonly functionName: string;
  readonly batchSize: number | null;
  readonly filter: Filter;
  readonly reportsBatchItemFailures: boolean;
  readonly bisects: boolean;
  readonly maximumRetries: number | null;
  readonly maximumAgeSeconds: number | null;
  readonly onFailureArn: string | null;
}

const bound = (value: number | undefined): number | null => (value === undefined || value < 0 ? null : value);

export const mappingsOf = (deployment: Deployment): MappingDefinition[] =>
  deployment.all<MappingProperties>('AWS::Lambda::EventSourceMapping').map(({ logicalId, properties }) => ({
    id: logicalId,
    sourceArn: properties.EventSourceArn,
    functionName: properties.FunctionName.split(':').at(-1) ?? '',
    batchSize: properties.BatchSize ?? null,
    filter: filterOf((properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) => Pattern)),
    reportsBatchItemFailures: properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
    bisects: properties.BisectBatchOnFunctionError ?? false,
    maximumRetries: bound(properties.MaximumRetryAttempts),
    maximumAgeSeconds: bound(properties.MaximumRecordAgeInSeconds),
    onFailureArn: properties.DestinationConfig?.OnFailure?.Destination ?? null,
  }));
