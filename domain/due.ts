/** What time makes due. */
import type {
  AnsweringGroupId,
  DocumentId,
  IvrMenuId,
  OrderId,
  PortRequestId,
  ScheduleEventId,
  SubscriptionId,
  UserId,
  VoiceMessageId,
} from './ids.ts';
import type { E164 } from './phone-number.ts';
import type { TargetScope } from './schedule-target.ts';

/**
 * The due kinds, each with the ids of its things. A new kind is a line here, `dueAttributes` on its item in `adapters/table/`, a settler,
 * and the settler's line in `functions/shared/settle/settlers.ts`. A kind for which the entry of a command arms a bell is in
 * {@link WokenIds} too.
 */
export interface DueIds {
  target: AnsweringGroupId | IvrMenuId;
  user: UserId;
  'schedule-event': ScheduleEventId;
  upload: VoiceMessageId | DocumentId;
  'file-deletion': string;
  order: OrderId;
  subscription: SubscriptionId;
  'pool-number': E164;
  'port-request': PortRequestId;
  'port-identity': PortRequestId;
}
export type DueKind = keyof DueIds;

/**
 * The due kinds for which the entry of a command arms a bell, each with what an entry can name of it. A new one is a line here and its
 * waker in `functions/shared/settle/settle-woken.ts`. Schedule events have none: the reconciler finds what is due of them, within minutes.
 */
export interface WokenIds {
  target: TargetScope;
  user: UserId;
  order: OrderId;
  subscription: SubscriptionId;
}

/** What a journal entry wakes, by kind. `arm-bell` looks at each and arms its next bell. */
export type Wakes = { readonly [Kind in keyof WokenIds]?: readonly WokenIds[Kind][] };
