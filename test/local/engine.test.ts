import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { callEngine } from '../../local/dynamodb/call.ts';
import { freePort, startEngine } from '../../local/dynamodb/engine.ts';
import { createTable } from '../../local/dynamodb/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'mysoluno-engine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const table = {
  TableName: 'things',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
  TimeToLiveSpecification: { AttributeName: 'expiresAtEpochSeconds', Enabled: true },
};

describe('the DynamoDB engine', () => {
  it('keeps what is in its data file when it is stopped and started again', async () => {
    const dataFile = join(folder, 'kept.db');
    const first = await startEngine({ dataFile });
    await createTable(first.endpoint, table);
    await callEngine(first.endpoint, 'PutItem', { TableName: 'things', Item: { pk: { S: 'ett' } } });
    await first.stop();

    const second = await startEngine({ dataFile });
    await createTable(second.endpoint, table);
    const kept = await callEngine<{ Items: unknown }>(second.endpoint, 'Scan', { TableName: 'things' });
    await second.stop();
    expect(kept.Items).toEqual([{ pk: { S: 'ett' } }]);
  });

  it('refuses a table that was made with other keys', async () => {
    const engine = await startEngine();
    await createTable(engine.endpoint, table);
    await createTable(engine.endpoint, table);
    const other = {
      ...table,
      KeySchema: [...table.KeySchema, { AttributeName: 'sk', KeyType: 'RANGE' }],
      AttributeDefinitions: [...table.AttributeDefinitions, { AttributeName: 'sk', AttributeType: 'S' }],
    };
    await expect(createTable(engine.endpoint, other)).rejects.toThrow(/its keys or indexes have changed/);
    await engine.stop();
  });

  it('refuses a table that was made with an index of other attributes', async () => {
    const engine = await startEngine();
    const indexed = (...attributes: readonly string[]) => ({
      ...table,
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byPk',
          KeySchema: table.KeySchema,
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: attributes },
        },
      ],
    });
    await createTable(engine.endpoint, indexed('one', 'other'));
    await createTable(engine.endpoint, indexed('other', 'one'));
    await expect(createTable(engine.endpoint, indexed('one'))).rejects.toThrow(/its keys or indexes have changed/);
    await engine.stop();
  });

  it('takes another port when the one it chose is taken before it listens, also by an engine', async () => {
    const other = await startEngine();
    const ports = [Number(new URL(other.endpoint).port)];
    const choosePort = async (): Promise<number> => ports.pop() ?? freePort();
    const engine = await startEngine({ choosePort });
    expect(engine.endpoint).not.toBe(other.endpoint);
    await createTable(engine.endpoint, table);
    const { TableNames } = await callEngine<{ TableNames: unknown }>(other.endpoint, 'ListTables', {});
    expect(TableNames).toEqual([]);
    await Promise.all([engine.stop(), other.stop()]);
  });

  it('says so when every port that it chooses is taken', async () => {
    const other = await startEngine();
    const choosePort = async (): Promise<number> => Number(new URL(other.endpoint).port);
    await expect(startEngine({ choosePort })).rejects.toThrow(/port taken/);
    await other.stop();
  });

  it('is gone when it has been stopped', async () => {
    const engine = await startEngine();
    await engine.stop();
    await expect(fetch(engine.endpoint)).rejects.toThrow();
  });

  it.each([
    ['is no database', async (file: string) => writeFileSync(file, 'bullar och kaffe'.repeat(1000))],
    [
      'has lost its end',
      async (file: string) => {
        const engine = await startEngine({ dataFile: file });
        await createTable(engine.endpoint, table);
        await engine.stop();
        truncateSync(file, 9000);
      },
    ],
  ])('says which data file %s', async (what, spoil) => {
    const file = join(folder, `${what}.db`);
    await spoil(file);
    await expect(startEngine({ dataFile: file })).rejects.toThrow(file);
  });
});
