import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Duration, Size } from 'aws-cdk-lib';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Runbook } from './alarm-desk.ts';
import { ExecutionRole } from './execution-role.ts';
import type { Power } from './power.ts';

export interface HouseFunctionProps {
  readonly surroundings: Surroundings;
  readonly memory: Size;
  readonly timeout: Duration;
  /** Of the account's concurrency, at most and reserved; null or left out: what nobody else needs. */
  readonly mostAtOnce?: number | null;
  /** What a person loses when the function fails: the text of its alarm. */
  readonly errorImpact: string;
  /** What to do then. */
  readonly runbook: Runbook;
}

/** What all functions have in common. Its id is its name: that of the folder of its bundle (`scripts/function-names.ts`). */
export abstract class HouseFunction extends Construct {
  readonly lambda: LambdaFunction;

  protected constructor(
    scope: Construct,
    name: string,
    { surroundings, memory, timeout, mostAtOnce }: HouseFunctionProps,
  ) {
    super(scope, name);
    const { role, logGroup } = new ExecutionRole(this, 'Execution', surroundings.logRetention);
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: nameOf(name, surroundings),
      code: Code.fromAsset(bundleOf(name, surroundings.functionsFolder)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memory.toMebibytes(),
      timeout,
      ...(typeof mostAtOnce === 'number' && { reservedConcurrentExecutions: mostAtOnce }),
      role,
      logGroup,
      // Where a version is published, something runs on it that may take longer than the time until the next deployment.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
  }

  /** Gives a power: grants the actions, and sets the names it is found by. Without actions only the names are told. */
  uses<Action extends string>(power: Power<Action>, ...actions: NoInfer<Action>[]): this {
    this.knows(power.environment);
    if (actions.length === 0) return this;
    for (const statement of [power.allow(actions)].flat()) this.lambda.addToRolePolicy(statement);
    if (power.accepted) acceptFinding(this, power.accepted.id, power.accepted.reason);
    return this;
  }

  /** Settings that come with no permission. */
  knows(environment: Readonly<Record<string, string>>): this {
    for (const [name, value] of Object.entries(environment)) this.lambda.addEnvironment(name, value);
    return this;
  }
}

/**
 * The ARN of a function of the house, by its name alone: for what the function itself must be told, where a reference would make it
 * depend on itself.
 */
export const functionArn = (scope: Construct, name: string, surroundings: Surroundings): string =>
  Stack.of(scope).formatArn({
    service: 'lambda',
    resource: 'function',
    resourceName: nameOf(name, surroundings),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

const nameOf = (name: string, { prefix }: Surroundings): string => `${prefix}-${name}`;

function bundleOf(name: string, functionsFolder: string): string {
  const folder = join(functionsFolder, name);
  if (existsSync(join(folder, 'index.mjs'))) return folder;
  throw new Error(
    `There is no bundle ${folder}/index.mjs. Run \`npm run build:functions\`, which makes it from the handler of ${name}.`,
  );
}
