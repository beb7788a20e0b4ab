/** What the operations of numbers may cost, and what numbers of a pool add to the commands that give and take them: steps of `capacity.ts`. */
import { listNumbers, suggestNumbers } from '../../contract/numbers.ts';
import { createUser } from '../../contract/users.ts';
import type { House } from '../build/house.ts';
import { addToPool, poolGeographic, poolMobile } from '../build/pool-numbers.ts';
import { colleague as letIn, type World } from '../build/world.ts';
import { readCost, writeCost, type Step } from './allowance.ts';

export async function numberSteps(house: House, world: World): Promise<readonly Step[]> {
  const { organizationId } = world;
  const places = Array.from({ length: 25 }, (_, place) => 40 + place);
  await addToPool(house, places.map(poolGeographic), organizationId);
  await addToPool(house, places.map(poolMobile));
  const colleague = await letIn(house, world, { department: 'Lagret', secondaryNumber: null });
  const body = {
    firstName: 'Siv',
    lastName: 'Sandberg',
    primaryNumber: poolGeographic(40),
    secondaryNumber: poolMobile(40),
  };
  const { writes, ...cost } = writeCost(1 + 2, 24, 1);
  return [
    {
      name: 'createUser, two numbers of a pool',
      operation: createUser,
      request: { body },
      // Each number is one item more, which moves in the index of its pool.
      allowed: { ...cost, writes: writes + 2 * 4, trips: cost.trips + 1 },
    },
    {
      name: 'listNumbers, 25',
      operation: listNumbers,
      // One list after the other until the page is full: two kinds of the organisation, what is due of it, two kinds of the operator.
      allowed: { ...readCost(6), trips: 5 },
    },
    {
      name: 'suggestNumbers, near the department',
      operation: suggestNumbers,
      request: { query: { kind: 'mobile', count: '3', userId: colleague.id } },
      // The list of 200 users, and half a unit for each.
      allowed: { ...readCost(120), trips: 4 },
    },
  ];
}
