import * as contract from '../../contract/reference.ts';
import { implement } from '../request.ts';

/** Says that the gateway and a function answer, and which address they have been given; the table is not asked, so that a probe costs nothing. */
export const getHealth = implement(
  contract.getHealth,
  async (_, { portalOrigin }: { readonly portalOrigin: string }) => ({
    status: 'ok' as const,
    portalOrigin,
  }),
);
