/** Makes a table in the engine from the `Properties` of an `AWS::DynamoDB::Table`. */
import { callEngine, EngineError } from './call.ts';

/** The properties that the engine acts on; what protects data in the cloud (PITR, deletion protection, encryption) has no meaning here. */
export interface TableProperties {
  readonly TableName?: string;
  readonly KeySchema: readonly object[];
  readonly AttributeDefinitions: readonly object[];
  readonly GlobalSecondaryIndexes?: readonly object[];
  readonly LocalSecondaryIndexes?: readonly object[];
  readonly StreamSpecification?: { readonly StreamViewType: string };
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled: boolean };
}

/** Creates the table, unless it exists already; answers its name. */
export async function createTable(endpoint: string, properties: TableProperties): Promise<string> {
  const { TableName = 'mysoluno', StreamSpecification, TimeToLiveSpecification } = properties;
  try {
    await callEngine(endpoint, 'CreateTable', {
      TableName,
      KeySchema: properties.KeySchema,
      AttributeDefinitions: properties.AttributeDefinitions,
      GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes,
      LocalSecondaryIndexes: properties.LocalSecondaryIndexes,
      BillingMode: 'PAY_PER_REQUEST',
      ...(StreamSpecification && { StreamSpecification: { ...StreamSpecification, StreamEnabled: true } }),
    });
  } catch (error) {
    if (error instanceof EngineError && error.code === 'ResourceInUseException') return TableName;
    throw error;
  }
  if (TimeToLiveSpecification?.Enabled)
    await callEngine(endpoint, 'UpdateTimeToLive', { TableName, TimeToLiveSpecification });
  return TableName;
}
