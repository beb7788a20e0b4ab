/** Examples for the document, from one bakery. Their types are the contract's; a test parses each by its schema. */
import type * as z from 'zod';
import type { AnyOperation, OperationId } from '../contract/operations.ts';
import type { organization as organizationSchema } from '../contract/organization.ts';
import type { user as userSchema } from '../contract/users.ts';
import { catalogueExamples } from './openapi-catalogue-examples.ts';
import { scheduleExamples } from './openapi-schedule-examples.ts';
import { targetExamples } from './openapi-target-examples.ts';
import { uploadExamples } from './openapi-upload-examples.ts';

/** What is sent and what comes back. */
export interface Example {
  readonly body?: unknown;
  readonly reply?: unknown;
}

type Operations = { readonly [O in AnyOperation as O['id']]: O };
type Input<O, Part extends string> =
  O extends Readonly<Record<Part, infer Schema extends z.ZodType>> ? z.input<Schema> : never;

const organization: z.input<typeof organizationSchema> = {
  id: 'org_01JDCQ8V9W6Z4T3R2P1N0M5K7H',
  domain: 'bageriet.example',
  name: 'Bageriet Vetekornet',
  organizationNumber: '5566778899',
  soleTrader: false,
  timeZone: 'Europe/Stockholm',
  language: 'sv',
  invoiceAddresses: [],
  allowedCountries: ['SE', 'NO', 'DK', 'FI', 'IS'],
  version: 1,
};

const user: z.input<typeof userSchema> = {
  id: 'usr_01JDCQ9A3M7X5B8C2D4E6F8G0H',
  username: 'asa.oberg',
  customUsername: null,
  email: 'asa.oberg@bageriet.example',
  firstName: 'Åsa',
  lastName: 'Öberg',
  userType: 'user',
  administrator: false,
  softphone: true,
  mobileVoip: true,
  primaryNumber: '+4684650012',
  secondaryNumber: '+46701740605',
  aliases: [],
  department: 'Butiken på Söder',
  city: 'Stockholm',
  language: 'sv',
  invoiceAddressId: null,
  activatesOn: null,
  expiresOn: null,
  deactivatesOn: null,
  status: 'active',
  appActivatedAt: null,
  createdAt: '2026-11-23T08:15:00.000Z',
  version: 1,
};

const administrator: z.input<typeof userSchema> = {
  ...user,
  id: 'usr_01JDCQ8W4N2P6R8T0V3X5Z7B9D',
  username: 'maja.lindqvist',
  email: 'maja.lindqvist@bageriet.example',
  firstName: 'Maja',
  lastName: 'Lindqvist',
  administrator: true,
  primaryNumber: null,
  secondaryNumber: '+46701740615',
  department: null,
};

const by = { kind: 'administrator', id: administrator.id, name: 'Maja Lindqvist' } as const;
const requested = { smsId: 'sms_01JDCQB6K8M0N2P4R6T8V0X2Z4', status: 'sent' } as const;

/** By operation; one that is missing needs none. */
export const examples: {
  readonly [Id in OperationId]?: { body?: Input<Operations[Id], 'body'>; reply?: Input<Operations[Id], 'reply'> };
} = {
  createSession: {
    body: { organization: 'bageriet.example', username: 'maja.lindqvist', password: 'tre kanelbullar om dagen' },
    reply: { accessToken: 'eyJraWQiOiJ…', expiresAt: '2026-11-23T08:20:00.000Z', user: administrator, organization },
  },
  answerChallenge: {
    body: { challengeSession: 'AYABeC1…', newPassword: 'tre kanelbullar om dagen' },
    reply: { accessToken: 'eyJraWQiOiJ…', expiresAt: '2026-11-23T08:20:00.000Z', user: administrator, organization },
  },
  getMe: { reply: { user: administrator, organization } },
  getOrganization: { reply: organization },
  listUsers: {
    reply: {
      items: [
        {
          id: user.id,
          firstName: user.firstName,
          lastName: user.lastName,
          email: user.email,
          username: user.username,
          primaryNumber: user.primaryNumber,
          secondaryNumber: user.secondaryNumber,
          administrator: false,
          status: 'active',
          appActivatedAt: null,
          restorableUntil: null,
          version: 1,
        },
      ],
      nextCursor: null,
    },
  },
  listUserNames: { reply: { items: [{ id: user.id, name: 'Åsa Öberg', status: 'active' }] } },
  createUser: {
    body: {
      firstName: 'Åsa',
      lastName: 'Öberg',
      email: 'asa.oberg@bageriet.example',
      primaryNumber: '08-465 00 12',
      secondaryNumber: '070-174 06 05',
      department: 'Butiken på Söder',
      city: 'Stockholm',
    },
    reply: { ...user, initialPassword: 'hk4m-7tqp-9wnd-c3xa' },
  },
  getUser: { reply: user },
  sendConfigSms: { reply: requested },
  listConfigSms: {
    reply: {
      items: [
        {
          ...requested,
          requestedAt: '2026-11-23T08:16:00.000Z',
          sentAt: '2026-11-23T08:16:01.000Z',
          expiresAt: '2026-11-24T08:16:00.000Z',
          activatedAt: null,
          by,
        },
      ],
    },
  },
  exchangeConfiguration: {
    // The verifier and challenge of RFC 7636, appendix B.
    body: { token: 'q8V3n0cX1yT7b2LkZr5s9A', challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' },
    reply: { code: 'mD4r7Wq0pKx2vB9sTn6hYg' },
  },
  redeemConfiguration: {
    body: { code: 'mD4r7Wq0pKx2vB9sTn6hYg', verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' },
    reply: {
      organization: { id: organization.id, domain: organization.domain, name: organization.name },
      user: {
        id: user.id,
        firstName: user.firstName,
        lastName: user.lastName,
        username: user.username,
        numbers: ['+4684650012', '+46701740605'],
      },
      sip: {
        realm: 'bageriet.example',
        registrar: 'sips:registrar.example:5061',
        username: user.id,
        password: 'yK2c8Qw5Zt1Lb7Nf',
      },
    },
  },
  listActivity: {
    reply: {
      items: [
        {
          id: 'act_01JDCQB6K8M0N2P4R6T8V0X2Z5',
          at: '2026-11-23T08:16:01.000Z',
          actor: by,
          action: 'config-sms-sent',
          entityId: user.id,
          entityName: 'Åsa Öberg',
          changes: [],
          requestId: '7c1d9f0a-2a53-4b6e-9b0e-5f3c8d2e1a44',
        },
      ],
      nextCursor: null,
    },
  },
  putOrganization: {
    body: {
      name: 'Bageriet Vetekornet',
      organizationNumber: '556677-8899',
      firstAdministrator: {
        firstName: 'Maja',
        lastName: 'Lindqvist',
        email: 'maja.lindqvist@bageriet.example',
        mobile: '070-174 06 15',
      },
    },
    reply: { organization, administrator, initialPassword: 'hk4m-7tqp-9wnd-c3xa' },
  },
  ...targetExamples,
  ...scheduleExamples,
  ...uploadExamples,
  ...catalogueExamples,
  getHealth: { reply: { status: 'ok', portalOrigin: 'https://portal.example' } },
};
