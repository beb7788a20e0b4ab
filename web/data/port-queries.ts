/** What is read before a port is ordered or changed (when numbers can move, whether one can, documents), and what can be done with a request. */
import { queryOptions } from '@tanstack/react-query';
import type { DocumentReply } from '../../contract/documents.ts';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { PoolNumberKind } from '../../domain/pool-number.ts';
import { portWindowSettings } from '../../domain/port-window.ts';
import { formSeconds } from '../../domain/upload.ts';
import { call } from '../api/call.ts';
import type { Reply, Request } from '../api/routes.ts';
import { serverNow } from '../api/server-clock.ts';
import { dateAfter } from '../design/time.ts';

const second = 1000;
const minute = 60 * second;

/** The days on which numbers of a kind can move, and why they cannot on the others. */
export interface PortWindows extends Pick<Reply<'listPortWindows'>, 'earliestStart' | 'timeZone'> {
  /** By date. A date is in one of the two maps, unless it was not read. */
  readonly hours: ReadonlyMap<string, readonly number[]>;
  readonly closed: ReadonlyMap<string, Reply<'listPortWindows'>['closed'][number]>;
  readonly last: LocalDate;
}

/** The API answers for so many days at a time. */
const daysAtOnce = 120;
/** Up to the first day that is too far ahead, and to the end of its month: a calendar shows it whole. */
const daysRead = portWindowSettings.mostDaysAhead + 31;

/** All windows from a day on. `today`: the date in Sweden. */
export const portWindowsQuery = (numberKind: PoolNumberKind, today: string) =>
  queryOptions({
    queryKey: ['port-windows', numberKind, today],
    queryFn: async ({ signal }): Promise<PortWindows> => {
      const begins = Array.from({ length: Math.ceil(daysRead / daysAtOnce) }, (_, place) => place * daysAtOnce);
      const parts = await Promise.all(
        begins.map((begin) => {
          const days = `${Math.min(daysAtOnce, daysRead - begin)}`;
          return call('listPortWindows', { query: { numberKind, from: dateAfter(today, begin), days } }, { signal });
        }),
      );
      const [{ earliestStart, timeZone }] = parts as [Reply<'listPortWindows'>];
      return {
        earliestStart,
        timeZone,
        hours: new Map(parts.flatMap(({ items }) => items.map(({ date, hours }) => [date, hours]))),
        closed: new Map(parts.flatMap(({ closed }) => closed.map((day) => [day.date, day]))),
        last: dateAfter(today, daysRead - 1),
      };
    },
    staleTime: 5 * minute,
  });

/**
 * Whether a number can move here, for a user. The owner is not sent: what is typed of one is checked in the browser, by the same code, so that no
 * identity number is among the keys of what was read.
 */
export const portNumberQuery = (number: string, userId: string) =>
  queryOptions({
    queryKey: ['port-check', number, userId],
    queryFn: ({ signal }) => call('checkPort', { body: { number, userId } }, { signal }),
    staleTime: minute,
  });

/** A check takes seconds; people wait for it. */
const pollMilliseconds = 1.5 * second;
/** After its form has expired, and the check of what was posted last has ended, nothing changes any more. */
const longestCheck = formSeconds * second + 5 * minute;

/** A document. Read often until its file is checked. */
export const documentQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['documents', documentId],
    queryFn: ({ signal }) => call('getDocument', { params: { documentId } }, { signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && isUnchecked(state.data) ? pollMilliseconds : false),
  });

const isUnchecked = ({ status, createdAt }: DocumentReply): boolean =>
  (status === 'uploading' || status === 'checking') && serverNow() - Date.parse(createdAt) < longestCheck;

/** Creates a document without its file. The reply has the form to upload that with. */
export const createDocument = (
  body: Request<'createDocument'>['body'],
  idempotencyKey: string,
): Promise<Reply<'createDocument'>> => call('createDocument', { body }, { idempotencyKey });

/** What an administrator can do with a port request. */
export type PortCommand =
  | { readonly kind: 'cancel' }
  | { readonly kind: 'resubmit'; readonly body: Request<'resubmitPortRequest'>['body'] }
  | { readonly kind: 'reschedule'; readonly body: Request<'reschedulePortRequest'>['body'] }
  | { readonly kind: 'consent'; readonly body: Request<'consentToPort'>['body'] };

/** Returns the request after it. @throws ApiProblem `illegal-transition`, `not-ready`, `invalid-request` */
export function sendPortCommand(
  portRequestId: string,
  command: PortCommand,
  idempotencyKey: string,
): Promise<PortRequestReply> {
  const params = { portRequestId };
  switch (command.kind) {
    case 'cancel':
      return call('cancelPortRequest', { params }, { idempotencyKey });
    case 'resubmit':
      return call('resubmitPortRequest', { params, body: command.body }, { idempotencyKey });
    case 'reschedule':
      return call('reschedulePortRequest', { params, body: command.body }, { idempotencyKey });
    case 'consent':
      return call('consentToPort', { params, body: command.body }, { idempotencyKey });
  }
}
