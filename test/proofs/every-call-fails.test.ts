/**
 * Every operation of the contract × each call that it makes × each way in which that call can fail, once or for as long as it goes on:
 * the request succeeds, or is a clean 503 and succeeds when it comes again; and what is left is what one undisturbed run leaves.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { operations } from '../../contract/operations.ts';
import type { HouseReply } from '../build/house.ts';
import { isLong } from '../build/long.ts';
import { remainsOf, type Remains } from '../build/remains.ts';
import { houseIn, sceneOf, type Scene } from '../build/scene.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import type { Story } from '../build/story.ts';
import { wireFaults, type WireFault } from '../build/wire.ts';
import { operationStories } from './operation-stories.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  // What waits before a retry waits a random while, from nothing up.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => vi.setSystemTime(noon));
afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await test.stop();
});

const noon = Date.parse('2026-11-23T12:00:00Z');
const pass = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);

interface Run {
  readonly first: HouseReply;
  /** Where the first was a 503, or lacked something. */
  readonly second: HouseReply | null;
  /** What is there then, and when whoever looks after what was left behind has come. */
  readonly left: Remains;
  settled(): Promise<Remains>;
  /** The names of the calls, in their order. */
  readonly calls: readonly string[];
}

/** One request, and once more if it was asked to come again. */
async function run(scene: Scene, fault: WireFault | null): Promise<Run> {
  const { story, names, at } = scene;
  vi.setSystemTime(at);
  const house = await houseIn(scene, test);
  if (fault) house.wire.fail(fault);
  else house.wire.mend();
  const first = await story.command(house, names);
  const calls = house.wire.calls.map(({ name }) => name);
  house.wire.mend();
  pass(story.afterSeconds ?? 60);
  const comesAgain = first.status === 503 || (story.isWanting?.(first) ?? false);
  const second = comesAgain ? await story.command(house, names) : null;
  const look = () => remainsOf(house, test.endpoint, names);
  const left = await look();
  house.leave();
  const settled = async (): Promise<Remains> => {
    pass(300);
    await house.reconcile();
    house.leave();
    return look();
  };
  return { first, second, left, settled, calls };
}

const isClean503 = ({ status, headers, body }: HouseReply): boolean =>
  status === 503 && body.code === 'temporarily-unavailable' && Number(headers['retry-after']) > 0;

/** What is wrong with how a run ended; null when nothing is. */
async function complaint(
  { again }: Story,
  clean: Omit<Run, 'settled'> & { settled: Remains },
  { first, second, left, settled }: Run,
): Promise<unknown> {
  const last = second ?? first;
  if (first.status === 503 && !isClean503(first))
    return `an unclean 503 ${JSON.stringify([first.headers, first.body])}`;
  if (!second && first.status !== clean.first.status) return `${first.status} ${first.body?.code}`;
  if (!again.includes(last.status)) return `${first.status}, then ${last.status} ${last.body?.code}`;
  // Of a text that may have gone out, more is not known, and it is never sent again by itself.
  if (['unknown', 'failed'].includes(last.body?.status)) return left.texts.length > 1 ? left.texts : null;
  if (JSON.stringify(left) === JSON.stringify(clean.left)) return null;
  const found = difference(clean.settled, await settled());
  return found.length > 0 ? found : null;
}

const difference = (wanted: Remains, left: Remains): readonly string[] =>
  (['items', 'accounts', 'texts'] as const).flatMap((part) => [
    ...wanted[part].filter((line) => !left[part].includes(line)).map((line) => `- ${line}`),
    ...left[part].filter((line) => !wanted[part].includes(line)).map((line) => `+ ${line}`),
  ]);

const isRead = (name: string): boolean => /^(Get|BatchGet|Query)/.test(name);

/**
 * A single throttled attempt is left out: the SDK's retry makes it good as it does an error. Of a read everyday runs try an error and a timeout
 * that last: one that fails once is read again, and throttling that lasts is an error that lasts.
 */
const faultsAt = (name: string, call: number): readonly WireFault[] =>
  wireFaults
    .flatMap((kind) => (['once', 'on'] as const).map((lasts) => ({ call, kind, lasts })))
    .filter(({ kind, lasts }) => kind !== 'throttle' || lasts === 'on')
    .filter(({ kind, lasts }) => isLong || !isRead(name) || (lasts === 'on' && kind !== 'throttle'));

describe.each(Object.entries(operationStories))('%s', (_, story) => {
  it('succeeds, or fails cleanly and leaves nothing that its repetition does not put right', async () => {
    vi.setSystemTime(noon);
    const scene = await sceneOf(story, test);
    const clean = await run(scene, null);
    const cleanSettled = await clean.settled();
    expect(story.again).toContain(clean.first.status);
    const wrong: unknown[] = [];
    for (const [call, name] of clean.calls.entries()) {
      for (const fault of faultsAt(name, call)) {
        const found = await complaint(story, { ...clean, settled: cleanSettled }, await run(scene, fault));
        if (found !== null) wrong.push({ ...fault, found });
      }
    }
    expect(wrong).toEqual([]);
  });
});

it('tells a story of every operation of the contract', () => {
  expect(Object.keys(operationStories).toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
});
