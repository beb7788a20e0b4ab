import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stages } from '../../bin/stages.ts';
import { functionNames, theEdgeStack, theStage } from './synthesised-stage.ts';
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
}

const stage = theStage();
const alarms = [
  ...stage.all<Alarm>('AWS::CloudWatch::Alarm'),
  ...theEdgeStack().all<Alarm>('AWS::CloudWatch::Alarm'),
].map(({ Properties }) => Properties);
const named = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `mysoluno-production-${name}`);
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
    expect(JSON.stringify(alarm.AlarmActions)).toContain('AlarmDesk');
  });

  it('rings for much, not for little, and not for silence', () => {
    expect(alarm.ComparisonOperator).toBe('GreaterThanOrEqualToThreshold');
    expect(alarm.TreatMissingData).toBe('notBreaching');
  });
});

describe('the alarms', () => {
  it('have names of their own', () => {
    expect(new Set(alarms.map(({ AlarmName }) => AlarmName)).size).toBe(alarms.length);
  });

  it('are one at least for each function', () => {
    expect(functionNames.filter((name) => named(`${name}-fails`) === undefined)).toEqual([]);
  });

  it('reach the mailboxes of those on duty, in both regions', () => {
    const { onDuty } = stages.production;
    const heard = (resources: readonly { Properties: { Protocol: string; Endpoint: string } }[]) =>
      resources.map(({ Properties }) => [Properties.Protocol, Properties.Endpoint]);
    const type = 'AWS::SNS::Subscription';
    expect(heard(stage.all(type))).toEqual(onDuty.map((address) => ['email', address]));
    expect(heard(theEdgeStack().all(type))).toEqual(onDuty.map((address) => ['email', address]));
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

  it('are listed with the alarm that leads there', () => {
    const short = ({ AlarmName }: Alarm): string => AlarmName.replace('mysoluno-production-', '');
    const unlisted = alarms.filter(
      (alarm) =>
        !index
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

  it('holds no other stack in place but by the name of the table, which stays', () => {
    const imports = body.match(/"Fn::ImportValue":"[^"]+"/g) ?? [];
    expect(new Set(imports).size).toBe(1);
    expect(imports[0]).toContain('mysoluno-production-data');
  });
});
