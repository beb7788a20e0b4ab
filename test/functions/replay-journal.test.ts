/** What the bus or the stream lost is published again from the journal: by a pointer of the stream's, or by one that a person writes. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import type { SQSEvent } from 'aws-lambda';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { listUsers } from '../../contract/users.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { colleague } from '../build/world.ts';

const bus = mockClient(EventBridgeClient);
const at = (time: string): number => Date.parse(`2026-11-23T${time}:00Z`);
const api = openInProcessApi({ now: at('08:00') });
const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
let handler: (event: SQSEvent) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>;
beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', api.house.table.name);
  vi.stubEnv('EVENT_BUS_NAME', 'mysoluno-test');
  ({ handler } = await import('../../functions/replay-journal/handler.ts'));
  for (const [place, time] of ['09:00', '10:00', '11:00'].entries()) {
    vi.setSystemTime(at(time));
    await colleague(api.house, api.world, { firstName: time, secondaryNumber: `070-174 06 0${place}` });
  }
});
beforeEach(() => {
  bus.reset();
  out.mockClear();
});

/** As the runbook tells to write it. */
const replay = (from: string, to: string) =>
  handler({
    Records: [
      {
        messageId: 'one',
        body: JSON.stringify({
          DDBStreamBatchInfo: {
            approximateArrivalOfFirstRecord: `2026-11-23T${from}:00Z`,
            approximateArrivalOfLastRecord: `2026-11-23T${to}:00Z`,
          },
        }),
      },
    ],
  } as SQSEvent);
const lines = () => out.mock.calls.map(([line]) => JSON.parse(String(line)) as object);

it('publishes what was done between two moments, and nothing else', async () => {
  bus.on(PutEventsCommand).callsFake(({ Entries }: { Entries: object[] }) => ({
    Entries: Entries.map(() => ({ EventId: 'taken' })),
  }));
  expect(await replay('09:50', '10:10')).toEqual({ batchItemFailures: [] });
  const details = bus
    .commandCalls(PutEventsCommand)
    .flatMap(({ args }) => args[0].input.Entries ?? [])
    .map(({ Detail }) => JSON.parse(Detail ?? '') as { entityId: string });
  const { items } = (await api.call(listUsers, { as: api.world.administrator, query: { q: '10:00' } })).body;
  expect(details.map(({ entityId }) => entityId)).toEqual(items.map(({ id }: { id: string }) => id));
  expect(lines()[0]).toMatchObject({ level: 'info', message: 'replayed', published: 1, missed: 0 });
});

it('keeps its pointer, and says why, while the bus takes nothing', async () => {
  bus.on(PutEventsCommand).rejects(Object.assign(new Error('Anna Andersson'), { name: 'TimeoutError' }));
  expect(await replay('08:00', '12:00')).toEqual({ batchItemFailures: [{ itemIdentifier: 'one' }] });
  expect(lines()[0]).toMatchObject({ level: 'error', message: 'replayed', missed: 4, reasons: ['TimeoutError'] });
});
