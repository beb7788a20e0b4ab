/** What the operations of porting may cost: steps of `capacity.ts`. */
import { checkPort, listPortWindows } from '../../contract/port-check.ts';
import { readCost, type Step } from './allowance.ts';

const { reads, trips } = readCost(2, 1);

export const portSteps: readonly Step[] = [
  // It waits for the authority, as what is no GET does; the counter of its requests is written in parallel with that.
  {
    name: 'checkPort',
    operation: checkPort,
    request: { body: { number: '070-174 06 95', requestedStart: '2027-12-01T10:00' } },
    allowed: { reads, writes: 1, trips },
  },
  { name: 'listPortWindows', operation: listPortWindows, allowed: readCost(0) },
];
