/** The configuration SMS: a text whose link ties the mobile app on a colleague's phone to the PBX account. */
import * as z from 'zod';
import { smsStatuses } from '../domain/configuration-sms.ts';
import { actor } from './actor.ts';
import { idOf, instant } from './fields.ts';
import { administrators, anybody, operation } from './operation.ts';
import { e164 } from './phone-number.ts';

/** An office, a school: many phones behind one address. Guessing 128 bits is hopeless at any rate. */
const phonesPerAddress = { per: 'address', requests: 1200, seconds: 600 } as const;

/** 32 bytes in base64url without padding: what SHA-256 makes (RFC 7636, S256). */
const sha256Text = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const userParams = z.object({ userId: idOf('usr') });

export const configSms = z
  .object({
    smsId: idOf('sms'),
    status: z.enum(smsStatuses),
    requestedAt: instant,
    sentAt: instant.nullable(),
    expiresAt: instant,
    activatedAt: instant.nullable(),
    by: actor,
  })
  .meta({ id: 'ConfigSms' });
export type ConfigSmsReply = z.infer<typeof configSms>;

export const sendConfigSms = operation({
  id: 'sendConfigSms',
  service: 'config-sms',
  method: 'POST',
  path: '/users/{userId}/config-sms',
  summary: 'Send the configuration SMS; a later one replaces the link of an earlier one',
  access: administrators(),
  params: userParams,
  success: 202,
  reply: z.object({ smsId: idOf('sms'), status: z.enum(smsStatuses) }).meta({ id: 'RequestedConfigSms' }),
  problems: ['no-mobile-number', 'user-deactivated', 'too-many-texts', 'texts-used-up'],
  limit: { per: 'organization', requests: 500, seconds: 3600 },
});

export const listConfigSms = operation({
  id: 'listConfigSms',
  service: 'config-sms',
  method: 'GET',
  path: '/users/{userId}/config-sms',
  summary: 'The latest configuration SMS of a user, newest first',
  access: administrators(),
  params: userParams,
  success: 200,
  reply: z.object({ items: z.array(configSms) }).meta({ id: 'ConfigSmsList' }),
  problems: [],
});

export const exchangeConfiguration = operation({
  id: 'exchangeConfiguration',
  service: 'config-sms',
  method: 'POST',
  path: '/configuration/exchange',
  summary: "The app turns the link's token into a code that lives 60 seconds; the link is used by it",
  access: anybody,
  body: z
    .strictObject({
      token: z.string().min(1).max(256),
      challenge: sha256Text.meta({ description: 'base64url(SHA-256(verifier)), RFC 7636 S256' }),
    })
    .meta({ id: 'ConfigurationExchange' }),
  success: 200,
  reply: z.object({ code: z.string() }).meta({ id: 'ConfigurationCode' }),
  problems: ['link-used-or-expired'],
  limit: phonesPerAddress,
});

export const redeemConfiguration = operation({
  id: 'redeemConfiguration',
  service: 'config-sms',
  method: 'POST',
  path: '/configuration/redeem',
  summary: 'The app proves that it began the exchange, and is given the account',
  access: anybody,
  body: z
    .strictObject({
      code: z.string().min(1).max(256),
      verifier: z
        .string()
        .min(43)
        .max(128)
        .regex(/^[A-Za-z0-9._~-]+$/),
    })
    .meta({ id: 'ConfigurationRedemption' }),
  success: 200,
  reply: z
    .object({
      organization: z.object({ id: idOf('org'), domain: z.string(), name: z.string() }),
      user: z.object({
        id: idOf('usr'),
        firstName: z.string(),
        lastName: z.string(),
        username: z.string(),
        numbers: z.array(e164),
      }),
      sip: z.object({
        realm: z.string(),
        registrar: z.string().meta({ description: 'A SIP URI over TLS', example: 'sips:registrar.example:5061' }),
        username: z.string(),
        password: z.string().meta({ description: 'Told once; the PBX keeps only its digest (RFC 8760, SHA-256)' }),
      }),
    })
    .meta({ id: 'AppConfiguration' }),
  problems: ['link-used-or-expired'],
  limit: phonesPerAddress,
});
