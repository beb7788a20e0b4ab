/** The local services, in the order in which they start: each comes after those whose `provides` it takes. */
import { cognito } from './cognito/plug-in.ts';
import { dynamodb } from './dynamodb/plug-in.ts';
import { edge } from './edge/plug-in.ts';
import { events } from './events/plug-in.ts';
import type { FaultKind } from './faults.ts';
import { gateway } from './gateway/plug-in.ts';
import { lambda } from './lambda/plug-in.ts';
import { losingOperator } from './losing-operator/plug-in.ts';
import type { PlugIn } from './plug-in.ts';
import { s3 } from './s3/plug-in.ts';
import { scheduler } from './scheduler/plug-in.ts';
import { ses } from './ses/plug-in.ts';
import { sns } from './sns/plug-in.ts';
import { sqs } from './sqs/plug-in.ts';
import { states } from './step-functions/plug-in.ts';
import { unbuilt } from './unbuilt/plug-in.ts';
import { warehouse } from './warehouse/plug-in.ts';

export const plugIns = [
  dynamodb,
  sqs,
  lambda,
  cognito,
  scheduler,
  sns,
  events,
  ses,
  states,
  s3,
  gateway,
  edge,
  warehouse,
  losingOperator,
  unbuilt,
] as const satisfies readonly PlugIn[];

/** The services that can be made to fail. */
export type FaultableService = Extract<
  (typeof plugIns)[number],
  { readonly faults: readonly [FaultKind, ...FaultKind[]] }
>['name'];
