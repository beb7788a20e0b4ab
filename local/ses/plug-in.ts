/** SES, as far as sending goes, with its mail box in the console. Bounces are published on the default bus, as SES does. */
import { join } from 'node:path';
import { Hono } from 'hono';
import { events } from '../events/plug-in.ts';
import { answerFaults, deliveryFaults } from '../faults.ts';
import type { PlugIn } from '../plug-in.ts';
import { identifiedByPlace, nameOf } from '../template/identity.ts';
import { startMail, type ReceivedMail } from './mail.ts';

export const ses = {
  name: 'ses',
  title: 'Mejl',
  panel: join(import.meta.dirname, 'console.js'),
  resourceTypes: {
    'AWS::SES::EmailIdentity': (properties, place) => {
      const ref = nameOf(properties['EmailIdentity'], place);
      const token = (part: 'Name' | 'Value', number: number) => [`DkimDNSToken${part}${number}`, `${number}.${ref}`];
      return {
        ref,
        attributes: Object.fromEntries([1, 2, 3].flatMap((number) => [token('Name', number), token('Value', number)])),
      };
    },
    'AWS::SES::ConfigurationSet': (properties, place) => ({ ref: nameOf(properties['Name'], place), attributes: {} }),
    'AWS::SES::ConfigurationSetEventDestination': identifiedByPlace,
  },
  // What it delivers are mails.
  faults: [...answerFaults, ...deliveryFaults],
  async start({ deployment, files, clock, faults, get }) {
    const box = files.open<ReceivedMail>('mails');
    const domains = deployment.all('AWS::SES::EmailIdentity').map(({ ref }) => ref);
    const configurationSets = deployment.all('AWS::SES::ConfigurationSet').map(({ ref }) => ref);
    const { deliver } = get(events);
    const publish = (event: Parameters<typeof deliver>[1]): void => deliver('default', event);
    const service = await startMail({ domains, configurationSets, box, publish }, clock, faults);
    return {
      provides: null,
      service,
      endpointVariables: { AWS_ENDPOINT_URL_SESV2: service.endpoint },
      routes: new Hono().get('/mail', (c) => c.json(box.values().reverse())),
    };
  },
} as const satisfies PlugIn;
