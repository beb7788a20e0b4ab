import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stages } from '../../bin/stages.ts';
import { services } from '../../contract/operation.ts';
import { functionNames } from '../../scripts/function-names.ts';
import { idIn, theEdgeStack, theStage } from './synthesised-stage.ts';
import type { Reference } from './synthesised-stage.ts';

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions?: readonly Reference[];
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly Statistic?: string;
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly ComparisonOperator: string;
  readonly TreatMissingData: string;
  readonly Period?: number;
  readonly Metrics?: readonly {
    readonly MetricStat?: {
      readonly Period: number;
      readonly Metric: {
        readonly MetricName: string;
        readonly Dimensions: readonly { readonly Name: string; readonly Value: Reference | string }[];
      };
    };
  }[];
}

const stage = theStage();
const alarms = [
  ...stage.all<Alarm>('AWS::CloudWatch::Alarm'),
  ...theEdgeStack().all<Alarm>('AWS::CloudWatch::Alarm'),
].map(({ Properties }) => Properties);
const named = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `mysoluno-production-${name}`);
const short = ({ AlarmName }: Alarm): string => AlarmName.replace('mysoluno-production-', '');
/** By the topic that it rings at. */
const severityOf = ({ AlarmActions = [] }: Alarm): string => {
  const actions = JSON.stringify(AlarmActions);
  return actions.includes('AlarmDeskNotices') ? 'notice' : actions.includes('AlarmDeskTopic') ? 'urgent' : 'none';
};
/** Names of the metrics that it counts. */
const countedBy = ({ MetricName, Metrics = [] }: Alarm): readonly string[] => [
  ...(MetricName === undefined ? [] : [MetricName]),
  ...Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.MetricName ?? []),
];
const runbookOf = ({ AlarmDescription }: Alarm): string =>
  / What to do: (docs\/runbooks\/[\w-]+\.md)$/.exec(AlarmDescription)?.[1] ?? 'none';

describe.each(alarms.map((alarm) => [alarm.AlarmName, alarm] as const))('the alarm %s', (_, alarm) => {
  it('says in a sentence what a person loses', () => {
    expect(alarm.AlarmDescription).toMatch(/^[A-Z].{25,}\. What to do: /);
  });

  it('leads to a runbook', () => {
    expect(existsSync(runbookOf(alarm))).toBe(true);
  });

  it('rings at the desk', () => {
    expect(severityOf(alarm)).not.toBe('none');
  });

  it('rings for much and not for silence, or for silence alone', () => {
    const { ComparisonOperator, Threshold, TreatMissingData } = alarm;
    const isSilent = short(alarm).endsWith('-silent');
    expect([ComparisonOperator, TreatMissingData]).toEqual(
      isSilent ? ['LessThanThreshold', 'breaching'] : ['GreaterThanOrEqualToThreshold', 'notBreaching'],
    );
    if (isSilent) expect(Threshold).toBe(1);
  });
});

