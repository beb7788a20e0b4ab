/** The stages and their settings: everything that differs from one to another. */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { StageSettings } from '../lib/stage.ts';

/** The operator's services that call the API: the console that onboards customers, and the PBX core, which follows users. */
const machines: StageSettings['machines'] = {
  'operator-console': ['operator.write', 'users.read', 'events.read'],
  'pbx-core': ['users.read', 'events.read'],
};

/** By name. The embedded cloud runs `development`. */
export const stages = {
  development: {
    portalOrigin: 'https://development.mysoluno.example',
    smsSenderId: 'SolunoDev',
    sip: { realm: 'sip.development.mysoluno.example', registrar: 'sips:registrar.development.mysoluno.example:5061' },
    tokenEndpointPrefix: 'mysoluno-development',
    machines,
    logRetention: RetentionDays.TWO_WEEKS,
  },
  production: {
    portalOrigin: 'https://mysoluno.example',
    smsSenderId: 'Soluno',
    sip: { realm: 'sip.mysoluno.example', registrar: 'sips:registrar.mysoluno.example:5061' },
    tokenEndpointPrefix: 'mysoluno',
    machines,
    logRetention: RetentionDays.THREE_MONTHS,
  },
} as const satisfies Record<string, StageSettings>;
