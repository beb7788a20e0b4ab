/** SNS, as far as texting goes, with its inbox in the console. */
import { join } from 'node:path';
import { Hono } from 'hono';
import { answerFaults, deliveryFaults } from '../faults.ts';
import type { PlugIn } from '../plug-in.ts';
import { startSms, type ReceivedText } from './sms.ts';

export const sns = {
  name: 'sns',
  title: 'Sms',
  panel: join(import.meta.dirname, 'console.js'),
  resourceTypes: {},
  // What it delivers are texts.
  faults: [...answerFaults, ...deliveryFaults],
  async start({ files, clock, faults }) {
    const inbox = files.open<ReceivedText>('texts');
    const service = await startSms(inbox, clock, faults);
    return {
      provides: null,
      service,
      endpointVariables: { AWS_ENDPOINT_URL_SNS: service.endpoint },
      routes: new Hono().get('/sms', (c) => c.json(inbox.values().reverse())),
    };
  },
} as const satisfies PlugIn;
