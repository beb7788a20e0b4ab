import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { journalItem } from '../../adapters/table/journal.ts';
import { events } from '../../contract/events.ts';
import { idFrom } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import { anEntry } from '../build/entry.ts';

vi.stubEnv('EVENT_BUS_NAME', 'mysoluno-test');
vi.stubEnv('AWS_REGION', 'eu-north-1');
const { handler } = await import('../../functions/publish-journal/handler.ts');

const bus = mockClient(EventBridgeClient);
const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
const org = idFrom('org', '1'.padStart(26, '0'));
beforeEach(() => {
  out.mockClear();
  bus.reset();
  bus
    .on(PutEventsCommand)
    .callsFake(({ Entries }: { Entries: object[] }) => ({ Entries: Entries.map(() => ({ EventId: 'taken' })) }));
});

const record = (sequence: number, image: object): DynamoDBRecord =>
  ({
    dynamodb: { SequenceNumber: String(sequence), NewImage: marshall(image, { removeUndefinedValues: true }) },
  }) as DynamoDBRecord;
const entry = (sequence: number, different: Partial<JournalEntry> = {}): DynamoDBRecord =>
  record(sequence, journalItem(org, anEntry(different)));
/** The lines of the log since the beginning of the test. */
const logged = (): readonly Record<string, unknown>[] =>
  out.mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>);
const failures = async (...records: DynamoDBRecord[]): Promise<string[]> =>
  (await handler({ Records: records })).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
const sent = (): { DetailType: string; Detail: string; Source: string }[] =>
  bus.commandCalls(PutEventsCommand).flatMap(({ args }) => args[0].input.Entries as never[]);

describe('following the journal', () => {
  it('publishes each entry as the event that the contract promises', async () => {
    expect(await failures(entry(1, { data: { administrator: true }, entityId: 'usr_1' }))).toEqual([]);
    expect(logged()).toMatchObject([{ level: 'info', message: 'journal', published: 1, failed: 0, reasons: [] }]);
    const [event] = sent();
    expect([event?.Source, event?.DetailType]).toEqual(['mysoluno', 'user-created']);
    expect(events['user-created'].parse(JSON.parse(event?.Detail ?? ''))).toMatchObject({
      organizationId: org,
      entityId: 'usr_1',
      administrator: true,
    });
  });

  it('publishes in calls of at most 256 KB as AWS counts, and reports the records of the call that failed', async () => {
    // Two bytes each in UTF-8, and one of JavaScript's characters.
    const data = { note: 'å'.repeat(15_000) };
    const records = Array.from({ length: 10 }, (_, place) => entry(place + 1, { data }));
    expect(await failures(...records)).toEqual([]);
    expect(bus.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries?.length)).toEqual([8, 2]);
    bus.on(PutEventsCommand).callsFake(({ Entries }: { Entries: object[] }) => {
      if (Entries.length === 8) throw new Error('away');
      return { Entries: Entries.map(() => ({ EventId: 'taken' })) };
    });
    expect(await failures(...records)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });

  it('keeps in the house what is nobody else’s business', async () => {
    expect(await failures(entry(1, { action: 'config-sms-requested' }))).toEqual([]);
    expect(sent()).toEqual([]);
  });

  it('reports a record that cannot be read, and publishes those around it', async () => {
    expect(await failures(entry(1), record(2, { kind: 'journal' }), entry(3))).toEqual(['2']);
    expect(sent()).toHaveLength(2);
    expect(logged()).toMatchObject([{ level: 'error', message: 'journal', failed: 1, reasons: ['ZodError'] }]);
  });

  it('reports the very records that the bus did not take', async () => {
    bus.on(PutEventsCommand).resolves({
      FailedEntryCount: 1,
      Entries: [{ EventId: 'a' }, { ErrorCode: 'InternalFailure', ErrorMessage: 'Anna Andersson' }, { EventId: 'c' }],
    });
    expect(await failures(entry(1), entry(2), entry(3))).toEqual(['2']);
    expect(logged()).toMatchObject([{ level: 'error', published: 2, failed: 1, reasons: ['InternalFailure'] }]);
    expect(JSON.stringify(logged())).not.toContain('Anna');
  });

  it('reports all of them when the bus is out of reach', async () => {
    bus.on(PutEventsCommand).rejects(Object.assign(new Error('no answer'), { name: 'TimeoutError' }));
    expect(await failures(entry(1), entry(2))).toEqual(['1', '2']);
    expect(logged()).toMatchObject([{ level: 'error', failed: 2, reasons: ['TimeoutError'] }]);
  });

  it('sends at most ten at once', async () => {
    await failures(...Array.from({ length: 23 }, (_, sequence) => entry(sequence)));
    expect(bus.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries?.length)).toEqual([10, 10, 3]);
  });
});
