/** A request and a run end in time, however often something is to be tried again. */
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { backOff, within } from '../../adapters/deadline.ts';
import { DependencyFailure } from '../../adapters/dependency-failure.ts';
import { openTable } from '../../adapters/table/client.ts';
import { createAnsweringGroup, listAnsweringGroups } from '../../contract/answering-groups.ts';
import { sendConfigSms } from '../../contract/config-sms.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { armBells } from '../../functions/arm-bell/arm-bells.ts';
import { runInTime } from '../../functions/deadline.ts';
import { Bells } from '../../functions/shared/settle/bells.ts';
import { runAt } from '../../functions/shared/settle/run.ts';
import { House } from '../build/house.ts';
import { toItem } from '../build/stored-item.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { colleague, settle, type World } from '../build/world.ts';
import { ConcurrentWrite, retryOnConflict } from '../../adapters/table/concurrent-write.ts';

let test: TestTable;
let house: House;
let world: World;
beforeAll(async () => {
  test = await startTestTable();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
beforeEach(async () => {
  house?.leave();
  house = new House(await test.another());
  fate = null;
  decideFates(house);
  world = await settle(house);
});
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  house.leave();
  vi.restoreAllMocks();
  await test.stop();
});

/** What a function has left of its life when it is to be done a quarter of a second from now. */
const short = 375;

/** What every call of one kind comes to. */
let fate: { readonly command: string; readonly happen: () => Promise<never> } | null = null;
const happening = (command: string, happen: () => Promise<never>): void => {
  fate = { command, happen };
};
/** Below the SDK's tries. Before the client's first call: it keeps what its calls go through. */
const decideFates = ({ table: { client } }: House): void =>
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) =>
        fate?.command === commandName && fate ? fate.happen() : next(args),
    { step: 'deserialize', name: 'fate', priority: 'low' },
  );

const conflict = (): Promise<never> =>
  Promise.reject(
    Object.assign(new Error('conflict'), {
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'TransactionConflict' }],
    }),
  );
const silence = (): Promise<never> => new Promise(() => {});
const throttle = (): Promise<never> =>
  Promise.reject(
    Object.assign(new Error('slow down'), { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } }),
  );

describe('a request', () => {
  const create = { body: { name: 'Order' }, headers: { 'idempotency-key': 'once' } };

  it.each<[string, () => Promise<never>]>([
    ['meets others at every try', conflict],
    ['is never answered', silence],
    ['is told to slow down', throttle],
  ])('whose transaction %s is a 503 with Retry-After before the function’s time is up', async (_, happen) => {
    happening('TransactWriteItemsCommand', happen);
    const { status, headers, body } = await house.call(createAnsweringGroup, {
      as: world.administrator,
      lifetime: short,
      ...create,
    });
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'temporarily-unavailable', '5']);
    // The key is free, although the time was up when it was let go of.
    fate = null;
    expect((await house.call(createAnsweringGroup, { as: world.administrator, ...create })).status).toBe(201);
  });

  it('that reads is a 503 too', async () => {
    happening('QueryCommand', silence);
    const { status, headers } = await house.call(listAnsweringGroups, { as: world.administrator, lifetime: short });
    expect([status, headers['retry-after']]).toEqual([503, '5']);
  });

  it('that comes when there is no time left begins nothing', async () => {
    const before = house.meter.calls;
    const { status } = await house.call(listAnsweringGroups, { as: world.administrator, lifetime: 0 });
    expect([status, house.meter.calls - before]).toEqual([503, 0]);
  });

  it('whose text was sent when the time was up records that it was', async () => {
    const { id } = await colleague(house, world);
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    const send = house.carrier.sms.client.send.bind(house.carrier.sms.client);
    vi.spyOn(house.carrier.sms.client, 'send').mockImplementation((async (command: never) => {
      const reply = await send(command);
      vi.advanceTimersByTime(11_000);
      return reply;
    }) as never);
    const { status, body } = await house.call(sendConfigSms, {
      as: world.administrator,
      path: { userId: id },
      lifetime: 15_000,
    });
    expect([status, body.status]).toEqual([202, 'sent']);
  });
});

describe('what is tried again', () => {
  it('is not waited for when the deadline comes first', async () => {
    await expect(within(0, () => backOff(1))).rejects.toThrow(DependencyFailure);
    const attempt = vi.fn<() => Promise<never>>(() => Promise.reject(new ConcurrentWrite('user')));
    await expect(within(0, () => retryOnConflict(attempt))).rejects.toThrow(DependencyFailure);
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  it('is not begun after the deadline by the SDK either', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    const table = openTable(house.table.name);
    const sent = vi.fn<() => void>();
    // The first try fails after the deadline, in a way that the SDK tries again.
    const slow = async (): Promise<never> => {
      sent();
      await new Promise((wake) => setTimeout(wake, 300));
      return throttle();
    };
    table.client.middlewareStack.add(() => slow, { step: 'deserialize', name: 'slow' });
    const call = () => table.client.send(new GetCommand({ TableName: 'any', Key: { pk: 'a', sk: 'b' } }));
    const outcome = expect(within(50, call)).rejects.toThrow(DependencyFailure);
    while (sent.mock.calls.length === 0) await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(60_000);
    await outcome;
    expect(sent).toHaveBeenCalledTimes(1);
    table.client.config.requestHandler.destroy?.();
  });
});

describe('a worker', () => {
  it('whose time is up reports what it could not do, so that it comes again', async () => {
    const { body } = await house.call(createAnsweringGroup, { as: world.administrator, body: { name: 'Order' } });
    const records = ['1', '2'].map((number) => ({
      dynamodb: {
        SequenceNumber: number,
        NewImage: toItem({
          pk: `O#${world.organizationId.slice(4)}#JOURNAL`,
          sk: `01K${number.padStart(23, '0')}`,
          at: '2026-11-30T12:00:00.000Z',
          actor: { kind: 'system', id: null, name: '' },
          action: 'answering-group-changed',
          entityId: body.id,
          entityName: 'Order',
          changes: [],
          data: {},
          wakes: { target: [body.id] },
          requestId: 'request',
        }) as never,
      },
    }));
    const powers = { table: house.table, bell: house.scheduler.bell };
    const run = () => armBells(powers, records, runAt(Date.now(), 'run'));
    expect((await run()).failed).toEqual([]);
    const { failed, errors } = await runInTime({ getRemainingTimeInMillis: () => 0 }, run);
    expect([failed, new Set(errors)]).toEqual([['1', '2'], new Set(['DependencyFailure'])]);
  });

  it('arms the bells of what it settled all the same', async () => {
    const bells = new Bells();
    bells.add(world.organizationId as OrganizationId, Date.now() + 3_600_000, Date.now());
    expect(await within(-1, () => bells.arm(house.scheduler.bell))).toEqual([]);
    expect(house.scheduler.armed.size).toBe(1);
  });
});
