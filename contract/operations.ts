/**
 * The list of operations: the one place from which everything else is generated. An operation is whatever the modules of the contract
 * export as one, so that a new one need not be named here.
 */
import * as activity from './activity.ts';
import * as answeringGroups from './answering-groups.ts';
import * as catalogue from './catalogue.ts';
import * as configSms from './config-sms.ts';
import * as documents from './documents.ts';
import * as holidays from './holidays.ts';
import * as ivrMenus from './ivr-menus.ts';
import * as lostPhone from './lost-phone.ts';
import * as numbers from './numbers.ts';
import * as onboarding from './onboarding.ts';
import * as orderDrafts from './order-drafts.ts';
import * as organization from './organization.ts';
import * as portCheck from './port-check.ts';
import * as portRequests from './port-requests.ts';
import * as powerOfAttorney from './power-of-attorney.ts';
import * as reference from './reference.ts';
import * as calendars from './calendars.ts';
import * as scheduleEvents from './schedule-events.ts';
import * as session from './session.ts';
import * as subscriptionOrders from './subscription-orders.ts';
import * as subscriptions from './subscriptions.ts';
import * as userNames from './user-names.ts';
import * as users from './users.ts';
import * as voiceMessages from './voice-messages.ts';
import type { Operation } from './operation.ts';

const modules = {
  session,
  organization,
  users,
  lostPhone,
  userNames,
  configSms,
  answeringGroups,
  ivrMenus,
  scheduleEvents,
  calendars,
  holidays,
  voiceMessages,
  documents,
  catalogue,
  numbers,
  subscriptionOrders,
  orderDrafts,
  subscriptions,
  portCheck,
  portRequests,
  powerOfAttorney,
  activity,
  onboarding,
  reference,
};
type Modules = typeof modules;
type OperationsOf<Module> = Extract<Module[keyof Module], Operation>;

export type AnyOperation = { [Name in keyof Modules]: OperationsOf<Modules[Name]> }[keyof Modules];
export type OperationId = AnyOperation['id'];

export const operations: readonly AnyOperation[] = Object.values<object>(modules).flatMap((module) =>
  Object.values(module)
    .filter(isOperation)
    // A bundler's modules list their exports in another order than Node's.
    .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
);

function isOperation(exported: unknown): exported is AnyOperation {
  return typeof exported === 'object' && exported !== null && 'service' in exported && 'method' in exported;
}
