/** The implementations of the service of powers of attorney. */
import type { Implementation } from '../request.ts';
import { getPowerOfAttorney } from './get-power-of-attorney.ts';
import type { PowersOfAttorneyDependencies } from './dependencies.ts';

export const operations: readonly Implementation<PowersOfAttorneyDependencies>[] = [getPowerOfAttorney];
