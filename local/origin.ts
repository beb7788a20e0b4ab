/** The one origin: the portal at `/`, the API at `/api`, the machines' token endpoint, and the control plane with its console at `/local`. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Cloud } from './cloud.ts';
import { cognito } from './cognito/plug-in.ts';
import { controlPlane, type Controlled } from './control-plane.ts';
import { portalOf } from './portal.ts';
import { edge } from './edge/plug-in.ts';
import { gateway } from './gateway/plug-in.ts';

const consoleFiles: Readonly<Record<string, { file: string; type: string }>> = {
  '/local': { file: 'console.html', type: 'text/html; charset=utf-8' },
  '/local/console.js': { file: 'console.js', type: 'text/javascript; charset=utf-8' },
  '/local/console.css': { file: 'console.css', type: 'text/css; charset=utf-8' },
  '/local/panels.css': { file: 'panels.css', type: 'text/css; charset=utf-8' },
};

/** What answers on the origin. `portalFolder` holds the built portal. */
export function originOf(controlled: Controlled, portalFolder: string): RequestListener {
  const pages = getRequestListener(pagesOf(controlled, portalFolder).fetch);
  return (request, response) => {
    if (request.url?.startsWith('/api/')) void answerCall(controlled, request, response);
    else void pages(request, response);
  };
}

/** Hands a call to the gateway, and its reply back as the edge does. */
async function answerCall(controlled: Controlled, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const cloud = await controlled.cloud();
    const { status, headers, body } = await cloud.get(gateway).answer(request);
    const [path = ''] = (request.url ?? '').split('?');
    response.statusCode = status;
    response.setHeaders(headers);
    for (const [name, value] of Object.entries(edgeHeaders(cloud, path))) response.setHeader(name, value);
    response.end(body);
  } catch (error) {
    // A caller who has hung up is told nothing.
    if (request.destroyed && !request.complete) return;
    console.error(error);
    response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify(failed(error)));
  }
}

/** What the edge says with every reply it says here, so that a page that would break it breaks here. */
const edgeHeaders = ({ clock, get }: Cloud, path: string): Readonly<Record<string, string>> => ({
  date: new Date(clock.now()).toUTCString(),
  ...get(edge).headersFor(path),
});

const failed = (error: unknown): object => ({
  type: 'about:blank',
  title: 'The embedded cloud failed',
  status: 500,
  code: 'internal-error',
  detail: error instanceof Error ? error.message : String(error),
  errors: [],
});

/** All but the calls of the API. */
function pagesOf(controlled: Controlled, portalFolder: string): Hono {
  const app = new Hono();
  const portal = portalOf(portalFolder);

  app.use('*', async (c, next) => {
    await next();
    const { pathname } = new URL(c.req.url);
    if (pathname.startsWith('/local') || pathname === '/oauth2/token') return;
    const cloud = await controlled.cloud();
    for (const [name, value] of Object.entries(edgeHeaders(cloud, pathname))) c.res.headers.set(name, value);
  });

  app.post('/oauth2/token', async (c) => {
    const cloud = await controlled.cloud();
    const reply = await cloud.get(cognito).oauthToken({
      headers: { authorization: c.req.header('authorization') },
      body: Buffer.from(await c.req.arrayBuffer()),
    });
    return new Response(reply.body.toString(), {
      status: reply.status,
      headers: reply.headers as Record<string, string>,
    });
  });

  // A page of another site must not steer the embedded cloud of whoever reads it.
  app.use('/local/*', async (c, next) => {
    const { host = '', origin = `http://${host}` } = c.req.header();
    const isHere = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) && origin === `http://${host}`;
    if (!isHere) return c.body(null, 403);
    return next();
  });
  for (const [path, { file, type }] of Object.entries(consoleFiles)) {
    app.get(path, async (c) =>
      c.body(await readFile(join(import.meta.dirname, 'console', file), 'utf8'), 200, {
        'content-type': type,
        'cache-control': 'no-cache',
      }),
    );
  }
  app.route('/local', controlPlane(controlled));

  app.on(['GET', 'HEAD'], '*', async (c) => {
    const cloud = await controlled.cloud();
    return portal(cloud.get(edge).fileFor(new URL(c.req.url).pathname));
  });
  app.onError((error, c) => {
    console.error(error);
    return c.json(failed(error), 500);
  });
  return app;
}
