/** Calls a deployed system from outside, as a browser does: with its cookies, and the origin of the page. */

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Null when the reply is no JSON. */
  readonly json: Readonly<Record<string, unknown>> | null;
}

export interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Longest wait for a reply. */
const patienceMilliseconds = 30_000;

export class Client {
  /** Without a slash at the end. */
  readonly url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.url = url.replace(/\/+$/, '');
  }

  /** Calls the API: `api('GET', '/me')`. */
  async api(method: string, path: string, { token, body, headers }: CallOptions = {}): Promise<Reply> {
    return this.fetch(method, `/api/v1${path}`, {
      body: body === undefined ? null : JSON.stringify(body),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(this.#cookies.size > 0 && { cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; ') }),
        ...(method !== 'GET' && { origin: new URL(this.url).origin }),
        ...headers,
      },
    });
  }

  /** Any path of the origin. */
  async fetch(
    method: string,
    path: string,
    init: { readonly body?: string | URLSearchParams | null; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Reply> {
    const response = await fetch(path.startsWith('https:') || path.startsWith('http:') ? path : this.url + path, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMilliseconds),
      body: init.body ?? null,
      headers: { 'user-agent': 'mysoluno-smoke', ...init.headers },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? (JSON.parse(text) as Reply['json']) : null,
    };
  }
}

/** In one line, for whoever reads what broke. */
export function seen({ status, json, text }: Reply): string {
  const code = json?.['code'];
  return `answered ${status} ${typeof code === 'string' ? code : text.slice(0, 200)}`;
}

/** A field of a reply that is a text. */
export function textIn(reply: Reply, field: string): string {
  const value = reply.json?.[field];
  if (typeof value !== 'string') throw new Error(`The reply has no ${field}: it ${seen(reply)}`);
  return value;
}

/** The claims of a token, unverified: the API has verified it. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const [, payload = ''] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
}
