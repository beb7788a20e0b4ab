/** How much an operation may cost, and what is asked to find out: the terms of `capacity.ts`. */
import type { Operation } from '../../contract/operation.ts';
import type { HouseRequest } from '../build/house.ts';

/** What an operation may cost, the authority's one read unit included. */
export interface Allowance {
  readonly reads: number;
  readonly writes: number;
  readonly trips: number;
}

export interface Step {
  readonly name: string;
  readonly operation: Operation;
  /** As the administrator, unless it says who calls. */
  readonly request?: HouseRequest;
  readonly allowed: Allowance;
}

/** Reads are made beside the authority (ADR 0024); some have to know something else first, or the caller. */
export const readCost = (reads: number, follows: 0 | 1 | 2 = 0): Allowance => ({
  reads: 1 + reads,
  writes: 0,
  trips: 1 + follows,
});

/**
 * Commands wait for authority, reads and transaction; where the account or a text follows, for one note of it more. One of the write
 * units is the counter of the organisation's writes, which runs in parallel with the authority read.
 */
export const writeCost = (reads: number, writes: number, follows: 0 | 1 = 0): Allowance => ({
  reads: 1 + reads,
  writes: 1 + writes,
  trips: 3 + follows,
});
