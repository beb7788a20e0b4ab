/** SIM cards and their states. There is no stock list: a card is known from the moment at which somebody names it. */
import { DomainError } from './domain-error.ts';

export const simCardStatuses = ['free', 'reserved', 'active', 'blocked', 'replaced'] as const;
export type SimCardStatus = (typeof simCardStatuses)[number];

/** Somebody else has the SIM card that a field of a request names. */
export const simCardTaken = (field: string): DomainError =>
  new DomainError('sim-card-taken', { errors: [{ field, code: 'sim-card-taken' }] });
