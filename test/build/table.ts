/**
 * A table for tests: the real engine, with the table that the template describes, and every call's consumed capacity to read.
 */
import { openTable, type Table } from '../../adapters/table/client.ts';
import { createTable } from '../../local/dynamodb/table.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { meterOf } from './meter.ts';
import { tableProperties } from './table-properties.ts';

export interface TestTable {
  readonly table: Table;
  readonly endpoint: string;
  /** Read and write units of everything that was sent while `work` ran, and how many calls that were. */
  measure<T>(work: () => Promise<T>): Promise<{ result: T; units: number; calls: number }>;
  /** Another table like it, empty; its name. Without a stream, which nobody reads here and the engine takes ten times as long to keep. */
  another(): Promise<string>;
  stop(): Promise<void>;
}

/** Of the SDK's handler for Node what its client's type leaves out. */
interface LimitedHandler {
  updateHttpClientConfig(limit: 'connectionTimeout' | 'requestTimeout', milliseconds: number): void;
}

/** The table as functions open it, but that a call may take as long as a busy machine needs. */
export function openPatientTable(name: string): Table {
  const table = openTable(name);
  const handler = table.client.config.requestHandler as unknown as LimitedHandler;
  for (const limit of ['connectionTimeout', 'requestTimeout'] as const) handler.updateHttpClientConfig(limit, 0);
  return table;
}

/** Starts an engine with the table in it. The SDK's clients of this process reach it from then on. */
export async function startTestTable(): Promise<TestTable> {
  const [engine, properties] = await Promise.all([startEngine(), tableProperties()]);
  const name = await createTable(engine.endpoint, properties);
  process.env.AWS_ENDPOINT_URL_DYNAMODB = engine.endpoint;
  process.env.AWS_REGION = 'eu-north-1';
  process.env.AWS_ACCESS_KEY_ID = 'test';
  process.env.AWS_SECRET_ACCESS_KEY = 'test';
  const table = openPatientTable(name);
  const meter = meterOf(table.client);
  return {
    table,
    endpoint: engine.endpoint,
    async measure(work) {
      meter.reset();
      const result = await work();
      return { result, units: meter.reads + meter.writes, calls: meter.calls };
    },
    another: () => {
      const { StreamSpecification: _, ...others } = properties;
      return createTable(engine.endpoint, { ...others, TableName: `another-${(tables += 1)}` });
    },
    stop: async () => {
      table.client.config.requestHandler.destroy?.();
      await engine.stop();
    },
  };
}

let tables = 0;
