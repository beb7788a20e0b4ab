/** The implementations of the porting service. */
import type { Implementation } from '../request.ts';
import { checkPort } from './check-port.ts';
import type { PortingDependencies } from './dependencies.ts';
import { listPortWindows } from './list-port-windows.ts';

export const operations: readonly Implementation<PortingDependencies>[] = [checkPort, listPortWindows];
