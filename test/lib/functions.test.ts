import { describe, expect, it } from 'vitest';
import { services } from '../../contract/operation.ts';
import { functionNames } from '../../scripts/function-names.ts';
import { idIn, newStandIns, synthesise, theStage } from './synthesised-stage.ts';
import type { Reference } from './synthesised-stage.ts';

interface FunctionProperties {
  readonly FunctionName?: string;
  readonly Architectures?: readonly string[];
  readonly Runtime: string;
  readonly MemorySize?: number;
  readonly Timeout?: number;
  readonly Handler: string;
  readonly LoggingConfig?: { readonly LogGroup: Reference };
  readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> };
}
interface AlarmProperties {
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
}

const stage = theStage();
const all = stage.all<FunctionProperties>('AWS::Lambda::Function');
const nameOf = ({ FunctionName }: FunctionProperties): string =>
  FunctionName?.replace('mysoluno-production-', '') ?? '';
/** Ours; CDK's own, without a name, run only while a deployment runs and stop it when they fail. */
const ours = all.filter(({ Properties }) => Properties.FunctionName !== undefined);
const alarms = stage.all<AlarmProperties>('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);

/** Seconds of those that nobody waits for and that have much to do: less than their period, and all that Lambda gives. */
const longRuns: Readonly<Record<string, number>> = {
  reconcile: 240,
  'measure-drift': 900,
  'replay-journal': 300,
  'replay-touches': 300,
  // Five minutes of speech on a slow processor, read from S3 and written there.
  'inspect-upload': 90,
};

describe('functions', () => {
  it('are those in the source tree, all of them', () => {
    expect(ours.map(({ Properties }) => nameOf(Properties)).toSorted()).toEqual(functionNames.toSorted());
  });

  it.each(ours.map(({ Properties }) => [nameOf(Properties), Properties] as const))(
    '%s runs on arm64 and the current Node, with memory and time limits of its own choice',
    (name, { Architectures, Runtime, MemorySize, Timeout, Handler }) => {
      expect(Architectures).toEqual(['arm64']);
      expect(Runtime).toBe('nodejs24.x');
      expect(Handler).toBe('index.handler');
      expect(MemorySize).toBeGreaterThanOrEqual(256);
      expect(Timeout).toBeLessThanOrEqual(longRuns[name] ?? 60);
    },
  );

  it('write to logs that end', () => {
    const retention = new Map(
      stage
        .all<{ RetentionInDays?: number }>('AWS::Logs::LogGroup')
        .map(({ id, Properties }) => [id, Properties.RetentionInDays]),
    );
    expect([...retention.values()].filter((days) => days === undefined)).toEqual([]);
    for (const { Properties } of all) {
      const group = Properties.LoggingConfig?.LogGroup;
      expect(group && retention.get(idIn(group))).toBe(90);
    }
  });

  it('that answer the gateway give up before it does', () => {
    const answering = ours.filter(({ Properties }) => services.some((service) => service === nameOf(Properties)));
    expect(answering).toHaveLength(services.length);
    for (const { Properties } of answering) expect(Properties.Timeout).toBeLessThan(29);
  });

  it('answer Cognito within the five seconds it waits', () => {
    const trigger = ours.find(({ Properties }) => nameOf(Properties) === 'shape-access-token');
    expect(trigger?.Properties.Timeout).toBeLessThanOrEqual(5);
  });

  it.each(['publish-journal', 'replay-journal', 'shape-access-token'])('ring an alarm when %s fails', (name) => {
    const worker = ours.find(({ Properties }) => nameOf(Properties) === name);
    const watching = alarms.filter(
      ({ MetricName, Dimensions }) =>
        MetricName === 'Errors' &&
        JSON.stringify(Dimensions) === JSON.stringify([{ Name: 'FunctionName', Value: { Ref: worker?.id } }]),
    );
    expect(watching).toHaveLength(1);
  });

  it('know no secret', () => {
    const names = ours.flatMap(({ Properties }) => Object.keys(Properties.Environment?.Variables ?? {}));
    expect(names).toContain('PORTAL_CLIENT_ID');
    expect(names.filter((name) => /SECRET|PASSWORD|TOKEN/.test(name))).toEqual([]);
  });

  it('without a bundle stop the synthesis with what to do', () => {
    expect(() => synthesise('development', { ...newStandIns(), functions: '/nowhere' })).toThrow(
      /no bundle \/nowhere\/shape-access-token\/index\.mjs\. Run `npm run build:functions`/,
    );
  });
});

// Drift is found of what a template says, not of what it leaves to AWS.
describe('what calls functions by itself', () => {
  it('is switched on in so many words, so that switching it off is drift', () => {
    const states = ['AWS::Lambda::EventSourceMapping', 'AWS::Scheduler::Schedule', 'AWS::Events::Rule'].map((type) =>
      stage
        .all<{ Enabled?: boolean; State?: string }>(type)
        .map(({ Properties: { Enabled, State } }) => Enabled ?? State),
    );
    expect([...new Set(states.flat())].toSorted()).toEqual(['ENABLED', true]);
  });
});
