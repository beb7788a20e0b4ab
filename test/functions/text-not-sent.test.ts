import { expect, it, vi } from 'vitest';
import { listConfigSms, sendConfigSms } from '../../contract/config-sms.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { colleague } from '../build/world.ts';

const api = openInProcessApi({ isFresh: true });

const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);

it.each([
  ['failed', 'InvalidParameterException', 400],
  ['unknown', 'TimeoutError', undefined],
])('the log says why a text is %s, by a name and ids alone', async (outcome, name, httpStatusCode) => {
  const { id: userId } = await colleague(api.house, api.world);
  api.house.carrier.refusal = Object.assign(new Error('no text to +46701740601'), {
    name,
    $metadata: { httpStatusCode },
  });
  out.mockClear();
  const reply = await api.call(sendConfigSms, { as: api.world.administrator, path: { userId } });
  const lines = out.mock.calls.map(([line]) => String(line));
  expect([reply.status, reply.body.status]).toEqual([202, outcome]);
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: 'error', message: 'text not sent', smsId: reply.body.smsId, outcome, reason: name },
    {
      message: 'request',
      status: 202,
      organizationId: api.world.organizationId,
      operation: expect.stringMatching(/config-sms$/) as string,
    },
  ]);
  expect(lines.join('')).not.toMatch(/\+46|0701740601|Cecilia/);
  const { items } = (await api.call(listConfigSms, { as: api.world.administrator, path: { userId } })).body;
  expect(items).toMatchObject([{ status: outcome }]);
});
