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
