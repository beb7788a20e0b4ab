/** What anybody can see: pages, headers, the gateway's own answers. */
import { seen, textIn, type Client, type Reply } from './client.ts';
import { demand, type Walk } from './walk.ts';

/** @param apiUrl the gateway's own address with its stage, which must refuse; null when unknown */
export async function walkInPublic(walk: Walk, client: Client, apiUrl: string | null): Promise<void> {
  await walk.step('the API answers through the edge', ['origin-secret', 'roles'], async () => {
    const reply = await client.api('GET', '/health');
    demand(reply.status === 200 && reply.json?.['status'] === 'ok', seen(reply));
  });
  await walk.step('links in texts lead to this address', ['texts'], async () => {
    const origin = textIn(await client.api('GET', '/health'), 'portalOrigin');
    demand(origin === client.url, `they lead to ${origin} (docs/deploy.md, PortalOrigin)`);
  });
  if (apiUrl === null) {
    walk.skip('the gateway refuses who comes past the edge', ['origin-secret'], 'needs --api-url https://…/live');
  } else {
    await walk.step('the gateway refuses who comes past the edge', ['origin-secret'], async () => {
      const reply = await client.fetch('GET', `${apiUrl.replace(/\/+$/, '')}/api/v1/health`);
      demand(reply.status === 403 && reply.json?.['code'] === 'request-blocked', seen(reply));
    });
  }
  await walkPages(walk, client);
  await walkRefusals(walk, client);
}

async function walkPages(walk: Walk, client: Client): Promise<void> {
  const page = await walk.step('the portal is served under a strict policy', ['edge'], async () => {
    const reply = await client.fetch('GET', '/');
    demand(reply.status === 200 && reply.text.includes('id="root"'), seen(reply));
    demandPolicy(reply, ["script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]);
    demand(reply.headers.get('x-content-type-options') === 'nosniff', 'x-content-type-options is missing');
    demand(reply.headers.get('cache-control') === 'no-cache', `cache-control is ${reply.headers.get('cache-control')}`);
    return reply;
  });
  await walk.step('a page within the portal is the same page', ['edge'], async () => {
    const reply = await client.fetch('GET', '/users/usr_00000000000000000000000000');
    demand(reply.status === 200 && reply.text === page?.text, seen(reply));
  });
  await walk.step('what the page names is there, for a year', ['edge'], async () => {
    const [, script] = /src="(\/assets\/[^"]+)"/.exec(page?.text ?? '') ?? [];
    demand(script !== undefined, 'the page names no script');
    const reply = await client.fetch('GET', script);
    demand(reply.status === 200, seen(reply));
    demand(/immutable/.test(reply.headers.get('cache-control') ?? ''), 'it may not be kept');
    return script;
  });
  await walk.step('a file that is not there is 404', ['edge'], async () => {
    const reply = await client.fetch('GET', '/assets/of-another-time.js');
    demand(reply.status === 404, seen(reply));
  });
  await walk.step('the API describes itself, on a page that finds its parts', ['edge', 'roles'], async () => {
    const reply = await client.api('GET', '/docs');
    demand(reply.status === 200, seen(reply));
    demandPolicy(reply, ["script-src 'self'"]);
    const parts = [...reply.text.matchAll(/(?:src|href)="(\/api-docs\/[^"]+)"/g)].map(([, path = '']) => path);
    for (const part of [...parts, '/api/v1/openapi.json']) {
      const { status } = await client.fetch('GET', part);
      demand(status === 200, `${part} answered ${status}`);
    }
  });
  if (client.url.startsWith('https:')) {
    await walk.step('browsers keep to TLS', ['edge'], async () => {
      const { headers } = await client.fetch('GET', '/');
      demand(
        /max-age=\d{7,}/.test(headers.get('strict-transport-security') ?? ''),
        'strict-transport-security is missing',
      );
    });
  } else {
    walk.skip('browsers keep to TLS', ['edge'], 'the address is not https');
  }
}

function demandPolicy({ headers }: Reply, directives: readonly string[]): void {
  const policy = headers.get('content-security-policy') ?? 'none';
  for (const directive of directives) demand(policy.includes(directive), `the policy is ${policy}`);
}

async function walkRefusals(walk: Walk, client: Client): Promise<void> {
  const refusals = [
    ['an unknown route is 404', '/nothing-here', undefined, 404, 'not-found'],
    ['an unknown route is 404, also with a token', '/nothing-here', 'no.such.token', 404, 'not-found'],
    ['nobody is let in without a token', '/me', undefined, 401, 'unauthenticated'],
    ['nobody is let in with a wrong token', '/me', 'no.such.token', 401, 'unauthenticated'],
  ] as const;
  for (const [promise, path, token, status, code] of refusals) {
    await walk.step(promise, ['gateway-answers'], async () => {
      const reply = await client.api('GET', path, token === undefined ? {} : { token });
      demand(reply.status === status && reply.json?.['code'] === code, seen(reply));
      const type = reply.headers.get('content-type') ?? 'nothing';
      demand(type.startsWith('application/problem+json'), `its type is ${type}`);
    });
  }
}
