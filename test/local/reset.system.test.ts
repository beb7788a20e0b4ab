/** What a reset keeps, and what it says when it cannot be done. */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
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
