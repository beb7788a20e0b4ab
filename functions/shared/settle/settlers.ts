import type { DueKind } from '../../../domain/due.ts';
import { orderSettler } from './settle-order.ts';
import { eventSettler } from './renew-event.ts';
import { poolNumberSettler } from './settle-pool-number.ts';
import { portIdentitySettler, portRequestSettler } from './settle-port-request.ts';
import { subscriptionSettler } from './settle-subscription.ts';
import { targetSettler } from './settle-target.ts';
import { userSettler } from './settle-user.ts';
import { fileDeletionSettler, uploadSettler } from './settle-upload.ts';
import type { Settler } from './settler.ts';

/** One settler per kind, in the order in which a run uses them: callers hear the state of a target, so targets come first. */
export const settlers: { readonly [Kind in DueKind]: Settler<Kind> } = {
  target: targetSettler,
  user: userSettler,
  order: orderSettler,
  subscription: subscriptionSettler,
  'schedule-event': eventSettler,
  upload: uploadSettler,
  'file-deletion': fileDeletionSettler,
  'pool-number': poolNumberSettler,
  'port-request': portRequestSettler,
  'port-identity': portIdentitySettler,
};
