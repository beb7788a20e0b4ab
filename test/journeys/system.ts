/** The whole system for a story, reached over HTTP as anybody would reach it. The files that a worker runs share one. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLocal, type Local, type LocalSettings } from '../../local/start.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // The replies are what the stories are about: each looks at what it expects.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

export interface CallOptions {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Machine {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
}

export class System {
  readonly url: string;
  readonly local: Local;
  readonly #logFile: string | null;

  private constructor(local: Local, logFile: string | null) {
    this.local = local;
    this.url = local.url;
    this.#logFile = logFile;
  }

  /** A system of one's own, for scripts; without `settings` seeded anew. Stories call {@link System.atSeed}. */
  static async start(settings: LocalSettings = { ephemeral: true }): Promise<System> {
    const { dataFolder } = settings;
    const logFile = dataFolder === undefined ? null : join(dataFolder, 'functions.log');
    return new System(await startLocal({ port: 0, ...settings }), logFile);
  }

  /** One that runs already, in a process of its own. */
  static async at(url: string): Promise<System> {
    const credentials = (await (await fetch(`${url}/local/credentials`)).json()) as Local['credentials'];
    return new System({ url, credentials, stop: () => Promise.resolve() }, null);
  }

  /** The system of this worker, as the story before has left it. */
  static ofWorker(): Promise<System> {
    return (shared.mySolunoSystem ??= startFromSeed());
  }

  /** The system of this worker, with nothing in it but the seed. */
  static async atSeed(): Promise<System> {
    const system = await System.ofWorker();
    await system.control('POST', '/reset');
    return system;
  }

  stop(): Promise<void> {
    return this.local.stop();
  }

  /** The seeded bakery, or the law firm. */
  organization(place = 0) {
    const organization = this.local.credentials.organizations[place];
    if (!organization) throw new Error('the seed has no such organisation');
    return organization;
  }

  /** Calls the API: `call('GET', '/users')`. A body that is a string goes as it is. */
  async call(method: string, path: string, { token, body, headers }: CallOptions = {}): Promise<Reply> {
    return this.fetch(method, `/api/v1${path}`, {
      body,
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
    });
  }

  /** Calls the control plane: `control('POST', '/clock', { advanceSeconds: 60 })`. */
  async control(method: string, path: string, body?: unknown): Promise<Reply['body']> {
    const reply = await this.fetch(method, `/local${path}`, { body });
    if (reply.status >= 400) throw new Error(`${method} /local${path} answered ${reply.status}`);
    return reply.body;
  }

  async fetch(method: string, path: string, { body, headers }: Omit<CallOptions, 'token'> = {}): Promise<Reply> {
    const response = await fetch(this.url + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    if (response.status === 500) this.#printLog(response.headers.get('x-request-id') ?? '');
    return { status: response.status, headers: response.headers, body: json && text !== '' ? JSON.parse(text) : text };
  }

  /** What the functions logged of a request that failed by a bug, or did not finish: it may never fail again. */
  #printLog(requestId: string): void {
    if (this.#logFile === null) return;
    const lines = readFileSync(this.#logFile, 'utf8').trimEnd().split('\n');
    const ofRequest = requestId === '' ? [] : lines.filter((line) => line.includes(requestId));
    process.stderr.write(
      ['A request was answered with 500. The log:', ...ofRequest, '…', ...lines.slice(-5), ''].join('\n'),
    );
  }

  /** An administrator's access token. */
  async logIn(place = 0, administrator = 0): Promise<string> {
    const { domain, administrators } = this.organization(place);
    const { status, body } = await this.call('POST', '/session', {
      body: { organization: domain, ...administrators[administrator] },
    });
    if (status !== 200) throw new Error(`the login answered ${status}`);
    return body.accessToken;
  }

  async machines(): Promise<readonly Machine[]> {
    return (await this.control('GET', '/credentials')).machines;
  }

  /** A token of the machine with that name, with all its scopes or with those asked for. */
  async machineToken(name: string, scopes?: readonly string[]): Promise<string> {
    const machine = (await this.machines()).find((each) => each.name === name);
    if (!machine) throw new Error(`there is no machine ${name}`);
    const response = await fetch(`${this.url}/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${machine.clientId}:${machine.clientSecret}`)}` },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        ...(scopes && { scope: scopes.map((scope) => `mysoluno/${scope}`).join(' ') }),
      }),
    });
    const { access_token: token } = (await response.json()) as { access_token?: string };
    if (token === undefined) throw new Error(`the token endpoint answered ${response.status}`);
    return token;
  }

  /** A new colleague with a mobile number of their own; what a story says is different. */
  async createUser(token: string, different: Readonly<Record<string, unknown>> = {}): Promise<Reply['body']> {
    created += 1;
    const number = `+4673${String(1_000_000 + created).padStart(7, '0')}`;
    const body = { firstName: 'Nora', lastName: `Ny${created}`, secondaryNumber: number, ...different };
    const reply = await this.call('POST', '/users', { token, body });
    if (reply.status !== 201)
      throw new Error(`creating a user answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  /** Tries to log in to the bakery. */
  logInAs(username: string, password: string): Promise<Reply> {
    return this.call('POST', '/session', { body: { organization: this.organization().domain, username, password } });
  }

  /** A new administrator of the bakery with a password of their own. */
  async createAdministrator(token: string, different: object = {}): Promise<Reply['body']> {
    const user = await this.createUser(token, { administrator: true, ...different });
    const { challengeSession } = (await this.logInAs(user.username, user.initialPassword)).body;
    const password = 'Kardemumma och socker';
    await this.call('POST', '/session/challenge', { body: { challengeSession, newPassword: password } });
    return { ...user, password };
  }

  /** The newest text to a number, and the token in its link. */
  async latestText(to: string): Promise<{ text: string; token: string } | null> {
    const inbox = (await this.control('GET', '/sms')) as readonly { to: string; text: string }[];
    const found = inbox.find((sms) => sms.to === to);
    return found ? { text: found.text, token: found.text.split('#')[1] ?? '' } : null;
  }

  async textsTo(to: string): Promise<number> {
    return ((await this.control('GET', '/sms')) as readonly { to: string }[]).filter((sms) => sms.to === to).length;
  }

  /** Waits for nothing: the control plane answers when the system is quiet. */
  async events(type: string): Promise<readonly { type: string; detail: Record<string, unknown> }[]> {
    await this.control('POST', '/clock', { advanceSeconds: 1 });
    return (
      (await this.control('GET', '/events')) as readonly { type: string; detail: Record<string, unknown> }[]
    ).filter((event) => event.type === type);
  }
}

/** Outlives the modules of a test file, which its worker may load again for the next. */
const shared = globalThis as { mySolunoSystem?: Promise<System> };

/** One of each function, and some more: with fewer, functions push each other out, and are loaded again at every other call. */
const environmentsInAll = 24;

/** Seeding takes nine seconds of a processor, copying the seed a tenth of one. `test/journeys/seed.ts` made it and removes the copies. */
async function startFromSeed(): Promise<System> {
  const { inject } = await import('vitest');
  const folder = inject('seedFolder');
  const dataFolder = join(folder, `worker-${process.pid}`);
  cpSync(join(folder, 'seed'), join(dataFolder, 'seed'), { recursive: true });
  return System.start({ dataFolder, build: false, environmentsInAll });
}

let created = 0;
