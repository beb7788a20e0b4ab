/** A new worker is watched without another line: its construction puts it on the dashboard and into the alarm of refused runs. */
import { App, Duration, Size, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { expect, it } from 'vitest';
import { AlarmDesk } from '../../lib/constructs/alarm-desk.ts';
import { throttleAlarm } from '../../lib/constructs/throttle-alarm.ts';
import { WorkerFunction } from '../../lib/constructs/worker-function.ts';
import { Workers } from '../../lib/constructs/workers.ts';
import { WatchStack } from '../../lib/watch-stack.ts';
import { functionNames } from '../../scripts/function-names.ts';
import { newStandIns } from './synthesised-stage.ts';

const stage = new Stage(new App(), 'test');
const stack = new Stack(stage, 'workers');
const alarmDesk = new AlarmDesk(stack, 'Alarms', { prefix: 'test', mail: { notice: [] } });
const workers = new Workers();
const surroundings = {
  prefix: 'test',
  functionsFolder: newStandIns().functions,
  logRetention: RetentionDays.ONE_DAY,
  alarmDesk,
  workers,
};
const worker = (scope: Stack, name: string, more: { countsThrottles?: boolean } = {}): WorkerFunction =>
  new WorkerFunction(scope, name, {
    surroundings,
    memory: Size.mebibytes(128),
    timeout: Duration.seconds(3),
    errorImpact: 'Nothing.',
    runbook: 'throttled',
    ...more,
  });

// One more than an alarm takes metrics, besides the one with a limit of its own and the one in another stack.
const [limited = '', elsewhere = '', ...counted] = functionNames.slice(0, 13);
worker(stack, limited, { countsThrottles: false });
worker(new Stack(stage, 'elsewhere'), elsewhere);
for (const name of counted) worker(stack, name);
throttleAlarm(stack, 'Throttled', {
  alarmDesk,
  functions: workers.countedIn(stack),
  name: 'workers-throttled',
  severity: 'notice',
  impact: 'Nothing.',
});
const watch = new WatchStack(stage, 'watch', { prefix: 'test', alarmDesk, workers, tableName: 'table' });

it('is on the dashboard, with the runs that failed and those that Lambda refused', () => {
  const [dashboard] = Object.values(Template.fromStack(watch).findResources('AWS::CloudWatch::Dashboard'));
  const body = JSON.stringify(dashboard);
  for (const name of [limited, elsewhere, ...counted])
    for (const metric of ['Errors', 'Throttles'])
      expect(body).toContain(`\\"${metric}\\",\\"FunctionName\\",\\"test-${name}\\"`);
});

it('is in the alarm of refused runs of its stack, of which there are as many as the metrics need', () => {
  const template = Template.fromStack(stack);
  const functions = template.findResources('AWS::Lambda::Function');
  const names = new Map(
    Object.entries(functions).map(([id, { Properties }]) => [id, String(Properties.FunctionName).slice(5)]),
  );
  const inAlarm = (AlarmName: string): readonly (string | undefined)[] =>
    Object.values(template.findResources('AWS::CloudWatch::Alarm', { Properties: { AlarmName } })).flatMap(
      ({ Properties: { Metrics } }) =>
        (Metrics as { MetricStat?: { Metric: { Dimensions: { Value: { Ref: string } }[] } } }[]).flatMap(
          ({ MetricStat }) => (MetricStat?.Metric.Dimensions ?? []).map(({ Value }) => names.get(Value.Ref)),
        ),
    );
  expect(inAlarm('test-workers-throttled')).toEqual(counted.slice(0, 10));
  expect(inAlarm('test-workers-throttled-2')).toEqual(counted.slice(10));
});
