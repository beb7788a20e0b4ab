/** The operations of port requests, each once: see `operation-stories.ts`. */
import { transact } from '../../adapters/table/commit.ts';
import { portRequestWrite } from '../../adapters/table/port-requests.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { OperationId } from '../../contract/operations.ts';
import { getPowerOfAttorney } from '../../contract/power-of-attorney.ts';
import { adas, world, worldOf, type Story } from '../build/story.ts';
import { portRequest } from '../build/port-request.ts';

export const portStories = {
  getPowerOfAttorney: {
    before: async (house) => {
      const names = await world(house);
      const request = portRequest();
      const organization = worldOf(names).organizationId as unknown as OrganizationId;
      await transact(house.table, [portRequestWrite(organization, null, request)]);
      return { ...names, port: request.id };
    },
    command: (house, names) => adas(getPowerOfAttorney, { path: { portRequestId: names.port ?? '' } })(house, names),
    again: [200],
  },
} as const satisfies Partial<Record<OperationId, Story>>;
