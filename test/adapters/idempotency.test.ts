import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginRequest, finishRequest, letGoOfRequest } from '../../adapters/table/idempotency.ts';
import { idFrom } from '../../domain/ids.ts';
import { startTestTable, type TestTable } from '../build/table.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

const org = idFrom('org', '1'.padStart(26, '0'));
const now = Date.parse('2026-11-23T08:00:00Z');
let requests = 0;
const begin = (key: string, different: { fingerprint?: string; now?: number; seed?: string; owner?: string } = {}) =>
  beginRequest(test.table, org, {
    key,
    fingerprint: 'create anna',
    seed: 'seed-1',
    owner: `request-${(requests += 1)}`,
    now,
    ...different,
  });

const finish = (key: string, owner: string, id = 1) =>
  finishRequest(test.table, org, { key, owner }, { status: 201, body: `{"id":${id}}` });
const letGo = (key: string, owner: string, because: 'refused' | 'failed') =>
  letGoOfRequest(test.table, org, { key, owner }, because);

describe('a key', () => {
  it('is claimed by one of many who come at once; the others hear that it is under way', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => begin('burst')));
    expect(all.filter(({ kind }) => kind === 'run')).toHaveLength(1);
    expect(all.filter(({ kind }) => kind === 'running')).toHaveLength(9);
  });

  it('gives the first answer to the same request, and nothing to another', async () => {
    await begin('done', { owner: 'me' });
    expect(await finish('done', 'me')).toEqual({ kind: 'kept' });
    expect(await begin('done')).toEqual({ kind: 'answered', seed: 'seed-1', status: 201, body: '{"id":1}' });
    expect(await begin('done', { fingerprint: 'create bo' })).toEqual({ kind: 'other-request' });
  });

  it('is taken over, with the first seed, when its request has died', async () => {
    await begin('dead', { seed: 'seed-1' });
    expect(await begin('dead', { seed: 'seed-2', now: now + 29_000 })).toEqual({
      kind: 'running',
      retryAfterSeconds: 1,
    });
    expect(await begin('dead', { seed: 'seed-2', now: now + 30_000 })).toEqual({
      kind: 'run',
      seed: 'seed-1',
      repeats: true,
    });
  });

  it('is taken over at once when its request failed, and free when it was refused', async () => {
    await begin('failed', { seed: 'seed-1', owner: 'me' });
    await letGo('failed', 'me', 'failed');
    expect(await begin('failed', { seed: 'seed-2' })).toEqual({ kind: 'run', seed: 'seed-1', repeats: true });
    await begin('refused', { seed: 'seed-1', owner: 'me' });
    await letGo('refused', 'me', 'refused');
    expect(await begin('refused', { seed: 'seed-2', fingerprint: 'create bo' })).toEqual({
      kind: 'run',
      seed: 'seed-2',
      repeats: false,
    });
  });

  it('knows its own claim when the write is repeated after a lost answer', async () => {
    await begin('lost', { owner: 'me' });
    expect(await begin('lost', { owner: 'me', seed: 'seed-2' })).toEqual({
      kind: 'run',
      seed: 'seed-1',
      repeats: false,
    });
  });

  it('is forgotten after a day', async () => {
    await begin('old', { owner: 'me' });
    await finish('old', 'me');
    expect(await begin('old', { now: now + 24 * 3600_000, fingerprint: 'another' })).toMatchObject({ kind: 'run' });
  });
});

describe('a request that took longer than its claim', () => {
  /** Begun by one who is slow, and taken over by another. */
  const takenOver = async (key: string): Promise<void> => {
    await begin(key, { owner: 'slow' });
    expect(await begin(key, { owner: 'other', now: now + 30_000 })).toMatchObject({ kind: 'run', repeats: true });
  };
  const again = (key: string) => begin(key, { now: now + 31_000 });

  it('does not put its answer in the place of the other’s, and hears that one', async () => {
    await takenOver('overtaken');
    expect(await finish('overtaken', 'other', 2)).toEqual({ kind: 'kept' });
    expect(await finish('overtaken', 'slow', 1)).toMatchObject({ kind: 'answered', status: 201, body: '{"id":2}' });
    expect(await again('overtaken')).toMatchObject({ kind: 'answered', status: 201, body: '{"id":2}' });
  });

  it('hears that the other is at it, when it is', async () => {
    await takenOver('under way');
    expect(await finish('under way', 'slow')).toEqual({ kind: 'running', retryAfterSeconds: 1 });
    expect(await finish('under way', 'other', 2)).toEqual({ kind: 'kept' });
  });

  it.each(['refused', 'failed'] as const)(
    'does not let go of what is the other’s by now when it was %s',
    async (why) => {
      const key = `slow and ${why}`;
      await takenOver(key);
      await letGo(key, 'slow', why);
      expect(await again(key)).toMatchObject({ kind: 'running' });
      expect(await finish(key, 'other', 2)).toEqual({ kind: 'kept' });
    },
  );
});
