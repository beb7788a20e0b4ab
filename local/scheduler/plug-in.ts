/** EventBridge Scheduler: the schedules of the template, and those that functions make while they run. */
import { join } from 'node:path';
import { Hono } from 'hono';
import { answerFaults, deliveryFaults } from '../faults.ts';
import { lambda } from '../lambda/plug-in.ts';
import type { PlugIn } from '../plug-in.ts';
import { sqs } from '../sqs/plug-in.ts';
import { arnOf, nameOf } from '../template/identity.ts';
import { OneTimeSchedules, type OneTimeSchedule } from './one-time-schedules.ts';
import { runSchedules } from './run-schedules.ts';
import { startScheduler } from './scheduler.ts';
import { scheduleGroupsOf, schedulesOf } from './template-schedules.ts';

export const scheduler = {
  name: 'scheduler',
  title: 'Scheman',
  panel: join(import.meta.dirname, 'console.js'),
  resourceTypes: {
    'AWS::Scheduler::Schedule': (properties, place) => {
      const name = nameOf(properties['Name'], place);
      return { ref: name, attributes: { Arn: arnOf('scheduler', `schedule/default/${name}`) } };
    },
    'AWS::Scheduler::ScheduleGroup': (properties, place) => {
      const name = nameOf(properties['Name'], place);
      return { ref: name, attributes: { Arn: arnOf('scheduler', `schedule-group/${name}`) } };
    },
  },
  // What it delivers are runs of schedules. That it cannot hand one over is `error` or `throttle` of the operation `Invoke`, by that name.
  faults: [...answerFaults, ...deliveryFaults],
  async start({ deployment, files, clock, faults, get }) {
    const recurring = schedulesOf(deployment);
    const oneTime = new OneTimeSchedules(files.open('one-time-schedules'));
    const moments = files.open<number>('schedules');
    const service = await startScheduler(scheduleGroupsOf(deployment), oneTime, clock, faults);
    return {
      provides: null,
      service,
      endpointVariables: { AWS_ENDPOINT_URL_SCHEDULER: service.endpoint },
      routes: new Hono().get('/bells', (c) => c.json(oneTime.waiting().map(bellOf))),
      work: () => ({
        timed: runSchedules(recurring, {
          oneTime,
          moments,
          functions: get(lambda),
          queues: get(sqs),
          clock,
          faults,
        }),
      }),
    };
  },
} as const satisfies PlugIn;

const bellOf = ({ name, at, target }: OneTimeSchedule): { name: string; at: string; target: string } => ({
  name,
  at: new Date(at).toISOString(),
  target: target.arn.split(':').at(-1) ?? '',
});
