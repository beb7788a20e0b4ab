import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { scratchFolder } from './scratch.ts';

const project = join(import.meta.dirname, '../..');
const folder = scratchFolder();
const children: ChildProcess[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

function start(...options: string[]): { child: ChildProcess; ended: Promise<number | null>; said: () => string } {
  const child = spawn(process.execPath, ['local/main.ts', ...options], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (words += text));
  return { child, said: () => words, ended: new Promise((resolve) => child.once('close', (code) => resolve(code))) };
}

/** Answers the URL when it says that it is ready. */
async function ready({ said, ended }: ReturnType<typeof start>): Promise<string> {
  let over: string | undefined;
  const url = (): string | undefined => /Portalen\s+(http:\S+)/.exec(said())?.[1];
  void ended.then((code) => (over = `It ended with ${code}: ${said()}`));
  await expect.poll(() => url() ?? over, { interval: 50 }).toBeDefined();
  expect(over).toBeUndefined();
  return url() ?? '';
}

async function session(url: string): Promise<Record<string, string>> {
  const { organizations } = (await (await fetch(`${url}/local/credentials`)).json()) as {
    organizations: { domain: string; administrators: object[] }[];
  };
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ organization: organizations[0]?.domain, ...organizations[0]?.administrators[0] }),
  });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
}

const createUser = (url: string, headers: Record<string, string>, lastName: string): Promise<Response> =>
  fetch(`${url}/api/v1/users`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ firstName: 'Överlevande', lastName }),
  });

/** Processes whose command line names our data folder. */
const processesOf = (data: string): string[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(data);
      } catch {
        return false;
      }
    });

describe('the process', () => {
  it('keeps, over kill -9, every user that it has answered for, and tells the bus of each', async () => {
    const data = join(folder, 'kept');
    cpSync(join(inject('seedFolder'), 'seed'), join(data, 'seed'), { recursive: true });
    const first = start('--port', '0', '--data', data);
    const url = await ready(first);
    const headers = await session(url);
    const answered: string[] = [];
    const creating = Promise.allSettled(
      Array.from({ length: 12 }, async (_, place) => {
        const response = await createUser(url, headers, `Nummer${place}`);
        if (response.status === 201) answered.push(((await response.json()) as { id: string }).id);
      }),
    );
    await expect.poll(() => answered.length, { interval: 5 }).toBeGreaterThan(3);
    first.child.kill('SIGKILL');
    await Promise.all([creating, first.ended]);
    await expect.poll(() => processesOf(data)).toEqual([]);

    const second = start('--port', '0', '--data', data);
    const again = await ready(second);
    const { items } = (await (
      await fetch(`${again}/api/v1/users?limit=100&q=%C3%B6verlev`, { headers: await session(again) })
    ).json()) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(answered));
    await fetch(`${again}/local/clock`, { method: 'POST', body: '{"advanceSeconds":1}' });
    const events = (await (await fetch(`${again}/local/events`)).json()) as {
      type: string;
      detail: { entityId: string };
    }[];
    expect(events.map(({ detail }) => detail.entityId)).toEqual(expect.arrayContaining(items.map(({ id }) => id)));

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
