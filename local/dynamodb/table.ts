/** Makes a table in the engine from the `Properties` of an `AWS::DynamoDB::Table`. */
import { Refusal } from '../refusal.ts';
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

/** Creates the table, unless it exists already; answers its name. @throws Refusal when the one that exists has other keys */
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
    if (!(error instanceof EngineError && error.code === 'ResourceInUseException')) throw error;
    await checkTable(endpoint, TableName, properties);
    return TableName;
  }
  if (TimeToLiveSpecification?.Enabled)
    await callEngine(endpoint, 'UpdateTimeToLive', { TableName, TimeToLiveSpecification });
  return TableName;
}

interface Projection {
  readonly ProjectionType: string;
  readonly NonKeyAttributes?: readonly string[];
}

interface Keys {
  readonly KeySchema: readonly object[];
  readonly GlobalSecondaryIndexes?: readonly object[];
}

async function checkTable(endpoint: string, TableName: string, wanted: Keys): Promise<void> {
  const { Table } = await callEngine<{ Table: Keys }>(endpoint, 'DescribeTable', { TableName });
  if (keysOf(Table) === keysOf(wanted)) return;
  throw new Refusal(
    `The data was written for another table than the template's ${TableName}: its keys or indexes have changed since. Remove the data folder to begin again from the seed, or start with --ephemeral.`,
  );
}

/** The keys of table and indexes, and what the indexes hold, as a text that is the same for the same table. */
const keysOf = ({ KeySchema, GlobalSecondaryIndexes = [] }: Keys): string => {
  const keys = (schema: readonly object[]): string =>
    (schema as { AttributeName: string; KeyType: string }[])
      .map((key) => `${key.KeyType} ${key.AttributeName}`)
      .sort()
      .join();
  const indexes = GlobalSecondaryIndexes as { IndexName: string; KeySchema: object[]; Projection: Projection }[];
  const lines = indexes.map(
    ({ IndexName, KeySchema: schema, Projection: { ProjectionType, NonKeyAttributes = [] } }) =>
      `${IndexName}: ${keys(schema)} ${ProjectionType} ${NonKeyAttributes.toSorted().join()}`,
  );
  return [keys(KeySchema), ...lines.sort()].join('; ');
};
