import { beforeAll, expect, it } from 'vitest';
import { System, type Reply } from './system.ts';

let system: System;
beforeAll(async () => {
  system = await System.atSeed();
});

it('the seed has three messages that sound like a bakery', async () => {
  const token = await system.logIn();
  const { items } = (await system.call('GET', '/voice-messages', { token })).body;
  const summaries = items.map(({ name, status, usedBy }: Reply['body']) => [name, status, usedBy]);
  expect(summaries.toSorted()).toEqual([
    ['Julstängt', 'ready', []],
    ['Sommarstängt', 'ready', []],
    ['Välkommen', 'ready', []],
  ]);
  for (const { durationSeconds } of items) expect(durationSeconds).toBeGreaterThan(10);
});

it('the seed has ten mobile and ten geographic numbers that can be ordered', async () => {
  const token = await system.logIn();
  const { items, nextCursor } = (await system.call('GET', '/numbers?limit=100', { token })).body;
  const of = (kind: string) => items.filter((each: Reply['body']) => each.kind === kind && each.status === 'available');
  expect([of('mobile').length, of('geographic').length, nextCursor]).toEqual([10, 10, null]);
});
