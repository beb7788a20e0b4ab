import * as contract from '../../contract/reference.ts';
import openapi from '../../docs/openapi.json' with { type: 'json' };
import { implement } from '../request.ts';

/** The committed document, which a test holds to the contract. */
export const getOpenapi = implement(contract.getOpenapi, async () => openapi);
