/** The implementations of the porting service. */
import type { Implementation } from '../request.ts';
import { answerPortRequest } from './answer-port-request.ts';
import { cancelPortRequest } from './cancel-port-request.ts';
import { checkPort } from './check-port.ts';
import { consentToPort } from './consent-to-port.ts';
import type { PortingDependencies } from './dependencies.ts';
import { getPortOwner } from './get-port-owner.ts';
import { getPortRequest } from './get-port-request.ts';
import { listPortRequests } from './list-port-requests.ts';
import { listPortWindows } from './list-port-windows.ts';
import { reschedulePortRequest } from './reschedule-port-request.ts';
import { resubmitPortRequest } from './resubmit-port-request.ts';

export const operations: readonly Implementation<PortingDependencies>[] = [
  checkPort,
  listPortWindows,
  listPortRequests,
  getPortRequest,
  cancelPortRequest,
  resubmitPortRequest,
  reschedulePortRequest,
  consentToPort,
  answerPortRequest,
  getPortOwner,
];
