/** DynamoDB with its streams: the engine, the front that shows its faults, the sweep of expired items. */
import { join } from 'node:path';
import { answerFaults, deliveryFaults } from '../faults.ts';
import type { PlugIn } from '../plug-in.ts';
import { arnOf, identifiedByLogicalId, nameOf } from '../template/identity.ts';
import { countWrites, followWrites, type Bypass } from './bypass.ts';
import { callEngine } from './call.ts';
import { makeDeployTimeCalls } from './deploy-time-calls.ts';
import { startEngine } from './engine.ts';
import { startDynamoDbFront } from './front.ts';
import { createTable, type TableProperties } from './table.ts';
import { openTableStream, streamArn, type TableStream } from './table-stream.ts';
import { ttlSweep } from './ttl-sweep.ts';

/** The tables of the template. */
export interface Tables {
  /** By which functions pass the front. */
  readonly bypass: Bypass;
  /** The stream as the engine has it until the next reset; null where there is none of that ARN. */
  openStream(arn: string): Promise<TableStream | null>;
  /** How often the tables have been written to. */
  countWrites(): number;
  /** Calls `onWrite` after writes, at least once after the last. @returns what ends it */
  followWrites(onWrite: () => void): () => void;
}

export const dynamodb = {
  name: 'dynamodb',
  title: 'Tabellen',
  resourceTypes: {
    'AWS::DynamoDB::Table': (properties, place) => {
      const name = nameOf(properties['TableName'], place);
      return { ref: name, attributes: { Arn: arnOf('dynamodb', `table/${name}`), StreamArn: streamArn(name) } };
    },
    // What it calls while deploying is the table.
    'Custom::AWS': identifiedByLogicalId,
  },
  // What it delivers is its stream, as the operation `GetRecords`.
  faults: [...answerFaults, ...deliveryFaults],
  async start({ deployment, folder, faults, clock, onStop }) {
    const tables = deployment.all<TableProperties>('AWS::DynamoDB::Table');
    const dataFile = join(folder, 'dynamodb.db');
    let engine = await startEngine({ dataFile });
    onStop(() => engine.stop());
    const deployTables = async (): Promise<void> => {
      for (const { ref, properties } of tables) await createTable(engine.endpoint, { ...properties, TableName: ref });
      await makeDeployTimeCalls(deployment, (operation, input) => callEngine(engine.endpoint, operation, input));
    };
    await deployTables();
    const { endpoint, bypass, moveEngine, stop } = await startDynamoDbFront(engine.endpoint, faults);
    onStop(stop);
    return {
      provides: {
        bypass,
        async openStream(arn) {
          const table = tables.find(({ ref, properties }) => properties.StreamSpecification && streamArn(ref) === arn);
          return table ? openTableStream(engine.endpoint, table.ref, clock) : null;
        },
        countWrites: () => countWrites(bypass),
        followWrites: (onWrite) => followWrites(bypass, onWrite),
      },
      endpointVariables: { AWS_ENDPOINT_URL_DYNAMODB: endpoint },
      work: () => ({
        timed: tables
          .map(({ ref, properties }) => ttlSweep(engine.endpoint, ref, properties, clock))
          .filter((sweep) => sweep !== null),
      }),
      closeData: () => engine.stop(),
      async openData() {
        engine = await startEngine({ dataFile });
        moveEngine(engine.endpoint);
        await deployTables();
      },
    };
  },
} as const satisfies PlugIn<Tables>;
