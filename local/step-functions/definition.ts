/**
 * A state machine's definition in the States Language, as far as it is run here. What is not supported is refused when it is loaded, by its name.
 * https://states-language.net/spec.html
 */
import validate from 'asl-validator';
import * as z from 'zod';
import { Refusal } from '../refusal.ts';
import { expressionFaults } from './expressions.ts';

/** A number, or an expression in `{% %}`. */
const seconds = z.union([z.number().min(0), z.string()]);
const assign = z.record(z.string(), z.unknown()).optional();
const comment = z.string().optional();
const queryLanguage = z.literal('JSONata').optional();
const output = z.unknown().optional();
const way = { Next: z.string().optional(), End: z.boolean().optional() };
const common = { Comment: comment, QueryLanguage: queryLanguage };

const retrier = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: z.number().min(1).default(1),
  MaxAttempts: z.number().min(0).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.number().optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).default('NONE'),
  Comment: comment,
});
const catcher = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  Next: z.string(),
  Output: output,
  Assign: assign,
  Comment: comment,
});

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
const lambdaInvoke = 'arn:aws:states:::lambda:invoke';
export const withTaskToken = `${lambdaInvoke}.waitForTaskToken`;

const task = z.strictObject({
  Type: z.literal('Task'),
  ...common,
  ...way,
  Resource: z.enum([lambdaInvoke, withTaskToken]),
  Arguments: z.strictObject({ FunctionName: z.string(), Payload: z.unknown().optional() }),
  Output: output,
  Assign: assign,
  TimeoutSeconds: seconds.optional(),
  HeartbeatSeconds: seconds.optional(),
  Retry: z.array(retrier).default([]),
  Catch: z.array(catcher).default([]),
});
const choice = z.strictObject({
  Type: z.literal('Choice'),
  ...common,
  Choices: z
    .array(
      z.strictObject({ Condition: z.unknown(), Next: z.string(), Output: output, Assign: assign, Comment: comment }),
    )
    .min(1),
  Default: z.string().optional(),
  Output: output,
  Assign: assign,
});
const wait = z.strictObject({
  Type: z.literal('Wait'),
  ...common,
  ...way,
  Seconds: seconds.optional(),
  Timestamp: z.string().optional(),
  Output: output,
  Assign: assign,
});
const pass = z.strictObject({ Type: z.literal('Pass'), ...common, ...way, Output: output, Assign: assign });
const succeed = z.strictObject({ Type: z.literal('Succeed'), ...common, Output: output });
const fail = z.strictObject({
  Type: z.literal('Fail'),
  ...common,
  Error: z.string().optional(),
  Cause: z.string().optional(),
});

const states = { Task: task, Choice: choice, Wait: wait, Pass: pass, Succeed: succeed, Fail: fail } as const;

const machine = z.strictObject({
  Comment: comment,
  QueryLanguage: z.literal('JSONata'),
  Version: z.literal('1.0').optional(),
  StartAt: z.string(),
  TimeoutSeconds: z.number().optional(),
  States: z.record(z.string(), z.discriminatedUnion('Type', [task, choice, wait, pass, succeed, fail])),
});

export type Definition = z.infer<typeof machine>;
export type State = Definition['States'][string];
export type TaskState = z.infer<typeof task>;
export type Retrier = z.infer<typeof retrier>;

/**
 * Reads a definition.
 * @param name of the state machine
 * @throws Refusal that names every feature that is not supported, and every mistake
 */
export function readDefinition(name: string, text: string): Definition {
  const source = parse(name, text);
  const missing = unsupportedFeatures(source);
  if (missing.length > 0)
    throw new Refusal(`The state machine ${name} uses what is not supported here: ${missing.join('; ')}.`);
  const { isValid, errorsText } = validate(source);
  if (!isValid) throw new Refusal(`The definition of the state machine ${name} is not valid: ${errorsText()}`);
  return machine.parse(source);
}

type Source = Readonly<Record<string, unknown>> & { readonly States?: Readonly<Record<string, unknown>> };

function parse(name: string, text: string): Source {
  try {
    return JSON.parse(text) as Source;
  } catch (error) {
    throw new Refusal(`The definition of the state machine ${name} is not JSON: ${String(error)}`);
  }
}

/** Each as people read it: the state, and the feature. */
function unsupportedFeatures({ States = {}, ...top }: Source): readonly string[] {
  const { States: _, ...topShape } = machine.shape;
  const language = top.QueryLanguage === 'JSONata' ? [] : ['JSONPath'];
  const ofTop = Object.keys(top).filter((key) => !Object.hasOwn(topShape, key));
  const ofStates = Object.entries(States).flatMap(([name, state]) =>
    featuresOf(state as Readonly<Record<string, unknown>>).map((feature) => `${feature} in ${name}`),
  );
  return [...language, ...ofTop, ...ofStates];
}

function featuresOf(state: Readonly<Record<string, unknown>>): readonly string[] {
  const type = String(state.Type);
  if (!Object.hasOwn(states, type)) return [`the type ${type}`];
  const schema = states[type as keyof typeof states];
  const { error } = schema.safeParse(state);
  const faults = (error?.issues ?? []).flatMap((issue): readonly string[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key].join('.'));
    const value = issue.path.reduce<unknown>(
      (inner, key) => (inner as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
      state,
    );
    return [`${issue.path.join('.')} ${JSON.stringify(value)}`];
  });
  return [...faults, ...expressionFaults(state)];
}
