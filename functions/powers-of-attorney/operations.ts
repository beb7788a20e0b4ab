/** The implementations of the service of powers of attorney. */
import type { PortingDependencies } from '../porting/dependencies.ts';
import type { Implementation } from '../request.ts';
import { getPowerOfAttorney } from './get-power-of-attorney.ts';

export const operations: readonly Implementation<PortingDependencies>[] = [getPowerOfAttorney];
