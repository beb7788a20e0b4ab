/** What the commands about a port request check before its event happens. */
import { DomainError } from '../../domain/domain-error.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { startError } from '../../domain/port-check.ts';
import { isLegal, type PortEventKind } from '../../domain/port-events.ts';
import type { PortRequest } from '../../domain/port-request.ts';
import { portStartFault } from '../../domain/port-window.ts';

/** Before anything that is wrong with the request itself: it could not be made at all. @throws DomainError `illegal-transition` */
export function assertLegal(request: PortRequest, kind: PortEventKind, now: EpochMilliseconds): void {
  if (!isLegal(request, kind, now)) throw new DomainError('illegal-transition');
}

/** @throws DomainError `invalid-request` when a number of the kind cannot move at the hour, as of now */
export function assertStart(
  { requestedStart, numberKind }: Pick<PortRequest, 'requestedStart' | 'numberKind'>,
  field: string,
  now: EpochMilliseconds,
): void {
  const fault = portStartFault(requestedStart, numberKind, now);
  if (fault !== null) throw new DomainError('invalid-request', { errors: [startError(fault, field)] });
}
