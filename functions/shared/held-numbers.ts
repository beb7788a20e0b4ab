/**
 * Users, groups and menus that get or lose a number which the operator owns change its item in the same transaction, so that it always has
 * the holder that the number reaches (ADR 0055).
 */
import type { Table } from '../../adapters/table/client.ts';
import type { Write } from '../../adapters/table/commit.ts';
import { findPoolNumbers, numberNotAvailable, poolNumberWrite } from '../../adapters/table/pool-numbers.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { E164 } from '../../domain/phone-number.ts';
import {
  activateNumber,
  canActivate,
  numberAt,
  takeFromHolder,
  type NumberHolder,
  type PoolNumber,
} from '../../domain/pool-number.ts';

/** A number of a user, group or menu, with its field in a request. */
export interface HeldNumber {
  readonly number: E164;
  readonly field: string;
}

/** What a change of a user, group or menu does to its numbers. */
export interface NumberChange {
  readonly holder: NumberHolder;
  readonly gained: readonly HeldNumber[];
  readonly lost: readonly E164[];
}

/** The items of the numbers that a change affects; those that the operator does not own are not there. */
export type NumbersRead = ReadonlyMap<E164, PoolNumber>;

/** The difference between the numbers before and after. A number that moves to another field is neither gained nor lost. */
export function numberChange(
  holder: NumberHolder,
  before: readonly HeldNumber[],
  after: readonly HeldNumber[],
): NumberChange {
  const had = new Set(before.map(({ number }) => number));
  const has = new Set<E164>();
  const gained: HeldNumber[] = [];
  for (const each of after) {
    // A number may be in two fields: the first one has it.
    if (!had.has(each.number) && !has.has(each.number)) gained.push(each);
    has.add(each.number);
  }
  return { holder, gained, lost: [...had].filter((number) => !has.has(number)) };
}

/** N1 Reads what a change of numbers needs: BatchGetItem, 1 read unit for each number; nothing when no number changes. */
export const readNumbers = (table: Table, { gained, lost }: NumberChange): Promise<NumbersRead> =>
  findPoolNumbers(table, [...gained.map(({ number }) => number), ...lost]);

/**
 * N3 The writes of a change of numbers: each gained number becomes active, each lost one goes on without a holder if it has a subscription,
 * else into quarantine. They reject with ConcurrentWrite, DomainError `number-not-available` at the field. Append them to the writes of the
 * holder, whose errors say more: `number-taken` names the owner.
 */
export function numberWrites(
  organization: OrganizationId,
  { holder, gained, lost }: NumberChange,
  read: NumbersRead,
  now: EpochMilliseconds,
): readonly Write[] {
  return [
    ...gained.flatMap(({ number, field }) => {
      const item = read.get(number);
      if (item === undefined) return [];
      const current = numberAt(item, now);
      return canActivate(current, organization)
        ? [poolNumberWrite(activateNumber(current, organization, { holder }))]
        : [numberNotAvailable(item, field)];
    }),
    ...lost.flatMap((number) => {
      const item = read.get(number);
      return item?.holder === holder ? [poolNumberWrite(takeFromHolder(item, now))] : [];
    }),
  ];
}
