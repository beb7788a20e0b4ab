/** A port request for tests. */
import { idFrom } from '../../domain/ids.ts';
import type { PortRequest } from '../../domain/port-request.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';
import { phone, userId } from './user.ts';

/** A request of a mobile number that was sent on Tuesday 1 December 2026 at 10:00 in Sweden, for Tuesday 29 December at 10:00. */
export const portRequest = (changed: Partial<PortRequest> = {}): PortRequest => ({
  id: idFrom('prt', '1'.padStart(26, '0')),
  state: 'submitted',
  orderId: idFrom('ord', '1'.padStart(26, '0')),
  userId: userId(1),
  number: phone('+46701740605'),
  numberKind: 'mobile',
  attempt: 1,
  needsConsent: false,
  currentOwner: { kind: 'organization', name: 'Bageriet AB', maskedIdentityNumber: '556677-8899' },
  documentId: null,
  requestedStart: '2026-12-29T10:00' as LocalDateTime,
  confirmedStart: null,
  timeZone: 'Europe/Stockholm',
  rejection: null,
  needsOperator: null,
  announcedAt: '2026-12-01T09:00:00.000Z',
  sentAt: '2026-12-01T09:00:00.000Z',
  since: '2026-12-01T09:00:00.000Z',
  identityErasedAt: null,
  timeline: [],
  notice: null,
  requestedBy: { kind: 'administrator', id: userId(1), name: 'Ada Lind' },
  placedAt: '2026-12-01T09:00:00.000Z',
  version: 1,
  revision: 1,
  ...changed,
});
