import type { Table } from '../../adapters/table/client.ts';
import { commit } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { isJournaled } from '../../adapters/table/journal.ts';
import { orderDraftDelete } from '../../adapters/table/order-drafts.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import { findPoolNumbers } from '../../adapters/table/pool-numbers.ts';
import { getOrder } from '../../adapters/table/subscription-orders.ts';
import { findUsers } from '../../adapters/table/users.ts';
import * as contract from '../../contract/subscription-orders.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { isId } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { canReserve } from '../../domain/pool-number.ts';
import { activationOf } from '../../domain/port-request.ts';
import { portWindowSettings } from '../../domain/port-window.ts';
import { startOfDay } from '../../domain/time-zone.ts';
import { implement, type RequestOf } from '../request.ts';
import { withNumberOwners } from '../shared/number-owners.ts';
import { dayErrors } from './day-errors.ts';
import type { SubscriptionsDependencies } from './dependencies.ts';
import { incompatibleProducts } from './incompatible-products.ts';
import { newLineIds, placedLine, type Activation, type LineIds, type PlacedLine } from './new-order.ts';
import { lineErrors, linesOf, orderedNumbers, userErrors, type OrderLine } from './order-lines.ts';
import { orderReply } from './order-reply.ts';
import {
  assertCanMoveHere,
  assertDocumentsReady,
  findNamedDocuments,
  namedDocumentErrors,
  portsOf,
} from './ordered-ports.ts';

type Request = RequestOf<typeof contract.createSubscriptionOrder>;

/** Orders a subscription for each line, all or none, in one transaction: orders, numbers, ports, SIM cards. */
export const createSubscriptionOrder = implement(
  contract.createSubscriptionOrder,
  async (request, { table }: SubscriptionsDependencies) => {
    const { organizationId, body, newId } = request;
    const lines = linesOf(body);
    const ids = lines.map((line) => newLineIds(newId, line));
    const readPlaced = () => Promise.all(ids.map(({ order }) => getOrder(table, organizationId, order)));
    const orders = await retryOnConflict(async () => {
      // A request that comes again after it died finds its entry in the journal: since then the orders may be active, or the day over.
      const [first] = ids;
      if (request.repeats && first !== undefined && (await isJournaled(table, organizationId, first.activity)))
        return readPlaced();
      const placed = await decide(request, table, lines, ids);
      const writes = [...placed.flatMap((each) => each.writes), ...draftWrites(request)];
      const entries = placed.flatMap((each) => each.entries);
      const committed = await withNumberOwners(table, organizationId, () =>
        commit(table, organizationId, writes, entries),
      );
      return committed === 'done' ? placed.map(({ order }) => order) : readPlaced();
    });
    const replies = orders.map(orderReply);
    return body.lines === undefined ? (replies[0] as (typeof replies)[number]) : { items: replies };
  },
);

/** Reads what the order depends on, and decides. @throws DomainError */
async function decide(
  request: Request,
  table: Table,
  lines: readonly OrderLine[],
  ids: readonly LineIds[],
): Promise<readonly PlacedLine[]> {
  const { organizationId, body, now, language } = request;
  const { products, activatesOn } = body;
  const { ports, errors: portErrors } = portsOf(lines, { products, language, now });
  const numberOf = (line: OrderLine) => line.number ?? ports.get(line)?.number ?? null;
  const [organization, users, pool, documents] = await Promise.all([
    getOrganization(table, organizationId),
    findUsers(table, organizationId, [...new Set(lines.map(({ userId }) => userId))]),
    findPoolNumbers(
      table,
      lines.flatMap((line) => numberOf(line) ?? []),
    ),
    findNamedDocuments(table, organizationId, lines),
  ]);
  const { timeZone, organizationNumber } = organization;
  const activationOfLine = ({ port }: OrderLine): Activation =>
    port === null
      ? // The contract holds an order in which a number does not move here to having a day.
        onDay(activatesOn as LocalDate, timeZone)
      : activationOf({ ...port, confirmedStart: null, timeZone: portWindowSettings.timeZone });
  const incompatible = incompatibleProducts(products, language);
  const errors = [
    // What incompatible products need cannot be said.
    ...(incompatible.length > 0 ? incompatible : [...lineErrors(body, lines), ...portErrors]),
    ...(activatesOn === undefined ? [] : dayErrors('activatesOn', activatesOn, { now, timeZone })),
    ...userErrors(lines, users, products, (line) => ({
      number: numberOf(line),
      at: Math.max(now, activationOfLine(line).activatesFrom),
    })),
    ...namedDocumentErrors(lines, documents),
  ];
  if (errors.length > 0) throw new DomainError('invalid-request', { errors });
  assertDocumentsReady(lines, documents);
  if (body.catalogueVersion !== undefined && body.catalogueVersion !== currentCatalogue.version)
    throw new DomainError('catalogue-changed');

  const by = administratorOf(request);
  const [first] = ids;
  assertCanMoveHere(ports, pool);
  const numbers = orderedNumbers(lines, pool, {
    products,
    language,
    now,
    isAvailable: (number) =>
      first !== undefined && canReserve(number, organizationId, { kind: 'order', id: first.order, by }),
  });
  return lines.map((line, place) =>
    placedLine(request, line, {
      ids: ids[place] as LineIds,
      activation: activationOfLine(line),
      pooled: line.number === null ? null : (numbers.get(line.number) ?? null),
      port: ports.get(line) ?? null,
      document: documents.get(line.port?.documentId) ?? null,
      by,
      organizationNumber,
    }),
  );
}

const onDay = (activatesOn: LocalDate, timeZone: string): Activation => ({
  activatesOn,
  timeZone,
  activatesFrom: startOfDay(activatesOn, timeZone),
});

const administratorOf = ({ actor: { id } }: Request) => (id !== null && isId('usr', id) ? id : null);

/** The draft that the order was is deleted. */
function draftWrites(request: Request) {
  const by = administratorOf(request);
  const { draftId: id } = request.body;
  return by !== null && id !== undefined ? [orderDraftDelete(request.organizationId, { by, id })] : [];
}
