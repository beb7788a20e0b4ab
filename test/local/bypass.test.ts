/** Calls of functions to the table's engine, past the front that shows faults. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  closeBypass,
  countWrites,
  enginePortOf,
  followWrites,
  moveEngine,
  newBypass,
  type Bypass,
} from '../../local/dynamodb/bypass.ts';
import type { LocalFunction } from '../../local/lambda/local-function.ts';
import { functionOf, scratchFolder } from './scratch.ts';

const folder = scratchFolder();
const servers = ['front', 'engine'].map((name) => createServer((_, response) => response.end(name)));
let bypass: Bypass;
let caller: LocalFunction;

/** Asks as the SDK does, and tells who answered. */
const code = `
  import { request } from 'node:http';
  export const handler = ({ port, operation }) => new Promise((resolve) => {
    const headers = { 'x-amz-target': 'DynamoDB_20120810.' + operation };
    request({ host: '127.0.0.1', port, method: 'POST', headers }, (answer) => answer.setEncoding('utf8').on('data', resolve)).end('{}');
  });`;

beforeAll(async () => {
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) =>
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
        ),
    ),
  );
  bypass = newBypass(ports[0] ?? 0, ports[1] ?? 0);
  caller = functionOf(folder, 'caller', code, { bypass });
});
afterAll(async () => {
  await caller.stop();
  for (const server of servers) server.close();
});

const call = async (operation: string) => {
  const outcome = await caller.invoke({ port: bypass.frontPort, operation });
  return outcome.kind === 'result' ? outcome.payload : outcome;
};

it('lead to the engine, to the front while it is closed, and to the engine again', async () => {
  expect(await call('GetItem')).toBe('engine');
  closeBypass(bypass, true);
  expect(await call('GetItem')).toBe('front');
  closeBypass(bypass, false);
  expect(await call('GetItem')).toBe('engine');
});

it('lead to the engine where it is now', async () => {
  const enginePort = enginePortOf(bypass);
  moveEngine(bypass, bypass.frontPort);
  expect(await call('GetItem')).toBe('front');
  moveEngine(bypass, enginePort);
  expect(await call('GetItem')).toBe('engine');
});

it('tell of writes, and of nothing else', async () => {
  const onWrite = vi.fn<() => void>();
  const end = followWrites(bypass, onWrite);
  const before = countWrites(bypass);
  await call('Query');
  expect([countWrites(bypass), onWrite.mock.calls.length]).toEqual([before, 0]);
  await call('TransactWriteItems');
  expect(countWrites(bypass)).toBe(before + 1);
  await vi.waitFor(() => expect(onWrite).toHaveBeenCalledTimes(1));
  end();
  await call('PutItem');
  expect([countWrites(bypass), onWrite.mock.calls.length]).toEqual([before + 2, 1]);
});
