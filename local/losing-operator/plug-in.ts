/** The operator that lets a number go: it hears of port requests on the bus, and answers over the API. See README.md. */
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { events as contract } from '../../contract/events.ts';
import { cognito } from '../cognito/plug-in.ts';
import { events } from '../events/plug-in.ts';
import type { PlugIn } from '../plug-in.ts';
import { Desk } from './desk.ts';
import { answerSchema, modes, settingsSchema, type PortCase, type Settings } from './port-case.ts';
import { portalAt } from './portal.ts';

const requested = z.object({
  'detail-type': z.enum(['port-requested', 'port-rescheduled']),
  detail: contract['port-requested'],
});
const cancelled = z.object({ 'detail-type': z.literal('port-cancelled'), detail: contract['port-cancelled'] });

export const losingOperator = {
  name: 'losing-operator',
  title: 'Avlämnande operatör',
  panel: join(import.meta.dirname, 'console.js'),
  resourceTypes: {},
  faults: [],
  start({ files, clock, portalOrigin, get }) {
    const portal = portalAt(portalOrigin, get(cognito).pool);
    const desk = new Desk({
      cases: files.open<PortCase>('port-cases'),
      settings: files.open<Settings>('losing-operator'),
      clock,
      portal,
    });
    get(events).follow((event) => {
      const request = requested.safeParse(event);
      if (request.success) desk.take(request.data.detail);
      const end = cancelled.safeParse(event);
      if (end.success) desk.drop(end.data.detail.entityId);
    });
    const refused = (c: Context, status: 400 | 404, detail: string) =>
      c.json({ type: 'about:blank', title: detail, status, code: 'invalid-request', detail, errors: [] }, status, {
        'content-type': 'application/problem+json',
      });
    return {
      provides: null,
      routes: new Hono()
        .get('/losing-operator', (c) => c.json(desk.settings))
        .post('/losing-operator', async (c) => {
          const wanted = settingsSchema.safeParse(await c.req.json().catch(() => null));
          if (!wanted.success)
            return refused(
              c,
              400,
              `Ange mode (${modes.join(', ')}), och eventuellt reasonCode och delaySeconds. / Give mode, and maybe reasonCode and delaySeconds.`,
            );
          desk.setUp(wanted.data);
          return c.json(desk.settings);
        })
        .get('/port-cases', (c) => c.json(desk.list()))
        .post('/port-cases/:id/answers', async (c) => {
          const portCase = desk.find(c.req.param('id'));
          if (!portCase) return refused(c, 404, 'Begäran finns inte här. / There is no such request here.');
          const answer = answerSchema.safeParse(await c.req.json().catch(() => null));
          if (!answer.success)
            return refused(c, 400, 'Ange kind, och vad som hör till. / Give kind, and what belongs to it.');
          desk.answer(portCase, answer.data);
          return c.json(desk.find(portCase.id), 202);
        })
        .get('/port-cases/:id/owner', async (c) => {
          const portCase = desk.find(c.req.param('id'));
          if (!portCase) return refused(c, 404, 'Begäran finns inte här. / There is no such request here.');
          return portal.owner(portCase);
        }),
      work: () => desk.open(),
      interrupt: () => desk.close(),
    };
  },
} as const satisfies PlugIn;
