/** What `reconcile` writes comes through the stream's filters to both workers, and through `publish-journal` to the bus. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { heartbeatSource } from '../../contract/events.ts';
import * as patterns from '../../lib/stream-patterns.ts';
import { callEngine } from '../../local/dynamodb/call.ts';
import { filterOf } from '../../local/lambda/filter.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

const bus = mockClient(EventBridgeClient);
const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
let test: TestTable;
let record: DynamoDBStreamEvent['Records'][number];
beforeAll(async () => {
  test = await startTestTable();
  vi.stubEnv('TABLE_NAME', test.table.name);
  vi.stubEnv('EVENT_BUS_NAME', 'bus');
  vi.stubEnv('SCHEDULE_GROUP_NAME', 'bells');
  vi.stubEnv('QUARANTINE_BUCKET', 'quarantine');
  vi.stubEnv('CHECKED_BUCKET', 'checked');
  vi.stubEnv('USER_POOL_ID', 'eu-north-1_pool');
  vi.stubEnv('PORTAL_CLIENT_ID', 'client');
  for (const name of ['RING_BELL_ARN', 'BELL_ROLE_ARN', 'BELL_DLQ_ARN'])
    vi.stubEnv(name, 'arn:aws:test:eu-north-1:0:any');
  bus.on(PutEventsCommand).resolves({ Entries: [{ EventId: 'taken' }] });
  const { handler } = await import('../../functions/reconcile/handler.ts');
  await handler({}, { awsRequestId: 'request-1' });
  record = { eventName: 'MODIFY', dynamodb: { SequenceNumber: '1', NewImage: await heartbeat() } } as typeof record;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  bus.restore();
  await test.stop();
});

/** The one item of the table. */
async function heartbeat(): Promise<object | undefined> {
  const { Items } = await callEngine<{ Items: object[] }>(test.endpoint, 'Scan', { TableName: test.table.name });
  return Items[0];
}

describe('a run of reconcile', () => {
  it('writes what the stream brings to its followers, whatever else there is to do', () => {
    expect(filterOf([JSON.stringify(patterns.heartbeat)])(record)).toBe(true);
    expect(filterOf([JSON.stringify(patterns.newJournalEntry)])(record)).toBe(false);
  });

  it('writes it also when it fails as a whole', async () => {
    const before = await heartbeat();
    vi.spyOn(Date, 'now').mockReturnValueOnce(NaN);
    const { handler } = await import('../../functions/reconcile/handler.ts');
    await expect(handler({}, { awsRequestId: 'request-3' })).rejects.toThrow(RangeError);
    expect(await heartbeat()).not.toEqual(before);
  });

  it('is heard on the bus, under a source that no other service listens to', async () => {
    const { handler } = await import('../../functions/publish-journal/handler.ts');
    expect(await handler({ Records: [record] })).toEqual({ batchItemFailures: [] });
    const [entry] = bus.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries ?? [];
    expect(entry).toMatchObject({ Source: heartbeatSource, DetailType: 'heartbeat' });
    expect(heartbeatSource).toBe('mysoluno.heartbeat');
  });

  it('is counted by arm-bell', async () => {
    const { handler } = await import('../../functions/arm-bell/handler.ts');
    out.mockClear();
    expect(await handler({ Records: [record] }, { awsRequestId: 'request-2' })).toEqual({ batchItemFailures: [] });
    expect(JSON.parse(String(out.mock.calls[0]?.[0]))).toMatchObject({ message: 'armed', heartbeats: 1, failed: 0 });
  });
});
