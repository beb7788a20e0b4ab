/** The organisation that the caller acts for. */
import * as z from 'zod';
import { languages } from '../domain/user.ts';
import { idOf } from './fields.ts';
import { administrators, operation } from './operation.ts';

export const organization = z
  .object({
    id: idOf('org'),
    domain: z.string(),
    name: z.string(),
    organizationNumber: z.string().meta({ description: 'Ten digits', example: '5566778899' }),
    timeZone: z.string().meta({ description: 'IANA name', example: 'Europe/Stockholm' }),
    language: z.enum(languages),
    invoiceAddresses: z.array(z.object({ id: z.string() })),
    version: z.int(),
  })
  .meta({ id: 'Organization' });
export type OrganizationReply = z.infer<typeof organization>;

export const getOrganization = operation({
  id: 'getOrganization',
  service: 'organization',
  method: 'GET',
  path: '/organization',
  summary: "Get the caller's organisation",
  access: administrators(),
  success: 200,
  reply: organization,
  problems: [],
});
