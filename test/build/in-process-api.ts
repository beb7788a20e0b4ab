/** A file of proofs over the API in this process: a table, the services over it, and the bakery. Call it at the top of the file, or inside a `describe`. */
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { House } from './house.ts';
import { startTestTable, type TestTable } from './table.ts';
import { settle, type World } from './world.ts';

/** See {@link openInProcessApi}. */
export interface InProcessApi {
  readonly call: House['call'];
  /** What is behind {@link call}: the table, the directory, the carrier, and the wire to them. */
  readonly house: House;
  /** The bakery and its administrator. */
  readonly world: World;
}

interface InProcessApiSettings {
  /** Whether each test begins with an empty table; else the tests of the file share one. */
  readonly isFresh?: boolean;
  /** When the file begins, and with `isFresh` each test: `Date` moves only when it is set. Left out: the real time. */
  readonly now?: number;
}

/** Opens it before the first test, or before each, and closes it; what functions log is not printed, and each test finds its own in the mock of `process.stdout.write`. */
export function openInProcessApi({ isFresh = false, now }: InProcessApiSettings = {}): InProcessApi {
  let tables: TestTable;
  let house: House;
  let world: World;
  const silence = (): void => void vi.spyOn(process.stdout, 'write').mockClear().mockReturnValue(true);
  const open = async (): Promise<void> => {
    if (now !== undefined) vi.setSystemTime(now);
    house = new House(await tables.another());
    world = await settle(house);
  };
  beforeAll(async () => {
    silence();
    if (now !== undefined) vi.useFakeTimers({ toFake: ['Date'], now });
    tables = await startTestTable();
    if (!isFresh) await open();
  });
  beforeEach(async () => {
    silence();
    if (isFresh) await open();
  });
  afterEach(() => {
    if (isFresh) house.leave();
  });
  afterAll(async () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    if (!isFresh) house.leave();
    await tables.stop();
  });
  return {
    call: (operation, request) => house.call(operation, request),
    get house() {
      return house;
    },
    get world() {
      return world;
    },
  };
}
