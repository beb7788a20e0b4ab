import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { callEngine } from '../../local/dynamodb/call.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { createTable } from '../../local/dynamodb/table.ts';
import { ttlSweep } from '../../local/dynamodb/ttl-sweep.ts';
import { PersistedMap } from '../../local/store/persisted-map.ts';
import { Timekeeper, type Timed } from '../../local/timekeeper.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder();
const quiet = async (): Promise<void> => {};
const minute = 60_000;

/** Rings at some moments, and writes down what time it was then. */
function bell(clock: Clock, moments: number[], heard: string[], name: string): Timed {
  return {
    nextAt: async (until) => moments.find((moment) => moment <= until) ?? null,
    async run() {
      heard.push(`${name} ${Math.round((clock.now() - start) / minute)}`);
      moments.shift();
    },
  };
}
const start = Date.parse('2026-12-24T00:00:00Z');

describe('the clock', () => {
  it('does what falls due on the way in order, each at its own time', async () => {
    const clock = new Clock();
    clock.set(start);
    const heard: string[] = [];
    const first = bell(clock, [start + 10 * minute, start + 30 * minute], heard, 'first');
    const second = bell(clock, [start + 20 * minute, start + 90 * minute], heard, 'second');
    await new Timekeeper(clock, [first, second], quiet).moveTo(start + 60 * minute);
    expect(heard).toEqual(['first 10', 'second 20', 'first 30']);
    expect(Math.round((clock.now() - start) / minute)).toBe(60);
  });

  it('goes back without doing anything', async () => {
    const clock = new Clock();
    clock.set(start);
    const heard: string[] = [];
    await new Timekeeper(clock, [bell(clock, [start - 5 * minute], heard, 'missed')], quiet).moveTo(
      start - 10 * minute,
    );
    expect(heard).toEqual([]);
    expect(clock.now()).toBeLessThan(start);
  });

  it('runs on after a restart from where it was', () => {
    const file = join(folder, 'clock.jsonl');
    new Clock(PersistedMap.open(file)).set(start);
    const second = new Clock(PersistedMap.open(file));
    expect(Math.abs(second.now() - start)).toBeLessThan(minute);
  });

  it('takes away the items whose time to live has passed by it', async () => {
    const clock = new Clock();
    const engine = await startEngine();
    const table = {
      TableName: 'things',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      TimeToLiveSpecification: { AttributeName: 'endsAt', Enabled: true },
    };
    await createTable(engine.endpoint, table);
    const seconds = Math.floor(clock.now() / 1000);
    for (const [pk, endsAt] of [
      ['hour', seconds + 3600],
      ['day', seconds + 86_400],
      ['never', null],
    ] as const) {
      await callEngine(engine.endpoint, 'PutItem', {
        TableName: 'things',
        Item: { pk: { S: pk }, ...(endsAt !== null && { endsAt: { N: String(endsAt) } }) },
      });
    }
    const sweep = ttlSweep(engine.endpoint, 'things', table, clock);
    await new Timekeeper(clock, sweep ? [sweep] : [], quiet).moveTo(clock.now() + 2 * 3_600_000);
    const { Items } = await callEngine<{ Items: { pk: { S: string } }[] }>(engine.endpoint, 'Scan', {
      TableName: 'things',
    });
    await engine.stop();
    expect(Items.map(({ pk }) => pk.S).sort()).toEqual(['day', 'never']);
  });
});
