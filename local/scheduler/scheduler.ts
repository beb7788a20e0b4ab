/**
 * Scheduler's API, REST with JSON: one-time schedules in the groups of the template, made, read and deleted while functions run.
 * What would be kept here otherwise than in AWS (another time zone than UTC, a flexible window, `rate()`) is answered with 501.
 */
import * as z from 'zod';
import { accountId, region } from '../account.ts';
import type { Clock } from '../clock.ts';
import { answerFaults, type Faults } from '../faults.ts';
import {
  ServiceError,
  startService,
  unknownOperation,
  type RunningService,
  type ServiceReply,
  type ServiceRequest,
} from '../service.ts';
import type { OneTimeSchedule, OneTimeSchedules } from './one-time-schedules.ts';

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html */
const routes: readonly (readonly [method: string, path: RegExp, operation: string])[] = [
  ['POST', /^\/schedules\/[^/]+$/, 'CreateSchedule'],
  ['GET', /^\/schedules\/[^/]+$/, 'GetSchedule'],
  ['PUT', /^\/schedules\/[^/]+$/, 'UpdateSchedule'],
  ['DELETE', /^\/schedules\/[^/]+$/, 'DeleteSchedule'],
  ['GET', /^\/schedules$/, 'ListSchedules'],
  ['POST', /^\/schedule-groups\/[^/]+$/, 'CreateScheduleGroup'],
  ['GET', /^\/schedule-groups\/[^/]+$/, 'GetScheduleGroup'],
  ['DELETE', /^\/schedule-groups\/[^/]+$/, 'DeleteScheduleGroup'],
  ['GET', /^\/schedule-groups$/, 'ListScheduleGroups'],
  ['POST', /^\/tags\/.+$/, 'TagResource'],
  ['GET', /^\/tags\/.+$/, 'ListTagsForResource'],
  ['DELETE', /^\/tags\/.+$/, 'UntagResource'],
];

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html, as far as one-time schedules have it. */
const wantedSchedule = z.strictObject({
  Name: z.string().regex(/^[0-9a-zA-Z-_.]{1,64}$/),
  GroupName: z.string().default('default'),
  ScheduleExpression: z.string().min(1).max(256),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  FlexibleTimeWindow: z.strictObject({ Mode: z.enum(['OFF', 'FLEXIBLE']), MaximumWindowInMinutes: z.int().optional() }),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Description: z.string().max(512).optional(),
  ClientToken: z.string().max(64).optional(),
  Target: z.strictObject({
    Arn: z.string().regex(/^arn:aws:lambda:[\w-]+:\d{12}:function:/),
    RoleArn: z.string().regex(/^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/),
    Input: z.string().refine(isJson, 'well-formed JSON'),
    RetryPolicy: z
      .strictObject({
        MaximumRetryAttempts: z.int().min(0).max(185).default(185),
        MaximumEventAgeInSeconds: z.int().min(60).max(86_400).default(86_400),
      })
      .prefault({}),
    DeadLetterConfig: z.strictObject({ Arn: z.string().regex(/^arn:aws:sqs:/) }).optional(),
  }),
});
type WantedSchedule = z.infer<typeof wantedSchedule>;

