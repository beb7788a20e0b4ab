/** A made-up service with everything that a plug-in can have: counters, which functions raise, and which call a function every hour. */
import { Hono } from 'hono';
import { answerFaults } from '../../local/faults.ts';
import { jsonService } from '../../local/json-service.ts';
import { lambda } from '../../local/lambda/plug-in.ts';
import type { PlugIn } from '../../local/plug-in.ts';
import { startService } from '../../local/service.ts';
import { arnOf, nameOf } from '../../local/template/identity.ts';

interface CounterProperties {
  readonly FunctionArn: string;
}

interface Counted {
  readonly count: number;
  /** The environments whose calls raised it, in the order of the calls. */
  readonly by: readonly string[];
}

/** The counters of the template. */
export interface Counters {
  /** Null where there is none of that name. */
  countOf(name: string): number | null;
}

const hour = 3_600_000;

export const counter = {
  name: 'counter',
  title: 'Räknare',
  panel: import.meta.filename,
  resourceTypes: {
    'AWS::Test::Counter': (properties, place) => {
      const name = nameOf(properties['Name'], place);
      return { ref: name, attributes: { Arn: arnOf('counter', name) } };
    },
  },
  faults: answerFaults,
  async start({ deployment, files, clock, faults, get }) {
    const counters = deployment.all<CounterProperties>('AWS::Test::Counter');
    const kept = files.open<Counted>('counters');
    const countedAt = (name: string): Counted => kept.get(name) ?? { count: 0, by: [] };
    const operations = {
      Count(input: Readonly<Record<string, unknown>>): object {
        const name = String(input['Name']);
        const { count, by } = countedAt(name);
        kept.set(name, { count: count + 1, by: [...by, String(input['By'])] });
        return {};
      },
    };
    const names = { service: 'counter', error: 'InternalException', throttle: 'ThrottlingException' };
    const service = await startService(jsonService('Counter', operations, names), faults);
    const provides: Counters = {
      countOf: (name) => (counters.some(({ ref }) => ref === name) ? countedAt(name).count : null),
    };
    return {
      provides,
      service,
      endpointVariables: { AWS_ENDPOINT_URL_COUNTER: service.endpoint },
      routes: new Hono()
        .get('/counters', (c) => c.json(counters.map(({ ref }) => ({ name: ref, ...countedAt(ref) }))))
        .post('/counters/:name', async (c) => {
          const { count } = (await c.req.json()) as { count: number };
          kept.set(c.req.param('name'), { count, by: [] });
          return c.body(null, 204);
        }),
      work() {
        let next = clock.now() + hour;
        const run = async (): Promise<void> => {
          next += hour;
          for (const { ref, properties } of counters)
            await get(lambda).find(properties.FunctionArn)?.invoke({ Name: ref });
        };
        return { timed: [{ nextAt: async () => next, run }] };
      },
    };
  },
} as const satisfies PlugIn<Counters>;
