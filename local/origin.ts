/** The one origin: the portal at `/`, the API at `/api`, the machines' token endpoint, and the control plane with its console at `/local`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { controlPlane, type Controlled } from './control-plane.ts';
import { portalOf } from './portal.ts';

const consoleFiles: Readonly<Record<string, { file: string; type: string }>> = {
  '/local': { file: 'console.html', type: 'text/html; charset=utf-8' },
  '/local/console.js': { file: 'console.js', type: 'text/javascript; charset=utf-8' },
  '/local/console.css': { file: 'console.css', type: 'text/css; charset=utf-8' },
};

/** The application that answers on the origin. `portalFolder` holds the built portal. */
export function originOf(controlled: Controlled, portalFolder: string): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const portal = portalOf(portalFolder);

  // What the edge says with every reply it says here, so that a page that would break it breaks here.
  app.use('*', async (c, next) => {
    await next();
    const { pathname } = new URL(c.req.url);
    if (pathname.startsWith('/local') || pathname === '/oauth2/token') return;
    const { edge, clock } = await controlled.cloud();
    c.res.headers.set('date', new Date(clock.now()).toUTCString());
    for (const [name, value] of Object.entries(edge.headersFor(pathname))) c.res.headers.set(name, value);
  });

  app.all('/api/*', async (c) => {
    const { incoming } = c.env;
    const { gateway } = await controlled.cloud();
    return gateway.answer(c.req.raw, incoming.socket.remoteAddress ?? '127.0.0.1', incoming.rawHeaders);
  });

  app.post('/oauth2/token', async (c) => {
    const { cognito } = await controlled.cloud();
    const reply = await cognito.oauthToken({
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
    const { edge } = await controlled.cloud();
    return portal(edge.fileFor(new URL(c.req.url).pathname));
  });
  app.onError((error, c) => {
    console.error(error);
    return c.json(
      {
        type: 'about:blank',
        title: 'The embedded cloud failed',
        status: 500,
        code: 'internal-error',
        detail: error.message,
        errors: [],
      },
      500,
    );
  });
  return app;
}
