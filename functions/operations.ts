/** What implements the operations of the contract: one list for each service, from which its handler, the tests and the proofs take theirs. */
import type { Service } from '../contract/operation.ts';
import { operations as activity } from './activity/operations.ts';
import { operations as answeringGroups } from './answering-groups/operations.ts';
import { operations as calendars } from './calendars/operations.ts';
import { operations as configSms } from './config-sms/operations.ts';
import { operations as documents } from './documents/operations.ts';
import { operations as ivrMenus } from './ivr-menus/operations.ts';
import { operations as onboarding } from './onboarding/operations.ts';
import { operations as organization } from './organization/operations.ts';
import { operations as porting } from './porting/operations.ts';
import { operations as powersOfAttorney } from './powers-of-attorney/operations.ts';
import { operations as reference } from './reference/operations.ts';
import { operations as schedules } from './schedules/operations.ts';
import { operations as session } from './session/operations.ts';
import { operations as subscriptions } from './subscriptions/operations.ts';
import { operations as users } from './users/operations.ts';
import { operations as voiceMessages } from './voice-messages/operations.ts';
import type { Implementation } from './request.ts';

export const implementations = {
  session,
  users,
  'config-sms': configSms,
  'answering-groups': answeringGroups,
  'ivr-menus': ivrMenus,
  schedules,
  calendars,
  'voice-messages': voiceMessages,
  documents,
  subscriptions,
  porting,
  'powers-of-attorney': powersOfAttorney,
  activity,
  organization,
  onboarding,
  reference,
} satisfies Record<Service, readonly Implementation<never>[]>;
