/**
 * What the document client costs: processor time of this process per call, of the plain client with cached middleware and
 * marshalling by hand, and of the table's own client. Both call the same engine, which is another process. Runs alternate, so that
 * whatever else the machine does meets both.
 */
import { getItem, openTable, query } from '../../adapters/table/client.ts';
import { transact } from '../../adapters/table/commit.ts';
import { createTable } from '../../local/dynamodb/table.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { openPlainTable } from '../../test/build/plain-table.ts';
import { aUser } from '../../test/build/user.ts';

const rounds = 11;
const callsPerRound = 100;

/** Medians of the rounds, of one call. */
export interface ClientCost {
  readonly call: 'get' | 'query' | 'transaction';
  readonly plainMicroseconds: number;
  readonly documentMicroseconds: number;
}

const properties = {
  TableName: 'bench',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
};
const itemAt = (place: number) => ({ ...aUser(), pk: 'p', sk: String(place).padStart(2, '0') });
const key = { pk: 'p', sk: '01' };
const pageSize = 25;
/** As many items as creating a user writes. */
const written = Array.from({ length: 10 }, (_, place) => itemAt(place));

/** Measures each kind of call in turn. */
export async function measureDocumentClient(): Promise<readonly ClientCost[]> {
  const engine = await startEngine();
  process.env.AWS_ENDPOINT_URL_DYNAMODB = engine.endpoint;
  process.env.AWS_REGION = 'eu-north-1';
  process.env.AWS_ACCESS_KEY_ID = 'bench';
  process.env.AWS_SECRET_ACCESS_KEY = 'bench';
  const name = await createTable(engine.endpoint, properties);
  const table = openTable(name);
  const plain = openPlainTable(name, table.client.config);
  await plain.put(Array.from({ length: pageSize }, (_, place) => itemAt(place)));
  const costs = [
    await compare(
      'get',
      () => plain.getItem(key),
      () => getItem(table, key),
    ),
    await compare(
      'query',
      () => plain.query('p', pageSize),
      () => query(table, { partition: 'p', limit: pageSize }),
    ),
    await compare(
      'transaction',
      () => plain.put(written),
      () =>
        transact(
          table,
          written.map((put) => ({ put })),
        ),
    ),
  ];
  plain.close();
  table.client.config.requestHandler.destroy?.();
  await engine.stop();
  return costs;
}

async function compare(
  call: ClientCost['call'],
  plain: () => Promise<unknown>,
  document: () => Promise<unknown>,
): Promise<ClientCost> {
  const ofPlain: number[] = [];
  const ofDocument: number[] = [];
  for (let round = -3; round < rounds; round += 1) {
    const [one, other] = [await costOf(plain), await costOf(document)];
    // The first rounds warm both up.
    if (round < 0) continue;
    ofPlain.push(one);
    ofDocument.push(other);
  }
  return { call, plainMicroseconds: median(ofPlain), documentMicroseconds: median(ofDocument) };
}

async function costOf(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let count = 0; count < callsPerRound; count += 1) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / callsPerRound;
}

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[rounds >> 1] ?? 0;

/** One line per kind of call. */
export function printDocumentClient(costs: readonly ClientCost[]): void {
  console.log('\nProcessor time per call, plain client with cached middleware → document client');
  for (const { call, plainMicroseconds: plain, documentMicroseconds: document } of costs) {
    const more = Math.round((document / plain - 1) * 100);
    console.log(
      `  ${call.padEnd(12)} ${Math.round(plain)} → ${Math.round(document)} µs (${more >= 0 ? '+' : ''}${more} %)`,
    );
  }
}
