/** The organisation that the caller acts for. */
import * as z from 'zod';
import { countries } from '../domain/country.ts';
import { plainText } from '../domain/text.ts';
import { languages } from '../domain/language.ts';
import { idOf, text } from './fields.ts';
import { administrators, operation } from './operation.ts';
import { postalCode } from './postal-address.ts';
import { timeZone } from './time-zone.ts';

const country = z
  .string()
  .max(64)
  .transform((typed) => plainText(typed).toUpperCase())
  .refine((code) => countries.includes(code), { params: { code: 'invalid-choice' } })
  .meta({ override: { type: 'string', pattern: '^[A-Z]{2}$', example: 'SE' } });

export const organization = z
  .object({
    id: idOf('org'),
    domain: z.string(),
    name: z.string(),
    organizationNumber: z
      .string()
      .meta({ description: "Ten digits; a sole trader's, which is a personal number, masked", example: '5566778899' }),
    soleTrader: z.boolean().meta({ description: 'Whether the organisation number is its owner’s personal number' }),
    timeZone: z.string().meta({ description: 'IANA name', example: 'Europe/Stockholm' }),
    language: z.enum(languages),
    invoiceAddresses: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        street: z.string(),
        postalCode: z.string(),
        city: z.string(),
        archived: z
          .boolean()
          .meta({ description: 'Left out of a later change: kept for those who have it, offered to nobody' }),
      }),
    ),
    allowedCountries: z.array(z.string()).meta({
      description: 'ISO 3166-1 alpha-2 codes of the countries that keys of menus may lead to',
      example: ['SE', 'NO', 'DK', 'FI', 'IS'],
    }),
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

export const updateOrganization = operation({
  id: 'updateOrganization',
  service: 'organization',
  method: 'PATCH',
  path: '/organization',
  summary: "Change the caller's organisation",
  access: administrators(),
  body: z
    .strictObject({
      name: text(128),
      timeZone,
      language: z.enum(languages),
      invoiceAddresses: z
        .array(
          z.strictObject({
            id: z.string().max(64).optional().meta({ description: 'Of one that is there already' }),
            name: text(128),
            street: text(128),
            postalCode,
            city: text(128),
          }),
        )
        .max(20),
      allowedCountries: z
        .array(country)
        .max(countries.length)
        .transform((codes) => [...new Set(codes)])
        .meta({
          override: {
            type: 'array',
            items: { type: 'string', pattern: '^[A-Z]{2}$', example: 'SE' },
            description: 'Doubles are folded. One that a key leads to cannot be left out',
          },
        }),
    })
    .partial()
    .meta({ id: 'OrganizationChange' }),
  success: 200,
  reply: organization,
  problems: ['in-use', 'stale-version'],
  versioned: true,
});
