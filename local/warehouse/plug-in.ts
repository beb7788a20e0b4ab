/** The operator's warehouse, as far as SIM cards go: it sends one for each card of `sim-shipment-requested`, and reports which by the API. */
import { join } from 'node:path';
import { Hono } from 'hono';
import * as z from 'zod';
import { events as contract } from '../../contract/events.ts';
import { cognito } from '../cognito/plug-in.ts';
import { events } from '../events/plug-in.ts';
import type { PlugIn } from '../plug-in.ts';
import { Desk, type Shipment } from './desk.ts';

const requested = z.object({
  'detail-type': z.literal('sim-shipment-requested'),
  detail: contract['sim-shipment-requested'],
});

export const warehouse = {
  name: 'warehouse',
  title: 'Lagret',
  panel: join(import.meta.dirname, 'console.js'),
  resourceTypes: {},
  faults: [],
  start({ files, clock, portalOrigin, get }) {
    const shipments = files.open<Shipment>('shipments');
    const desk = new Desk(shipments, { origin: portalOrigin, pool: get(cognito).pool });
    get(events).follow((event) => {
      const { success, data } = requested.safeParse(event);
      if (success) desk.take(data.detail, new Date(clock.now()).toISOString());
    });
    return {
      provides: null,
      routes: new Hono().get('/shipments', (c) => c.json(shipments.values().reverse())),
      work: () => desk.open(),
      interrupt: () => desk.close(),
    };
  },
} as const satisfies PlugIn;
