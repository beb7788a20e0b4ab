/** EventBridge, as far as publishing goes, with its log in the console. */
import { join } from 'node:path';
import { Hono } from 'hono';
import { answerFaults, deliveryFaults } from '../faults.ts';
import type { PlugIn } from '../plug-in.ts';
import { arnOf, identifiedByPlace, nameOf } from '../template/identity.ts';
import { sqs } from '../sqs/plug-in.ts';
import { startEventBus, type PublishedEvent } from './event-bus.ts';
import { rulesOf, type BusEvent, type Deliver } from './rules.ts';

/** What other local services do with the bus. */
interface Bus {
  readonly deliver: Deliver;
  /** Hands every event on a bus to another system that the embedded cloud has, such as the warehouse. */
  readonly follow: (follower: (event: BusEvent) => void) => void;
}

export const events = {
  name: 'events',
  title: 'Händelsebussen',
  panel: join(import.meta.dirname, 'console.js'),
  resourceTypes: {
    'AWS::Events::EventBus': (properties, place) => {
      const name = nameOf(properties['Name'], place);
      return { ref: name, attributes: { Name: name, Arn: arnOf('events', `event-bus/${name}`) } };
    },
    'AWS::Events::Rule': identifiedByPlace,
  },
  // What it delivers are events.
  faults: [...answerFaults, ...deliveryFaults],
  async start({ deployment, files, clock, faults, get }) {
    const log = files.open<PublishedEvent>('events');
    const busNames = deployment.all('AWS::Events::EventBus').map(({ ref }) => ref);
    const toQueues = rulesOf(deployment, get(sqs));
    const followers: ((event: BusEvent) => void)[] = [];
    const deliver: Deliver = (bus, event) => {
      toQueues(bus, event);
      for (const follower of followers) follower(event);
    };
    const service = await startEventBus(busNames, { log, deliver }, clock, faults);
    return {
      provides: { deliver, follow: (follower) => followers.push(follower) },
      service,
      endpointVariables: { AWS_ENDPOINT_URL_EVENTBRIDGE: service.endpoint },
      routes: new Hono().get('/events', (c) => c.json(log.values().reverse())),
    };
  },
} as const satisfies PlugIn<Bus>;
