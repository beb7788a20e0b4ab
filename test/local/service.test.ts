import { expect, it } from 'vitest';
import { Faults } from '../../local/faults.ts';
import { startService } from '../../local/service.ts';

it('is idle when what it answers is answered, also to a caller that has gone', async () => {
  const { promise: work, resolve: finish } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const order: string[] = [];
  const service = await startService(
    {
      operationOf: () => 'Write',
      refuse: () => ({ status: 400, headers: {}, body: '' }),
      async answer() {
        begin();
        await work;
        order.push('written');
        return { status: 200, headers: {}, body: '' };
      },
    },
    new Faults(),
  );
  const hangUp = new AbortController();
  const call = fetch(service.endpoint, { method: 'POST', body: '{}', signal: hangUp.signal }).catch(() => 'gone');
  await begun;
  hangUp.abort();
  expect(await call).toBe('gone');
  const idle = service.untilIdle().then(() => order.push('idle'));
  finish();
  await idle;
  expect(order).toEqual(['written', 'idle']);
  await service.stop();
});
