/** The power of attorney of a port, filled in, to print and sign. */
import * as z from 'zod';
import { idOf } from './fields.ts';
import { administrators, operation } from './operation.ts';

export const getPowerOfAttorney = operation({
  id: 'getPowerOfAttorney',
  service: 'powers-of-attorney',
  method: 'GET',
  path: '/port-requests/{portRequestId}/power-of-attorney',
  summary: 'Get the power of attorney of a port as a PDF, in Swedish, to print and sign',
  access: administrators(),
  params: z.object({ portRequestId: idOf('prt') }),
  success: 200,
  reply: z.string(),
  contentType: 'application/pdf',
  problems: [],
});
