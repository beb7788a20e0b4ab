/**
 * A deletion becomes final after 72 hours. A restore that was asked for a moment before meets it at every call that either makes:
 * the user is back whole, or is not back and nothing of it is left. Never a half.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { listActivity } from '../../contract/activity.ts';
import { listConfigSms, sendConfigSms } from '../../contract/config-sms.ts';
import { deleteUser, getUser, restoreUser } from '../../contract/users.ts';
import { callEngine } from '../../local/dynamodb/call.ts';
import { House } from '../build/house.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { colleague, settle, type World } from '../build/world.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => vi.setSystemTime(noon));
afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await test.stop();
});

const noon = Date.parse('2026-11-23T12:00:00Z');
const hour = 3600_000;
const final = noon + 72 * hour;

/** Cecilia, deleted at noon; she has had a text. */
class Story {
  readonly house: House;
  readonly #world: World;
  readonly #id: string;

  private constructor(house: House, world: World, id: string) {
    this.house = house;
    this.#world = world;
    this.#id = id;
  }

  static async begin(): Promise<Story> {
    vi.setSystemTime(noon - hour);
    const house = new House(await test.another());
    const world = await settle(house);
    const story = new Story(house, world, (await colleague(house, world)).id);
    await story.#ask(sendConfigSms);
    vi.setSystemTime(noon);
    await story.#ask(deleteUser);
    return story;
  }

  /** The request came a second before it was too late; its clock does not move. */
  async restore(): Promise<number> {
    const since = Date.now();
    vi.setSystemTime(final - 1000);
    const { status } = await this.#ask(restoreUser);
    vi.setSystemTime(since);
    return status;
  }

  async forget(): Promise<void> {
    const since = Date.now();
    vi.setSystemTime(final);
    await this.house.reconcile();
    vi.setSystemTime(since);
  }

  /** What is left when all is quiet, minutes and a run of the reconciler later. */
  async left(): Promise<'whole' | 'nothing' | object> {
    this.house.wire.mend();
    for (const minutes of [5, 10]) {
      vi.setSystemTime(final + minutes * 60_000);
      await this.house.reconcile();
    }
    const [user, texts, activity] = await Promise.all(
      [getUser, listConfigSms, listActivity].map((each) => this.#ask(each)),
    );
    const table = JSON.stringify(await callEngine(test.endpoint, 'Scan', { TableName: this.house.table.name }));
    const account = [...this.house.directory.people].find(([name]) => name.endsWith(this.#id))?.[1];
    const named = activity?.body.items.filter(
      ({ entityId, entityName }: { entityId: string; entityName: string }) =>
        entityId === this.#id && entityName === 'Cecilia Cederlund',
    ).length;
    this.house.leave();
    const told = { status: user?.status, texts: texts?.body.items?.length, named, enabled: account?.enabled };
    if (user?.status === 200 && texts?.body.items.length === 1 && named === 5 && account?.enabled) return 'whole';
    if (user?.status === 404 && !/Cecilia|Cederlund|\+46701740601/.test(table) && !account) return 'nothing';
    return told;
  }

  #ask(operation: Parameters<House['call']>[0]) {
    const path = operation.params && { userId: this.#id };
    return this.house.call(operation, { as: this.#world.administrator, ...(path && { path }) });
  }
}

/** How many calls something makes when it is alone. */
async function callsOf(act: (story: Story) => Promise<unknown>): Promise<number> {
  const story = await Story.begin();
  story.house.wire.mend();
  await act(story);
  const count = story.house.wire.calls.length;
  story.house.leave();
  expect(count).toBeGreaterThan(3);
  return count;
}

describe('a restore in the second in which a deletion becomes final', () => {
  it('comes between any two calls of the forgetting and finds a whole user, or none', async () => {
    const met: unknown[] = [];
    const calls = await callsOf((story) => story.forget());
    for (let call = 0; call < calls; call += 1) {
      const story = await Story.begin();
      let status = 0;
      story.house.wire.hold(call, async () => {
        status = await story.restore();
      });
      await story.forget();
      const left = await story.left();
      if (left !== (status === 200 ? 'whole' : 'nothing')) met.push({ call, status, left });
    }
    expect(met).toEqual([]);
  });

  it('is not half done when the forgetting comes between any two of its own calls', async () => {
    const met: unknown[] = [];
    const calls = await callsOf((story) => story.restore());
    for (let call = 0; call < calls; call += 1) {
      const story = await Story.begin();
      story.house.wire.hold(call, () => story.forget());
      const status = await story.restore();
      const left = await story.left();
      if (left !== (status === 200 ? 'whole' : 'nothing')) met.push({ call, status, left });
    }
    expect(met).toEqual([]);
  });

  it('finds none when the forgetting died on its way; what is left of it goes at the next run', async () => {
    const met: unknown[] = [];
    const calls = await callsOf((story) => story.forget());
    for (let call = 0; call < calls; call += 1) {
      const story = await Story.begin();
      story.house.wire.cut(call, 'after');
      await story.forget().catch(() => {});
      story.house.wire.mend();
      const status = await story.restore();
      const left = await story.left();
      if (left !== (status === 200 ? 'whole' : 'nothing')) met.push({ call, status, left });
    }
    expect(met).toEqual([]);
  });
});
