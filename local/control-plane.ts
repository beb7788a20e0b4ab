/** The local control plane, `/local/*`: what tests and the console page see and steer. Its surface is fixed in the API's design. */
import { readFile } from 'node:fs/promises';
import { Hono, type Context } from 'hono';
import * as z from 'zod';
import type { Cloud } from './cloud.ts';
import { cognito } from './cognito/plug-in.ts';
import { faultKinds } from './faults.ts';
import type { Credentials } from './seed/credentials.ts';

/** What the control plane acts on. */
export interface Controlled {
  /** The cloud as it runs now; waits while one is being put in place of another. */
  cloud(): Promise<Cloud>;
  /** Answers when there is a seed: before, nobody could log in. */
  seeded(): Promise<void>;
  credentials(): Credentials;
  /** Back to the seed. */
  reset(): Promise<void>;
  /** Whether the clock may go back: only right after a reset. Asking with `use` takes the leave. */
  mayGoBack(use?: 'use'): boolean;
}

const clockMove = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advanceSeconds: z.number() }),
]);

const wantedFault = z.strictObject({
  service: z.string(),
  operation: z.string().optional(),
  kind: z.enum(faultKinds),
  times: z.int().min(1).max(100_000).default(1),
});

// Dates have a last day (ECMAScript 21.4.1.1); nobody needs a schedule after 2200.
const lastMoment = Date.parse('2200-01-01T00:00:00Z');

/** The routes below `/local`. */
export function controlPlane(controlled: Controlled): Hono {
  const app = new Hono();
  // The API answers while it is being seeded through it. Whoever steers or looks waits, and finds it as it is meant to be.
  app.use(async (_, next) => {
    await controlled.seeded();
    return next();
  });

  app.get('/credentials', async (c) =>
    c.json({ ...controlled.credentials(), machines: machinesOf(await controlled.cloud()) }),
  );

  app.get('/clock', async (c) => c.json(timeOf(await controlled.cloud())));
  app.post('/clock', async (c) => {
    const move = clockMove.safeParse(await bodyOf(c));
    if (!move.success)
      return refused(
        c,
        'Ange { "now": "2026-12-24T07:00:00Z" } eller { "advanceSeconds": 60 }. / Give one of the two.',
      );
    const cloud = await controlled.cloud();
    const moment = 'now' in move.data ? Date.parse(move.data.now) : cloud.clock.now() + move.data.advanceSeconds * 1000;
    if (moment > lastMoment) return refused(c, 'Klockan går till år 2200. / The clock goes to the year 2200.');
    if (moment < cloud.clock.now() && !controlled.mayGoBack('use')) {
      return refused(
        c,
        'Klockan kan bara gå framåt, utom direkt efter en återställning. / The clock only goes forward, except right after a reset.',
      );
    }
    controlled.mayGoBack('use');
    await cloud.timekeeper.moveTo(moment);
    return c.json(timeOf(cloud));
  });

  app.get('/faults', async (c) => c.json((await controlled.cloud()).faults.list()));
  app.post('/faults', async (c) => {
    const wanted = wantedFault.safeParse(await bodyOf(c));
    if (!wanted.success)
      return refused(
        c,
        `Ange service, kind (${faultKinds.join(', ')}), times och eventuellt operation. / Give service, kind, times and maybe operation.`,
      );
    const { service, kind } = wanted.data;
    const cloud = await controlled.cloud();
    const faultable = cloud.plugIns.filter(({ faults }) => faults.length > 0);
    const kinds = faultable.find(({ name }) => name === service)?.faults;
    if (!kinds) {
      return refused(
        c,
        `Tjänsten ${service} finns inte här än; fel kan begäras för ${faultable.map(({ name }) => name).join(', ')}. / There is no service ${service} here.`,
      );
    }
    if (!kinds.includes(kind))
      return refused(
        c,
        `${service} kan inte visa felet ${kind}, bara ${kinds.join(', ')}. / ${service} cannot show ${kind}.`,
      );
    cloud.faults.add(wanted.data);
    return c.json({ ...wanted.data }, 201);
  });
  app.delete('/faults', async (c) => {
    (await controlled.cloud()).faults.clear();
    return c.body(null, 204);
  });

  app.post('/reset', async (c) => {
    await controlled.reset();
    return c.json(timeOf(await controlled.cloud()));
  });

  // What the console is made of.
  app.get('/services', async (c) =>
    c.json(
      (await controlled.cloud()).plugIns.map(({ name, title = name, faults, panel }) => ({
        name,
        title,
        faults,
        panel: panel === undefined ? null : `/local/console/${name}.js`,
      })),
    ),
  );
  app.get('/console/:file', async (c, next) => {
    const { plugIns } = await controlled.cloud();
    const panel = plugIns.find(({ name }) => `${name}.js` === c.req.param('file'))?.panel;
    return panel === undefined
      ? next()
      : c.body(await readFile(panel, 'utf8'), 200, {
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'no-cache',
        });
  });

  // Of the plug-ins of the cloud that runs now. What they do not have is not found here either.
  app.use(async (c, next) => {
    const reply = await (await controlled.cloud()).routes.fetch(c.req.raw);
    return reply.status === 404 ? next() : reply;
  });
  // Nothing of this stage sends mail.
  app.get('/mail', (c) => c.json([]));
  app.all('*', (c) =>
    problem(c, 404, 'not-found', 'Det finns inget sådant i kontrollpanelen. / The control plane has no such thing.'),
  );
  return app;
}

const timeOf = ({ clock }: Cloud): { now: string } => ({ now: new Date(clock.now()).toISOString() });

/** The clients that log in with their own secret, with their scopes as the API spells them. */
function machinesOf({ get }: Cloud): object[] {
  const { pool } = get(cognito);
  return pool.definition.clients
    .filter((client) => client.oauthFlows.includes('client_credentials'))
    .map((client) => ({
      name: client.name,
      clientId: client.id,
      clientSecret: pool.clientSecret(client.id),
      scopes: client.oauthScopes.map((scope) => scope.slice(scope.indexOf('/') + 1)),
    }));
}

const bodyOf = (c: Context): Promise<unknown> => c.req.json().catch(() => null);

const refused = (c: Context, detail: string): Response => problem(c, 400, 'invalid-request', detail);

const problem = (c: Context, status: 400 | 404, code: string, detail: string): Response =>
  c.json({ type: 'about:blank', title: detail, status, code, detail, errors: [] }, status, {
    'content-type': 'application/problem+json',
  });
