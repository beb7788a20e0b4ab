/** Event source mappings of a deployment. */
import type { Deployment } from '../template/deployment.ts';
import { filterOf, type Filter } from './filter.ts';

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