describe('the alarms', () => {
  it('have names of their own', () => {
    expect(new Set(alarms.map(({ AlarmName }) => AlarmName)).size).toBe(alarms.length);
  });

  it('are one at least for each function', () => {
    expect(functionNames.filter((name) => named(`${name}-fails`) === undefined)).toEqual([]);
  });

  it('reach those on duty, in both regions, or those in office hours', () => {
    const { onDuty, inOfficeHours } = stages.production;
    const heard = (resources: readonly { Properties: { Protocol: string; Endpoint: string; TopicArn: Reference } }[]) =>
      resources.map(({ Properties: { Protocol, Endpoint, TopicArn } }) => [
        /^AlarmDesk(Topic|Notices)/.exec(idIn(TopicArn))?.[1],
        Protocol,
        Endpoint,
      ]);
    const type = 'AWS::SNS::Subscription';
    const urgent = onDuty.map((address) => ['Topic', 'email', address]);
    expect(heard(stage.all(type))).toEqual([
      ...urgent,
      ...inOfficeHours.map((address) => ['Notices', 'email', address]),
    ]);
    expect(heard(theEdgeStack().all(type))).toEqual(urgent);
  });

  // The portal tries a request four times before it gives up.
  it('wake nobody for one click that failed, and ring for the first in office hours', () => {
    const ofErrors = alarms.filter((alarm) => countedBy(alarm).some((name) => name === '5XXError'));
    expect(ofErrors.length).toBeGreaterThan(10);
    for (const alarm of ofErrors)
      if (severityOf(alarm) === 'urgent')
        expect([alarm.AlarmName, alarm.Threshold > 4]).toEqual([alarm.AlarmName, true]);
    const first = named('requests-failed');
    expect([first && severityOf(first), first?.Threshold]).toEqual(['notice', 1]);
  });

  it.each([
    ['heartbeat-silent', 15, 'NumberOfMessagesSent'],
    ['arm-bell-silent', 15, 'arm-bell-silent'],
    ['reconcile-silent', 15, 'Invocations'],
    ['measure-drift-silent', 30 * 60, 'Invocations'],
  ])('ring by %s when nothing happens any more for %i minutes', (name, minutes, metric) => {
    const alarm = named(name);
    expect(alarm && countedBy(alarm)).toEqual([metric]);
    expect(alarm).toMatchObject({ TreatMissingData: 'breaching', Statistic: 'Sum' });
    expect(((alarm?.Period ?? 0) * (alarm?.EvaluationPeriods ?? 0)) / 60).toBe(minutes);
  });

  it('ring when a queue is not emptied, long before its messages are given up', () => {
    for (const name of ['events-waiting', 'touches-waiting'])
      expect(named(name)).toMatchObject({ MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 3600 });
  });

  it('ring when AWS refuses to run functions, or calls to the table', () => {
    const counted = (name: string) => [...new Set(named(name) === undefined ? [] : countedBy(named(name) as Alarm))];
    expect(counted('services-throttled')).toEqual(['Throttles']);
    expect(counted('workers-throttled')).toEqual(['Throttles']);
    expect(counted('logins-throttled')).toEqual(['Throttles']);
    expect(counted('table-throttled')).toEqual(['ReadThrottleEvents', 'WriteThrottleEvents']);
  });

  it('count the refused runs of every function but ring-bell, which has a limit of its own', () => {
    const functions = stage.all<{ FunctionName?: string }>('AWS::Lambda::Function');
    const counted = alarms
      .flatMap(({ Metrics = [] }) => Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []))
      .filter(({ MetricName }) => MetricName === 'Throttles')
      .flatMap(({ Dimensions }) => Dimensions.map(({ Value }) => (typeof Value === 'string' ? Value : idIn(Value))));
    const uncounted = functions.filter(
      ({ id, Properties: { FunctionName } }) => FunctionName !== undefined && !counted.includes(id),
    );
    expect(uncounted.map(({ Properties }) => Properties.FunctionName)).toEqual(['mysoluno-production-ring-bell']);
  });

  it('ring when somebody tries passwords', () => {
    expect(named('failed-logins')).toMatchObject({ MetricName: 'failed-logins', Statistic: 'Sum', Threshold: 100 });
  });

  it('tell what texts cost before the account stops sending them', () => {
    expect(named('texts-cost')).toMatchObject({
      Namespace: 'AWS/SNS',
      MetricName: 'SMSMonthToDateSpentUSD',
      Statistic: 'Maximum',
      Threshold: stages.production.smsSpendAlarmDollars,
    });
  });

  it('tell when events wait on the stream for a quarter of an hour, also when nothing fails', () => {
    expect(named('publish-journal-late')).toMatchObject({
      MetricName: 'IteratorAge',
      Statistic: 'Maximum',
      Threshold: 900_000,
    });
  });

  it('tell when the portal is slow for a quarter of an hour', () => {
    expect(named('portal-slow')).toMatchObject({ MetricName: 'Latency', Threshold: 3000, EvaluationPeriods: 3 });
  });

  it('tell when the edge fails, which only us-east-1 knows', () => {
    expect(named('portal-unreachable')).toMatchObject({ Namespace: 'AWS/CloudFront', MetricName: '5xxErrorRate' });
    expect(theEdgeStack().region).toBe('us-east-1');
  });
});

describe('the runbooks', () => {
  const pages = globSync('docs/runbooks/*.md').filter((page) => basename(page) !== 'README.md');
  const index = readFileSync('docs/runbooks/README.md', 'utf8');

  it('are led to by an alarm each', () => {
    const led = new Set(alarms.map(runbookOf));
    expect(pages.filter((page) => !led.has(page))).toEqual([]);
  });

  it('say what rang, where to look and what to do', () => {
    const wanting = pages.filter((page) => {
      const text = readFileSync(page, 'utf8');
      return !['**Rings when**', '**Look.**', '**Do.**'].every((part) => text.includes(part));
    });
    expect(wanting).toEqual([]);
  });

  it('are listed with the alarm that leads there, by how soon somebody looks', () => {
    const [, urgent = '', notice = ''] = index.split(/\| (?:urgent|notice) \| page \|\n/);
    const unlisted = alarms.filter(
      (alarm) =>
        !(severityOf(alarm) === 'urgent' ? urgent : notice)
          .split('\n')
          .some((line) => line.includes(`\`${short(alarm)}\``) && line.includes(`(${basename(runbookOf(alarm))})`)),
    );
    expect(unlisted.map(short)).toEqual([]);
  });
});

describe('the dashboard', () => {
  const { Properties } = stage.one<{ DashboardName: string; DashboardBody: unknown }>('AWS::CloudWatch::Dashboard');
  const body = JSON.stringify(Properties.DashboardBody);

  it('shows every alarm of the stage', () => {
    for (const { Properties: alarm } of stage.all<Alarm>('AWS::CloudWatch::Alarm')) {
      expect(body).toContain(`:alarm:${alarm.AlarmName}`);
    }
  });

  it('shows the failed and the refused runs of every worker', () => {
    const names = stage
      .all<{ FunctionName?: string }>('AWS::Lambda::Function')
      .flatMap(({ Properties: { FunctionName = '' } }) => (FunctionName === '' ? [] : [FunctionName]));
    const workers = names.filter((name) => !services.some((service) => name === `mysoluno-production-${service}`));
    expect(workers).toContain('mysoluno-production-shape-access-token');
    for (const name of workers)
      for (const metric of ['Errors', 'Throttles'])
        expect(body).toContain(`\\"${metric}\\",\\"FunctionName\\",\\"${name}\\"`);
  });

  it('holds no other stack in place but by the name of the table, which stays', () => {
    const imports = body.match(/"Fn::ImportValue":"[^"]+"/g) ?? [];
    expect(new Set(imports).size).toBe(1);
    expect(imports[0]).toContain('mysoluno-production-data');
  });
});