/** Starts the service. `groups`: the names of the template's; one called `default` is there without being asked for. */
export function startScheduler(
  groups: readonly string[],
  schedules: OneTimeSchedules,
  clock: Clock,
  faults: Faults,
): Promise<RunningService> {
  const arnOf = (group: string, name: string): string => {
    if (group !== 'default' && !groups.includes(group))
      throw new ServiceError('ResourceNotFoundException', `Schedule group ${group} does not exist.`, 404);
    return `arn:aws:scheduler:${region}:${accountId}:schedule/${group}/${name}`;
  };
  const existing = (request: ServiceRequest): OneTimeSchedule => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const name = nameIn(pathname);
    const found = schedules.find(arnOf(searchParams.get('groupName') ?? 'default', name));
    if (!found) throw new ServiceError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
    return found;
  };
  const operations: Readonly<Record<string, (request: ServiceRequest) => object>> = {
    CreateSchedule({ url, body }) {
      const wanted = parse({ ...readJson(body), Name: nameIn(url) });
      const { Name: name, GroupName: group, Target } = wanted;
      const arn = arnOf(group, name);
      const at = momentOf(wanted);
      if (schedules.find(arn)) throw new ServiceError('ConflictException', `Schedule ${name} already exists.`, 409);
      const { ClientToken: _, ...definition } = wanted;
      schedules.put({
        name,
        group,
        arn,
        at,
        target: {
          arn: Target.Arn,
          input: Target.Input,
          maximumRetries: Target.RetryPolicy.MaximumRetryAttempts,
          deadLetterArn: Target.DeadLetterConfig?.Arn ?? null,
        },
        goesAfterwards: wanted.ActionAfterCompletion === 'DELETE',
        definition,
        createdAt: clock.now(),
        isDone: false,
      });
      return { ScheduleArn: arn };
    },
    GetSchedule(request) {
      const { arn, definition, createdAt } = existing(request);
      return { ...definition, Arn: arn, CreationDate: createdAt / 1000, LastModificationDate: createdAt / 1000 };
    },
    DeleteSchedule(request) {
      schedules.delete(existing(request).arn);
      return {};
    },
  };
  return startService(
    {
      faults: {
        service: 'scheduler',
        kinds: answerFaults,
        error: 'InternalServerException',
        throttle: 'ThrottlingException',
      },
      operationOf: ({ method, url }) => {
        const { pathname } = new URL(url, 'http://localhost');
        const route = routes.find(([routeMethod, path]) => routeMethod === method && path.test(pathname));
        return route?.[2] ?? `${method} ${pathname}`;
      },
      async answer(operation, request) {
        const perform = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
        if (!perform) throw unknownOperation('Scheduler', operation);
        return reply(200, perform(request));
      },
      refuse: ({ code, status, message }) => reply(status, { Message: message }, { 'x-amzn-errortype': code }),
    },
    faults,
  );
}

/**
 * When it runs. A moment that has passed is taken, and runs at once: as AWS was seen to do it, though its documentation does not say.
 */
function momentOf(wanted: WantedSchedule): number {
  const { ScheduleExpression: expression, ScheduleExpressionTimezone: timeZone } = wanted;
  if (/^(rate|cron)\(/.test(expression)) throw notHere(expression);
  const [, local = ''] = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(expression) ?? [];
  const at = Date.parse(`${local}Z`);
  // Date.parse takes 30 February for 2 March, and so tells another time than it was given.
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(local))
    throw new ServiceError('ValidationException', `Invalid Schedule Expression ${expression}.`);
  if (timeZone !== 'UTC') throw notHere(`time zone ${timeZone}`);
  if (wanted.FlexibleTimeWindow.Mode !== 'OFF') throw notHere('flexible time window');
  if (wanted.State !== 'ENABLED') throw notHere('schedule that is disabled');
  return at;
}

const notHere = (what: string): ServiceError =>
  new ServiceError(
    'NotImplemented',
    `The local Scheduler makes plain one-time schedules in UTC; it has no ${what}.`,
    501,
  );

function parse(input: unknown): WantedSchedule {
  const { data, error } = wantedSchedule.safeParse(input);
  if (data) return data;
  const unknown = error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  if (unknown.length > 0) throw notHere(unknown.join(', '));
  const constraints = error.issues.map(
    ({ path, message }) => `Value at '${path.join('.')}' failed to satisfy constraint: ${message}`,
  );
  throw new ServiceError(
    'ValidationException',
    `${constraints.length} validation error${constraints.length > 1 ? 's' : ''} detected: ${constraints.join('; ')}`,
  );
}

function readJson(body: Buffer): object {
  try {
    return JSON.parse(body.toString()) as object;
  } catch {
    throw new ServiceError('SerializationException', 'The body is not JSON.');
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The last part of a path, as it was before it was put there. */
const nameIn = (path: string): string => decodeURIComponent(path.split('/').at(-1) ?? '');

const reply = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): ServiceReply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
