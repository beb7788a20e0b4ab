/** What an administrator does: logs in, makes a colleague, sends the text, finds both, sees who did it. */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { claimsOf, seen, textIn, type Client, type Reply } from './client.ts';
import { demand, type Walk } from './walk.ts';

export interface Administrator {
  /** The domain. */
  readonly organization: string;
  readonly username: string;
  readonly password: string;
}

export interface LoggedIn {
  readonly token: string;
  readonly organizationId: string;
}

/** Logs in, with a password of one's own in place of a one-time password. @returns null when nobody could */
export async function walkIn(walk: Walk, client: Client, administrator: Administrator): Promise<LoggedIn | null> {
  await walk.step('a wrong password is refused', ['gateway-answers'], async () => {
    const reply = await client.api('POST', '/session', { body: { ...administrator, password: 'not the password' } });
    demand(reply.status === 401 && reply.json?.['code'] === 'invalid-credentials', seen(reply));
  });
  const first = await walk.step('an administrator logs in', ['roles'], async () => {
    const reply = await client.api('POST', '/session', { body: administrator });
    if (reply.json?.['challenge'] !== 'new-password') return demandSession(reply);
    const newPassword = randomBytes(18).toString('base64url');
    const body = { challengeSession: textIn(reply, 'challengeSession'), newPassword };
    const session = demandSession(await client.api('POST', '/session/challenge', { body }));
    console.error(`The password of ${administrator.username} in ${administrator.organization} is now ${newPassword}`);
    return session;
  });
  if (first === null) return null;
  await walk.step(
    'the token bears our scope and not the pool’s own, and the authorizer takes it',
    ['authorizer-scopes'],
    () => demandPortalToken(client, first.token),
  );
  const renewed = await walk.step('two tabs renew the session at once, with the same scopes', ['refresh'], async () => {
    const replies = await Promise.all([client.api('POST', '/session/refresh'), client.api('POST', '/session/refresh')]);
    const [one, other] = replies.map(demandSession);
    demand(one !== undefined && other !== undefined, 'a tab was logged out');
    await demandPortalToken(client, one.token);
    await demandPortalToken(client, other.token);
    return one;
  });
  return renewed ?? first;
}

function demandSession(reply: Reply): LoggedIn {
  demand(reply.status === 200, seen(reply));
  const organization = reply.json?.['organization'] as { readonly id: string } | undefined;
  demand(organization !== undefined, 'the reply has no organization');
  return { token: textIn(reply, 'accessToken'), organizationId: organization.id };
}

async function demandPortalToken(client: Client, token: string): Promise<void> {
  const scope = String(claimsOf(token)['scope']);
  demand(scope === 'mysoluno/portal', `its scope is ${scope}`);
  const me = await client.api('GET', '/me', { token });
  demand(me.status === 200, seen(me));
}

/** Everything about one colleague, who is deleted again. @param mobile gets a text, and costs one; null: none is sent */
export async function walkWithColleague(
  walk: Walk,
  client: Client,
  { token }: LoggedIn,
  mobile: string | null,
): Promise<void> {
  const lastName = `Rökprov ${randomBytes(4).toString('hex')}`;
  const colleague = await walk.step(
    'an administrator makes a colleague, once, however often it is asked',
    ['roles'],
    async () => {
      const options = {
        token,
        body: { firstName: 'Åke', lastName, secondaryNumber: mobile },
        headers: { 'idempotency-key': randomBytes(12).toString('hex') },
      };
      const reply = await client.api('POST', '/users', options);
      demand(reply.status === 201 && reply.json?.['initialPassword'] !== null, seen(reply));
      const again = await client.api('POST', '/users', options);
      demand(again.json?.['id'] === reply.json?.['id'], `asked again it ${seen(again)}`);
      demand(again.json?.['initialPassword'] === null, 'the one-time password was shown twice');
      return textIn(reply, 'id');
    },
  );
  if (colleague === null) return;
  await walk.step('the colleague is found by the beginning of a name', ['roles'], async () => {
    const reply = await client.api('GET', `/users?q=${encodeURIComponent(lastName.toLowerCase().slice(0, -2))}`, {
      token,
    });
    demand(idsIn(reply).includes(colleague), seen(reply));
  });
  await walkText(walk, client, token, { colleague, mobile });
  await walk.step('the activity log says who made the colleague', ['roles'], () =>
    within(10, async () => {
      const reply = await client.api('GET', `/activity?entityId=${colleague}`, { token });
      const actions = itemsIn(reply).map(({ action }) => action);
      demand(actions.includes('user-created'), `it ${seen(reply)}`);
    }),
  );
  await walk.step('the organisation is shown', ['roles'], async () => {
    const reply = await client.api('GET', '/organization', { token });
    demand(reply.status === 200, seen(reply));
  });
  await walk.step(
    'browsers may post files from the portal to the buckets, and from no other page',
    ['buckets-cors'],
    () => demandPreflights(client, token),
  );
  await walk.step('the colleague is deleted again', ['roles'], async () => {
    const reply = await client.api('DELETE', `/users/${colleague}`, { token });
    demand(reply.status === 204, seen(reply));
  });
}

