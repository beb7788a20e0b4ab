import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { System } from '../journeys/system.ts';
import { killAfterEach, killAt, processesOf, ready, seededFolder, start } from './process.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder();
killAfterEach();

describe('the process', () => {
  it('keeps, over kill -9, every user that it has answered for, and tells the bus of each', async () => {
    const data = seededFolder(join(folder, 'kept'));
    const first = start('--port', '0', '--data', data);
    const system = await System.at(await ready(first));
    const token = await system.logIn();
    const answered: string[] = [];
    const creating = Promise.allSettled(
      Array.from({ length: 12 }, async () => {
        const { id } = await system.createUser(token, { firstName: 'Överlevande' });
        answered.push(id);
      }),
    );
    await expect.poll(() => answered.length, { interval: 5 }).toBeGreaterThan(3);
    await killAt(data, first);
    await creating;

    const second = start('--port', '0', '--data', data);
    const again = await System.at(await ready(second));
    const found = await again.call('GET', '/users?limit=100&q=%C3%B6verlev', { token: await again.logIn() });
    const ids = found.body.items.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining(answered));
    const created = await again.events('user-created');
    expect(created.map(({ detail }) => detail.entityId)).toEqual(expect.arrayContaining(ids));

    const third = start('--port', '0', '--data', data);
    expect(await third.ended).toBe(1);
    expect(third.said()).toMatch(/is in use by another start/);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(processesOf(data)).toEqual([]);

    writeFileSync(join(data, 'current', 'dynamodb.db'), 'bullar '.repeat(5000));
    const fourth = start('--port', '0', '--data', data);
    expect(await fourth.ended).toBe(1);
    expect(fourth.said()).toContain(join(data, 'current', 'dynamodb.db'));
    expect(fourth.said().trim().split('\n')).toHaveLength(1);
  });

  it('says which port is taken, and what to do', async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) => {
      holder.listen(0, '127.0.0.1', () => resolve((holder.address() as { port: number }).port));
    });
    const late = start('--port', String(port), '--ephemeral');
    expect(await late.ended).toBe(1);
    expect(late.said().trim()).toBe(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`);
    holder.close();
  });

  it.each([
    [['--help'], 0, /--ephemeral/],
    [['--port', 'many'], 1, /--port must be a number/],
    [['--poort', '1'], 1, /--poort/],
  ])('reads its options: %j', async (options, code, words) => {
    const asked = start(...options);
    expect(await asked.ended).toBe(code);
    expect(asked.said()).toMatch(words);
  });
});
