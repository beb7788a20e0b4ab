import * as z from 'zod';
import type { Table } from '../../adapters/table/client.ts';
import { listJournal } from '../../adapters/table/journal.ts';
import type { ActivityReply } from '../../contract/activity.ts';
import * as contract from '../../contract/activity.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { isId, type ActivityId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { Language } from '../../domain/language.ts';
import { isDate } from '../../domain/local-date.ts';
import { startOfDay } from '../../domain/time-zone.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { ulidSpan } from '../ulid-span.ts';
import { implement } from '../request.ts';

const position = z.custom<ActivityId>((value) => typeof value === 'string' && isId('act', value));

export const listActivity = implement(
  contract.listActivity,
  async (
    { organizationId, query: { entityId, actorId, system, from, to, limit, cursor }, timeZone, now, language },
    { table }: { readonly table: Table },
  ) => {
    const scope = [organizationId, contract.listActivity.id, entityId, actorId, system, from, to];
    const after = fromCursor(scope, cursor, position) ?? undefined;
    const between =
      from === undefined && to === undefined
        ? undefined
        : ulidSpan(
            from === undefined ? 0 : beginning(from, timeZone),
            to === undefined ? now + aDay : end(to, timeZone) - 1,
          );
    // No time lies between: a span that ends before it begins is no question for the table.
    const isEmptySpan = between && between[0] > between[1];
    // Nor did the system's own doing have an actor with an id.
    if (isEmptySpan || (system && actorId !== undefined)) return { items: [], nextCursor: null };
    const asked = { entityId, actorId, system, between, after, limit };
    const { entries, last } = await listJournal(table, organizationId, asked);
    return { items: entries.map((entry) => activityReply(entry, language)), nextCursor: toCursor(scope, last) };
  },
);

const aDay = 24 * 3600 * 1000;

const beginning = (moment: string, timeZone: string): number =>
  isDate(moment) ? startOfDay(moment, timeZone) : Date.parse(moment);

/** A date ends when the next one begins. */
function end(moment: string, timeZone: string): number {
  if (!isDate(moment)) return Date.parse(moment);
  const next = new Date(Date.parse(`${moment}T00:00:00Z`) + aDay).toISOString().slice(0, 10);
  return isDate(next) ? startOfDay(next, timeZone) : Date.parse(moment) + aDay;
}

/** `data` is for the event bus, `wakes` for the bell; people read `changes`. */
function activityReply(entry: JournalEntry, language: Language): ActivityReply {
  const { data: _data, wakes: _wakes, changes, entityId, entityName, ...fields } = entry;
  return {
    ...fields,
    entityId,
    entityName: isId('ord', entityId) || isId('sub', entityId) ? planName(entityName, language) : entityName,
    changes: changes as ActivityReply['changes'],
  };
}

/** The journal names orders and subscriptions by the Swedish name of their plan. One that is sold no longer stays as it is. */
const planName = (name: string, language: Language): string =>
  currentCatalogue.products.find((product) => product.name.sv === name)?.name[language] ?? name;
