/** What a reset keeps, and what it says when it cannot be done. */
import { once } from 'node:events';
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { System } from '../journeys/system.ts';
import { scratchFolder } from './scratch.ts';

const dataFolder = scratchFolder();
let system: System;
beforeAll(async () => {
  cpSync(join(inject('seedFolder'), 'seed'), join(dataFolder, 'seed'), { recursive: true });
  system = await System.start({ dataFolder, build: false });
});
afterAll(() => system.stop());

describe('a reset', () => {
  it('takes back what was written and what was published', async () => {
    const token = await system.logIn();
    const user = await system.createUser(token);
    await system.control('POST', '/reset');
    const { status } = await system.call('GET', `/users/${user.id}`, { token: await system.logIn() });
    expect(status).toBe(404);
    expect(await system.control('GET', '/events')).not.toContainEqual(
      expect.objectContaining({ detail: expect.objectContaining({ entityId: user.id }) }),
    );
  });

  it('ends what is under way when it comes', async () => {
    const token = await system.logIn();
    await system.control('POST', '/faults', { service: 'dynamodb', kind: 'timeout', times: 100 });
    const hanging = system.call('GET', '/users', { token });
    await system.control('POST', '/reset');
    expect((await hanging).status).toBeGreaterThanOrEqual(500);
    expect((await system.call('GET', '/users', { token: await system.logIn() })).status).toBe(200);
  });

  it('runs no call whose body was still arriving when it came', async () => {
    const body = JSON.stringify({ firstName: 'Sen', lastName: 'Ankomst' });
    const late = request(`${system.url}/api/v1/users`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await system.logIn()}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        expect: '100-continue',
      },
    });
    const answered = once(late, 'response') as Promise<[IncomingMessage]>;
    late.write(body.slice(0, 10));
    await once(late, 'continue');
    await system.control('POST', '/reset');
    late.end(body.slice(10));
    const [answer] = await answered;
    answer.resume();
    expect(answer.statusCode).toBeGreaterThanOrEqual(500);
    const { body: found } = await system.call('GET', '/users?q=Ankomst', { token: await system.logIn() });
    expect(found.items).toEqual([]);
  });

  it('ends a move of the clock that is under way, and has the clock of the seed', async () => {
    const now = async (): Promise<number> => Date.parse((await system.control('GET', '/clock')).now);
    const before = await now();
    await system.control('POST', '/faults', { service: 'dynamodb', kind: 'timeout', times: 1000 });
    const move = system.fetch('POST', '/local/clock', { body: { advanceSeconds: 40 * 86_400 } });
    await vi.waitFor(async () => expect(await now()).toBeGreaterThan(before + 60_000), { timeout: 60_000 });
    await system.control('POST', '/reset');
    expect((await move).status).toBe(500);
    expect(await now()).toBeLessThan(before + 60_000);
  });

  it('finds the engine at another port, also from functions that are warm', async () => {
    const token = await system.logIn();
    await system.control('POST', '/reset');
    const replies = await Promise.all(Array.from({ length: 4 }, () => system.call('GET', '/users', { token })));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('that fails says why to everybody who asks, until one succeeds', async () => {
    const seededUsers = join(dataFolder, 'seed', 'cognito', 'users.jsonl');
    const whole = readFileSync(seededUsers);
    appendFileSync(seededUsers, 'no entry\n');
    const reasons = [];
    for (const path of ['/local/reset', '/api/v1/health', '/local/clock', '/']) {
      const { status, body } = await system.fetch(path === '/local/reset' ? 'POST' : 'GET', path);
      reasons.push([status, body.detail]);
    }
    const damaged = expect.stringMatching(/users\.jsonl is damaged in line \d+/) as unknown;
    expect(reasons).toEqual(reasons.map(() => [500, damaged]));
    expect(reasons).toHaveLength(4);

    writeFileSync(seededUsers, whole);
    await system.control('POST', '/reset');
    expect((await system.call('GET', '/health')).status).toBe(200);
    await system.logIn();
  });
});
