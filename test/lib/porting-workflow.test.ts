/** The porting workflow: what holds for each Task of its definition, and how its state machine runs it. */
import { existsSync, readFileSync } from 'node:fs';
import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { readDefinition } from '../../local/step-functions/definition.ts';
import { idIn, theStage, type Reference } from './synthesised-stage.ts';

interface State {
  readonly Type: string;
  readonly Comment?: string;
  readonly Resource?: string;
  readonly Arguments?: { readonly FunctionName: string; readonly Payload: string };
  readonly TimeoutSeconds?: number | string;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[]; readonly JitterStrategy: string }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Next?: string;
  readonly Default?: string;
}
interface Definition {
  readonly StartAt: string;
  readonly QueryLanguage: string;
  readonly States: Readonly<Record<string, State>>;
}

const folder = 'step-functions/porting';
const definition = JSON.parse(readFileSync(`${folder}/definition.asl.json`, 'utf8')) as Definition;
const states = Object.entries(definition.States);
const tasks = states.filter(([, { Type }]) => Type === 'Task');
const taskOf = ({ Arguments }: State): string => /'task': '([\w-]+)'/.exec(Arguments?.Payload ?? '')?.[1] ?? 'none';
const isWait = ({ Resource }: State): boolean => Resource === 'arn:aws:states:::lambda:invoke.waitForTaskToken';
const following = ({ Next, Default, Choices = [], Catch = [] }: State): readonly string[] =>
  [Next, Default, ...[...Choices, ...Catch].map((each) => each.Next)].filter((next) => next !== undefined);

describe.each(tasks)('the Task %s', (_, state) => {
  it('has a file', () => {
    expect(existsSync(`${folder}/${taskOf(state)}.ts`)).toBe(true);
  });

  it('hands over ids, and of a wait what the workflow knows and its token', () => {
    expect(state.Arguments?.Payload).toMatch(
      isWait(state)
        ? /^{% \$merge\(\[\$states\.context\.Execution\.Input, {'task': 'await-event', 'outcome': '[\w-]+', 'taskToken': \$states\.context\.Task\.Token}\]\) %}$/
        : /^{% \$merge\(\[\$states\.context\.Execution\.Input, {'task': '[\w-]+'}\]\) %}$/,
    );
  });

  it('is tried again with full jitter, and a wait not for its own timeout', () => {
    expect(state.Retry?.map(({ ErrorEquals, JitterStrategy }) => [ErrorEquals, JitterStrategy])).toEqual([
      [isWait(state) ? ['States.TaskFailed'] : ['States.TaskFailed', 'States.Timeout'], 'FULL'],
    ]);
  });

  it('leads to the operator when it cannot be done', () => {
    const last = state.Catch?.at(-1);
    expect(last?.ErrorEquals).toEqual(['States.ALL']);
    expect(last?.Next).toBe(taskOf(state) === 'call-operator' ? 'AwaitRedrive' : 'CallOperator');
  });

  it('has a timeout', () => {
    expect(state.TimeoutSeconds).toBeDefined();
  });
});

describe('the definition of the porting workflow', () => {
  it('is in JSONata, and explains each state in Swedish', () => {
    expect(definition.QueryLanguage).toBe('JSONata');
    expect(states.filter(([, { Comment }]) => !/^[A-ZÅÄÖ].*[.?]/.test(Comment ?? '')).map(([name]) => name)).toEqual(
      [],
    );
  });

  it('is valid States Language, and nothing in it is unknown to the local interpreter', () => {
    const text = readFileSync(`${folder}/definition.asl.json`, 'utf8');
    expect(validate(JSON.parse(text) as object).isValid).toBe(true);
    expect(() => readDefinition('porting', text)).not.toThrow();
  });

  it('reaches each state, and names none that is not there', () => {
    const reached = new Set([definition.StartAt]);
    for (const name of reached) for (const next of following(definition.States[name] as State)) reached.add(next);
    expect([...reached].toSorted()).toEqual(states.map(([name]) => name).toSorted());
  });

  it('goes on after each Task by where the request is', () => {
    const elsewhere = tasks.filter(([, { Next }]) => Next !== 'ChooseNext').map(([name, { Next }]) => [name, Next]);
    expect(elsewhere).toEqual([
      ['Notify', 'Moved'],
      ['CallOperator', 'AwaitRedrive'],
    ]);
  });

  it('is drawn in its README with every state', () => {
    const readme = readFileSync(`${folder}/README.md`, 'utf8');
    expect(states.filter(([name]) => !new RegExp(`\\b${name}\\b`).test(readme)).map(([name]) => name)).toEqual([]);
  });
});

