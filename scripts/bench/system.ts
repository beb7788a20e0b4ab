/** The whole system in a process of its own, with enough people in it to be worth listing. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isId, idPattern, type OrganizationId } from '../../domain/ids.ts';
import { usageOf } from './processes.ts';
import type { Target } from './bare.ts';

const project = join(import.meta.dirname, '../..');
const people = 200;

export interface RunningSystem {
  readonly url: string;
  readonly token: string;
  readonly pid: number;
  readonly secondsToReady: number;
  readonly target: Target;
  stop(): Promise<void>;
}

/** Starts it on a port and waits until it answers; what is stale must have been built before, or it is built within that time. */
export async function startSystem(port: number, environments: number): Promise<RunningSystem> {
  const began = performance.now();
  const child = spawn(
    'node',
    ['local/main.ts', '--ephemeral', '--port', String(port), '--environments', String(environments)],
    {
      cwd: project,
      stdio: 'ignore',
    },
  );
  const url = `http://localhost:${port}`;
  try {
    await untilReady(child, url);
    const secondsToReady = (performance.now() - began) / 1000;
    return {
      url,
      pid: child.pid ?? 0,
      secondsToReady,
      stop: () => end(child),
      ...(await prepare(url, child.pid ?? 0)),
    };
  } catch (error) {
    await end(child);
    throw error;
  }
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + 180_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error('the system ended before it was ready; "npm start" says why');
    // It answers while it is being seeded, too; then nobody can log in yet.
    const { organizations } = await get<Seeded>(`${url}/local/credentials`).catch(() => ({ organizations: [] }));
    if (organizations.length > 0) return;
    await wait(20);
  }
  throw new Error('the system was not ready within three minutes');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Logs in, and lets colleagues in, half of whom a search for “an” finds. */
async function prepare(url: string, pid: number): Promise<{ token: string; target: Target }> {
  const { organizations } = await get<Seeded>(`${url}/local/credentials`);
  const [organization] = organizations;
  if (!organization || !isOrganization(organization.id)) throw new Error('the seed has no organisation');
  const { accessToken: token, user } = await post<{ accessToken: string; user: { id: string } }>(
    `${url}/api/v1/session`,
    {
      organization: organization.domain,
      ...organization.administrators[0],
    },
  );
  let some = user.id;
  for (let place = 0; place < people; place += 1) {
    const body = {
      firstName: place % 2 ? 'Anders' : 'Bo',
      lastName: `Bänk${place}`,
      secondaryNumber: `+4679${String(place).padStart(7, '0')}`,
    };
    some = (await post<{ id: string }>(`${url}/api/v1/users`, body, token)).id;
  }
  const engine = usageOf(pid).find(({ name }) => name.startsWith('dynoxide'));
  const port = /--port (\d+)/.exec(engine?.command ?? '')?.[1];
  if (port === undefined || !isId('usr', user.id) || !isId('usr', some))
    throw new Error('the system has no engine of its own');
  const target = {
    engine: `http://127.0.0.1:${port}`,
    organizationId: organization.id,
    administratorId: user.id,
    userId: some,
  };
  return { token, target };
}

interface Seeded {
  readonly organizations: readonly {
    readonly id: string;
    readonly domain: string;
    readonly administrators: readonly object[];
  }[];
}

const isOrganization = (id: string): id is OrganizationId & string => idPattern('org').test(id);

const get = async <Reply>(url: string): Promise<Reply> => (await fetch(url)).json() as Promise<Reply>;

async function post<Reply>(url: string, body: object, token?: string): Promise<Reply> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${url} answered ${response.status}`);
  return (await response.json()) as Reply;
}
