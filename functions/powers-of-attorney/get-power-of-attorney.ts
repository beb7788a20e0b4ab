import { getOrganization } from '../../adapters/table/organizations.ts';
import { getPortRequest } from '../../adapters/table/port-requests.ts';
import * as contract from '../../contract/power-of-attorney.ts';
import { powerOfAttorney } from '../../domain/power-of-attorney.ts';
import { implement } from '../request.ts';
import { drawLetter } from './draw-letter.ts';
import type { PowersOfAttorneyDependencies } from './dependencies.ts';

/** The power of attorney of a port, filled in. Of a personal number it has the day of birth: the signatory writes the rest by hand. */
export const getPowerOfAttorney = implement(
  contract.getPowerOfAttorney,
  async ({ organizationId, path, now }, { table }: PowersOfAttorneyDependencies) => {
    const [request, { name }] = await Promise.all([
      getPortRequest(table, organizationId, path.portRequestId),
      getOrganization(table, organizationId),
    ]);
    const pdf = await drawLetter(powerOfAttorney(request, name), now);
    return Buffer.from(pdf).toString('base64');
  },
);