describe('the state machine of the porting workflow', () => {
  const stage = theStage();
  const { Properties: machine } = stage.one<{
    readonly StateMachineType: string;
    readonly TracingConfiguration: { readonly Enabled: boolean };
    readonly LoggingConfiguration: { readonly Level: string; readonly IncludeExecutionData: boolean };
    readonly DefinitionS3Location: object;
    readonly DefinitionSubstitutions: Readonly<Record<string, Reference>>;
    readonly RoleArn: Reference;
  }>('AWS::StepFunctions::StateMachine');

  it('is a standard one, traced, and logs all but what executions hand over', () => {
    expect(machine).toMatchObject({
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    });
  });

  it('runs one published version of the Tasks, which stays when another one is published', () => {
    const version = stage.one<{ readonly FunctionName: Reference }>('AWS::Lambda::Version');
    expect(Object.values(machine.DefinitionSubstitutions)).toEqual([{ Ref: version.id }]);
    expect([version.DeletionPolicy, version.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  it('may run the versions of that function, and nothing else', () => {
    const [policy, ...others] = stage
      .all<{
        Roles: readonly Reference[];
        PolicyDocument: { Statement: readonly { Action: unknown; Resource: unknown }[] };
      }>('AWS::IAM::Policy')
      .filter(({ Properties }) => Properties.Roles.some((role) => idIn(role) === idIn(machine.RoleArn)));
    expect(others).toEqual([]);
    const invoking = policy?.Properties.PolicyDocument.Statement.filter(
      ({ Action }) => Action === 'lambda:InvokeFunction',
    );
    expect(invoking).toHaveLength(1);
    expect(JSON.stringify(invoking?.[0]?.Resource)).toMatch(
      /^{"Fn::Join":\["",\[{"Fn::GetAtt":\["portingtasks\w+","Arn"\]},":\*"\]\]}$/,
    );
  });

  it.each([
    ['start-porting', ['port-requested', 'port-rescheduled']],
    [
      'wake-porting',
      ['port-accepted', 'port-rejected', 'port-rescheduled', 'port-cancelled', 'port-completed', 'port-failed'],
    ],
  ])('follows the bus by %s, whose rule loses nothing', (name, types) => {
    const worker = stage
      .all<{ readonly FunctionName?: string }>('AWS::Lambda::Function')
      .find(({ Properties }) => Properties.FunctionName === `mysoluno-production-${name}`);
    const mapping = stage
      .all<{ readonly FunctionName: Reference; readonly EventSourceArn: Reference }>('AWS::Lambda::EventSourceMapping')
      .find(({ Properties }) => idIn(Properties.FunctionName) === worker?.id);
    const queue = mapping && idIn(mapping.Properties.EventSourceArn);
    const rules = stage.all<{
      readonly EventPattern: object;
      readonly Targets: readonly { readonly Arn: Reference; readonly DeadLetterConfig?: object }[];
    }>('AWS::Events::Rule');
    const rule = rules.find(({ Properties }) =>
      Properties.Targets.some(({ Arn }) => 'Fn::GetAtt' in Arn && idIn(Arn) === queue),
    );
    expect(rule?.Properties.EventPattern).toEqual({ source: ['mysoluno'], 'detail-type': types });
    expect(rule?.Properties.Targets[0]?.DeadLetterConfig).toBeDefined();
  });

  it.each([
    ['porting-failed', 'ExecutionsFailed'],
    ['porting-timed-out', 'ExecutionsTimedOut'],
    ['porting-aborted', 'ExecutionsAborted'],
    ['porting-throttled', 'ExecutionThrottled'],
  ])('rings %s by %s', (name, metric) => {
    const alarms = stage.all<{ readonly AlarmName: string }>('AWS::CloudWatch::Alarm');
    expect(alarms.find(({ Properties }) => Properties.AlarmName.endsWith(`-${name}`))?.Properties).toMatchObject({
      MetricName: metric,
      Namespace: 'AWS/States',
      Threshold: 1,
    });
  });
});
