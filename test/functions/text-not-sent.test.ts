import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { listConfigSms, sendConfigSms } from '../../contract/config-sms.ts';
import { House } from '../build/house.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { colleague, settle } from '../build/world.ts';

let test: TestTable;
const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await test.stop();
});

it.each([
  ['failed', 'InvalidParameterException', 400],
  ['unknown', 'TimeoutError', undefined],
])('the log says why a text is %s, by a name and ids alone', async (outcome, name, httpStatusCode) => {
  const house = new House(await test.another());
  const world = await settle(house);
  const { id: userId } = await colleague(house, world);
  house.carrier.refusal = Object.assign(new Error('no text to +46701740601'), { name, $metadata: { httpStatusCode } });
  out.mockClear();
  const reply = await house.call(sendConfigSms, { as: world.administrator, path: { userId } });
  const lines = out.mock.calls.map(([line]) => String(line));
  expect([reply.status, reply.body.status]).toEqual([202, outcome]);
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: 'error', message: 'text not sent', smsId: reply.body.smsId, outcome, reason: name },
    {
      message: 'request',
      status: 202,
      organizationId: world.organizationId,
      operation: expect.stringMatching(/config-sms$/) as string,
    },
  ]);
  expect(lines.join('')).not.toMatch(/\+46|0701740601|Cecilia/);
  const { items } = (await house.call(listConfigSms, { as: world.administrator, path: { userId } })).body;
  expect(items).toMatchObject([{ status: outcome }]);
  house.leave();
});