/** Asks the quarantine bucket as a browser does before it posts; and the bucket of checked files, when there is a voice message to listen to. */
async function demandPreflights(client: Client, token: string): Promise<string> {
  const body = { name: 'Rökprov', contentType: 'audio/wav', size: 1 };
  const created = await client.api('POST', '/voice-messages', { token, body });
  demand(created.status === 201, seen(created));
  const upload = created.json?.['upload'] as { readonly url: string } | undefined;
  demand(upload !== undefined, 'the reply has no upload');
  const removed = await client.api('DELETE', `/voice-messages/${textIn(created, 'id')}`, { token });
  demand(removed.status === 204, seen(removed));
  await demandPreflight(client, 'POST', upload.url);
  const [ready] = itemsIn(await client.api('GET', '/voice-messages?status=ready', { token }));
  if (ready === undefined) return 'without a voice message that is ready: only the quarantine bucket was asked';
  const audio = await client.api('GET', `/voice-messages/${String(ready['id'])}/audio`, { token });
  await demandPreflight(client, 'GET', textIn(audio, 'url'));
  return 'both buckets';
}

async function demandPreflight(client: Client, method: 'GET' | 'POST', url: string): Promise<void> {
  const preflight = (origin: string) =>
    client.fetch('OPTIONS', url, { headers: { origin, 'access-control-request-method': method } });
  const portal = new URL(client.url).origin;
  const ours = await preflight(portal);
  const allowed = ours.headers.get('access-control-allow-origin');
  demand(ours.status < 300 && allowed === portal, `the portal's page: ${allowed ?? seen(ours)}`);
  const others = await preflight('https://elsewhere.example');
  const wrongly = others.headers.get('access-control-allow-origin');
  demand(others.status === 403 && wrongly === null, `another page: ${wrongly ?? seen(others)}`);
}

async function walkText(
  walk: Walk,
  client: Client,
  token: string,
  { colleague, mobile }: { readonly colleague: string; readonly mobile: string | null },
): Promise<void> {
  const path = `/users/${colleague}/config-sms`;
  if (mobile === null) {
    await walk.step(
      'a colleague without a mobile gets no text, and the administrator the reason',
      ['roles'],
      async () => {
        const reply = await client.api('POST', path, { token });
        demand(reply.status === 409 && reply.json?.['code'] === 'no-mobile-number', seen(reply));
      },
    );
    walk.skip(
      'the configuration SMS is sent',
      ['texts'],
      'needs --mobile, a Swedish number whose owner expects a text',
    );
    return;
  }
  await walk.step('the configuration SMS is sent', ['texts', 'roles'], async () => {
    const reply = await client.api('POST', path, { token });
    demand(reply.status === 202, seen(reply));
    return within(30, async () => {
      const [latest] = itemsIn(await client.api('GET', path, { token }));
      demand(latest?.['status'] === 'sent', `it is ${String(latest?.['status'])}`);
      return `look whether it came to ${mobile}`;
    });
  });
}

/** Ends the session, for good. */
export async function walkOut(walk: Walk, client: Client): Promise<void> {
  await walk.step('who logs out is out', ['roles'], async () => {
    const out = await client.api('DELETE', '/session');
    demand(out.status === 204, seen(out));
    const again = await client.api('POST', '/session/refresh');
    demand(again.status === 401, seen(again));
  });
}

const itemsIn = ({ json }: Reply) => (json?.['items'] ?? []) as readonly Readonly<Record<string, unknown>>[];
const idsIn = (reply: Reply) => itemsIn(reply).map(({ id }) => id);

/** Tries once a second: what follows a command may take a moment. */
async function within<T>(seconds: number, attempt: () => Promise<T>): Promise<T> {
  for (let left = seconds; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left <= 1) throw error;
      await wait(1000);
    }
  }
}
