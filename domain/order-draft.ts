/** Drafts of orders: what an administrator has typed so far, and the numbers that are reserved for it. */
import type { OrganizationId, UserId } from './ids.ts';
import { toInstant, type EpochMilliseconds } from './local-date.ts';
import { parsePhoneNumber, type E164 } from './phone-number.ts';
import { canReserve, numberAt, releaseNumber, reserveNumber, type PoolNumber } from './pool-number.ts';

interface NumberTyped {
  readonly number?: { readonly new?: string | undefined } | undefined;
}

/** As typed; anything may be missing or wrong. */
export interface DraftContents extends NumberTyped {
  readonly lines?: readonly NumberTyped[] | undefined;
  readonly [field: string]: unknown;
}

export interface OrderDraft {
  /** Chosen by the client: two administrators may use one id. */
  readonly id: string;
  readonly by: UserId;
  readonly contents: DraftContents;
  /** The numbers that were reserved when it was saved. Whether they still are, the numbers themselves say. */
  readonly reservedNumbers: readonly E164[];
  /** ISO 8601, UTC. */
  readonly savedAt: string;
  /** Counts changes of the contents; `revision` counts every write, which reserves its numbers anew. */
  readonly version: number;
  readonly revision: number;
}

/** The greatest number of numbers that are reserved for a draft: that of an order of ten lines. */
const mostNumbers = 10;

/** The numbers that a draft names, each once; what cannot be read as a number is none. */
export function numbersNamed({ number, lines = [] }: DraftContents): readonly E164[] {
  const typed = [number, ...lines.map((line) => line.number)].map((choice) => choice?.new);
  const numbers = typed.flatMap((each) => {
    const parsed = each === undefined ? null : parsePhoneNumber(each);
    return parsed?.ok ? [parsed.number] : [];
  });
  return [...new Set(numbers)].slice(0, mostNumbers);
}

/** What a draft has of the numbers that it names. */
export interface DraftNumbers {
  readonly reserved: readonly E164[];
  /** When the first reservation ends, ISO 8601; null: there is none. */
  readonly until: string | null;
  /** Somebody else has them, or the operator has no such number. */
  readonly unavailable: readonly E164[];
}

type Pool = ReadonlyMap<E164, PoolNumber>;
type Owned = Pick<OrderDraft, 'id' | 'by'>;

const wantedBy = ({ id, by }: Owned) => ({ kind: 'draft', id, by }) as const;

const isReservedFor = ({ status, reservedFor }: PoolNumber, { id, by }: Owned): boolean =>
  status === 'reserved' && reservedFor?.kind === 'draft' && reservedFor.id === id && reservedFor.by === by;

/** @param pool the numbers that the draft names, of those that the operator owns */
export function draftNumbers(
  draft: Pick<OrderDraft, 'id' | 'by' | 'contents'>,
  { organization, pool, now }: { readonly organization: OrganizationId; readonly pool: Pool; readonly now: number },
): DraftNumbers {
  const wanted = wantedBy(draft);
  const current = new Map([...pool].map(([number, item]) => [number, numberAt(item, now)]));
  const named = numbersNamed(draft.contents);
  const reserved = named.filter((number) => {
    const item = current.get(number);
    return item !== undefined && isReservedFor(item, draft);
  });
  const ends = reserved.flatMap((number) => current.get(number)?.until ?? []);
  return {
    reserved,
    until: ends.length > 0 ? toInstant(Math.min(...ends)) : null,
    unavailable: named.filter((number) => {
      const item = current.get(number);
      return item === undefined || !canReserve(item, organization, wanted);
    }),
  };
}

/**
 * The numbers that change when a draft is saved: those that it names are reserved for it anew, as far as it can have them, and those that it
 * no longer names are available again.
 * @param pool the numbers that it names and {@link OrderDraft.reservedNumbers} of the draft before, of those that the operator owns
 */
export function numbersOfSavedDraft(
  draft: Pick<OrderDraft, 'id' | 'by' | 'contents'>,
  { organization, pool, now }: { readonly organization: OrganizationId; readonly pool: Pool; readonly now: number },
): readonly PoolNumber[] {
  const wanted = wantedBy(draft);
  const named = numbersNamed(draft.contents);
  return [...pool.values()].flatMap((stored) => {
    const number = numberAt(stored, now);
    if (!named.includes(number.number)) return isReservedFor(number, draft) ? [releaseNumber(number)] : [];
    return canReserve(number, organization, wanted) ? [reserveNumber(number, organization, wanted, now)] : [];
  });
}

/** The numbers that are available again when a draft is deleted. */
export const numbersOfDeletedDraft = (draft: Owned, pool: Pool, now: EpochMilliseconds): readonly PoolNumber[] =>
  [...pool.values()]
    .map((number) => numberAt(number, now))
    .filter((number) => isReservedFor(number, draft))
    .map(releaseNumber);
