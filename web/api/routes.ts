/**
 * The operations that the client calls, with their routes. Types come from the contract, so a route that is changed there does
 * not compile here; the contract's schemas themselves stay out of the bundle (zod and all countries' numbers weigh more than
 * the whole shell).
 */
import type * as z from 'zod';
import type { Access } from '../../contract/operation.ts';
import type { AnyOperation } from '../../contract/operations.ts';

type RoutesOf<Kind extends Access['kind']> = {
  [O in Extract<AnyOperation, { access: { kind: Kind } }> as O['id']]: `${O['method']} ${O['path']}`;
};

/** Called without a token. */
export const publicRoutes = {
  createSession: 'POST /session',
  answerChallenge: 'POST /session/challenge',
  refreshSession: 'POST /session/refresh',
  deleteSession: 'DELETE /session',
} as const satisfies Partial<RoutesOf<'public'>>;

/** Called with the administrator's access token. */
export const administratorRoutes = {
  listUsers: 'GET /users',
  listUserNames: 'GET /users/names',
  createUser: 'POST /users',
  getUser: 'GET /users/{userId}',
  updateUser: 'PATCH /users/{userId}',
  deleteUser: 'DELETE /users/{userId}',
  restoreUser: 'POST /users/{userId}/restore',
  resetPassword: 'POST /users/{userId}/password',
  sendConfigSms: 'POST /users/{userId}/config-sms',
  listConfigSms: 'GET /users/{userId}/config-sms',
  listAnsweringGroups: 'GET /answering-groups',
  createAnsweringGroup: 'POST /answering-groups',
  getAnsweringGroup: 'GET /answering-groups/{answeringGroupId}',
  updateAnsweringGroup: 'PATCH /answering-groups/{answeringGroupId}',
  deleteAnsweringGroup: 'DELETE /answering-groups/{answeringGroupId}',
  setAnsweringGroupOverride: 'PUT /answering-groups/{answeringGroupId}/override',
  removeAnsweringGroupOverride: 'DELETE /answering-groups/{answeringGroupId}/override',
  getAnsweringGroupState: 'GET /answering-groups/{answeringGroupId}/state',
  listIvrMenus: 'GET /ivr-menus',
  createIvrMenu: 'POST /ivr-menus',
  getIvrMenu: 'GET /ivr-menus/{ivrMenuId}',
  updateIvrMenu: 'PATCH /ivr-menus/{ivrMenuId}',
  deleteIvrMenu: 'DELETE /ivr-menus/{ivrMenuId}',
  setIvrMenuOverride: 'PUT /ivr-menus/{ivrMenuId}/override',
  removeIvrMenuOverride: 'DELETE /ivr-menus/{ivrMenuId}/override',
  getIvrMenuState: 'GET /ivr-menus/{ivrMenuId}/state',
  listScheduleEvents: 'GET /schedule-events',
  createScheduleEvent: 'POST /schedule-events',
  getScheduleEvent: 'GET /schedule-events/{scheduleEventId}',
  updateScheduleEvent: 'PATCH /schedule-events/{scheduleEventId}',
  deleteScheduleEvent: 'DELETE /schedule-events/{scheduleEventId}',
  putScheduleException: 'PUT /schedule-events/{scheduleEventId}/exceptions/{date}',
  deleteScheduleException: 'DELETE /schedule-events/{scheduleEventId}/exceptions/{date}',
  previewScheduleEvent: 'POST /schedule-events/preview',
  listHolidays: 'GET /holidays',
  createHolidayEvents: 'POST /schedule-events/holidays',
  listActivity: 'GET /activity',
  getOrganization: 'GET /organization',
  updateOrganization: 'PATCH /organization',
} as const satisfies Partial<RoutesOf<'organization'>>;

export type AdministratorOperation = keyof typeof administratorRoutes;

type Contract<Id> = Extract<AnyOperation, { id: Id }>;
type Part<O, Name extends string> =
  O extends Record<Name, infer Schema extends z.ZodType> ? z.input<Schema> : undefined;

/** What a call says: path parameters, query and body, as the operation's schemas take them. */
export type Request<Id> = (Part<Contract<Id>, 'params'> extends infer Params extends Record<string, string>
  ? { readonly params: Params }
  : { readonly params?: undefined }) &
  (Part<Contract<Id>, 'query'> extends infer Query extends Record<string, string | undefined>
    ? { readonly query: Query }
    : { readonly query?: undefined }) &
  (Part<Contract<Id>, 'body'> extends infer Body extends object
    ? { readonly body: Body }
    : { readonly body?: undefined });

/** Operations that honour `If-Match`. */
export type VersionedOperation = Extract<AnyOperation, { versioned: true; id: AdministratorOperation }>['id'];

/** What a call is answered with; undefined for 204. */
export type Reply<Id> = Contract<Id> extends { reply: infer Schema extends z.ZodType } ? z.output<Schema> : undefined;
