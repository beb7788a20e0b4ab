/** Numbers that the operator puts into pools, through the API, and what a test looks at of them. */
import { expect } from 'vitest';
import type { Table } from '../../adapters/table/client.ts';
import { findPoolNumbers } from '../../adapters/table/pool-numbers.ts';
import { createNumberRange } from '../../contract/numbers.ts';
import type { E164 } from '../../domain/phone-number.ts';
import type { PoolNumber } from '../../domain/pool-number.ts';
import type { House, HouseReply } from './house.ts';
import { phone } from './user.ts';
import { onboarding } from './world.ts';

/** The nth mobile and geographic number of the pools in a test, of the 95 that PTS keeps for fiction. */
export const poolMobile = (nth: number): E164 => phone(`+467017406${String(nth).padStart(2, '0')}`);
export const poolGeographic = (nth: number): E164 => phone(`+468465004${String(nth).padStart(2, '0')}`);

/** Adds numbers to the pool of an organisation; without one, to the operator's. */
export const addToPool = (
  house: Pick<House, 'call'>,
  numbers: readonly string[],
  organizationId?: string,
): Promise<HouseReply> => house.call(createNumberRange, { as: onboarding.as, body: { organizationId, numbers } });

/** The item of a number. */
export async function poolNumber(table: Table, number: E164): Promise<PoolNumber> {
  const item = (await findPoolNumbers(table, [number])).get(number);
  expect(item, number).toBeDefined();
  return item as PoolNumber;
}
