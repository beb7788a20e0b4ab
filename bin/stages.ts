/** The stages and their settings: everything that differs from one to another. */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { StageSettings } from '../lib/stage.ts';

/**
 * The operator's services that call the API: the console that onboards customers; the PBX core, which follows users and routes calls; billing; the warehouse,
 * which sends SIM cards; and the gateway to other operators, by which numbers move here.
 */
const machines: StageSettings['machines'] = {
  'operator-console': ['operator.write', 'users.read', 'events.read'],
  'pbx-core': ['users.read', 'routing.read', 'events.read'],
  billing: ['billing.read', 'events.read'],
  warehouse: ['fulfilment.write'],
  'porting-gateway': ['porting.answer', 'porting.identity'],
};

/** Scripts, styles and calls of its own origin, and nothing else; nothing inline. */
const ownOriginOnly = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
} as const;

const pagePolicies: StageSettings['pagePolicies'] = {
  portal: ownOriginOnly,
  // Swagger UI styles elements in place and draws its signs from data: addresses. It runs no script but its own.
  apiDocs: { ...ownOriginOnly, 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:'] },
};

/** A text to Sweden costs some five cents: 1,900 are 95 dollars, just below the spending limit that docs/deploy.md has the account set. */
const textLimits: StageSettings['textLimits'] = {
  organization: { day: 200, month: 400 },
  stage: { day: 800, month: 1900 },
};

/** By name. The embedded cloud runs `development`. What is an example here is listed in docs/deploy.md. */
export const stages = {
  development: {
    domain: null,
    pagePolicies,
    originSecretGenerations: [1],
    onDuty: [],
    inOfficeHours: [],
    smsSenderId: 'SolunoDev',
    textLimits,
    smsSpendAlarmDollars: 1,
    mailDomain: 'development.mysoluno.example',
    sip: { realm: 'sip.development.mysoluno.example', registrar: 'sips:registrar.development.mysoluno.example:5061' },
    tokenEndpointPrefix: 'mysoluno-development',
    machines,
    bellRingers: null,
    logRetention: RetentionDays.TWO_WEEKS,
    restored: null,
  },
  production: {
    domain: {
      domainName: 'mysoluno.example',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
    },
    pagePolicies,
    originSecretGenerations: [1],
    onDuty: ['on-duty@mysoluno.example'],
    inOfficeHours: ['operations@mysoluno.example'],
    smsSenderId: 'Soluno',
    textLimits,
    smsSpendAlarmDollars: 80,
    mailDomain: 'mysoluno.example',
    sip: { realm: 'sip.mysoluno.example', registrar: 'sips:registrar.mysoluno.example:5061' },
    tokenEndpointPrefix: 'mysoluno',
    machines,
    bellRingers: 100,
    logRetention: RetentionDays.THREE_MONTHS,
    restored: null,
  },
} as const satisfies Record<string, StageSettings>;
