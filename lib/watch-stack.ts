import { Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, GraphWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { services } from '../contract/operation.ts';
import type { AlarmDesk } from './constructs/alarm-desk.ts';
import { commonRules, floodRule, pastTheEdge } from './constructs/firewall-rules.ts';
import { portingArn } from './constructs/porting-workflow.ts';
import { smsSpend } from './constructs/text-messages.ts';
import type { Workers } from './constructs/workers.ts';

export interface WatchStackProps extends StackProps {
  /** Begins every name that must be unique in an account. */
  readonly prefix: string;
  readonly alarmDesk: AlarmDesk;
  /** What nobody waits for, so that nobody notices when it fails. */
  readonly workers: Workers;
  readonly tableName: string;
}

const period = Duration.minutes(5);
const half = 12;

/** One page that says how the stage is. It finds things by their names, so that it holds no other stack in place. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { prefix, alarmDesk, workers, tableName, ...props }: WatchStackProps) {
    super(scope, id, props);
    const sum = (namespace: string, metricName: string, dimensionsMap: Record<string, string>, label = metricName) =>
      new Metric({ namespace, metricName, dimensionsMap, statistic: 'Sum', period, label });
    const api = { ApiName: prefix };
    const ofFunction = (name: string) => ({ FunctionName: `${prefix}-${name}` });
    const latency = (statistic: string) =>
      new Metric({
        namespace: 'AWS/ApiGateway',
        metricName: 'Latency',
        dimensionsMap: api,
        statistic,
        period,
        label: statistic,
      });
    const graph = (title: string, left: readonly Metric[]) => new GraphWidget({ title, left: [...left], width: half });

    new Dashboard(this, 'Dashboard', {
      dashboardName: prefix,
      defaultInterval: Duration.days(1),
      widgets: [
        [
          new AlarmStatusWidget({
            title: 'Alarms',
            alarms: [...alarmDesk.alarmsFor(this)],
            width: 2 * half,
            height: 4,
          }),
        ],
        [
          graph('Requests', [
            sum('AWS/ApiGateway', 'Count', api, 'all'),
            sum('AWS/ApiGateway', '4XXError', api, 'refused'),
            sum('AWS/ApiGateway', '5XXError', api, 'failed'),
          ]),
          graph('Milliseconds until the answer', [latency('p50'), latency('p95'), latency('p99')]),
        ],
        [
          graph(
            'Requests by service',
            services.map((name) => sum('AWS/Lambda', 'Invocations', ofFunction(name), name)),
          ),
          graph('How late events are (milliseconds)', [
            new Metric({
              namespace: 'AWS/Lambda',
              metricName: 'IteratorAge',
              dimensionsMap: ofFunction('publish-journal'),
              statistic: 'Maximum',
              period,
              label: 'publish-journal',
            }),
          ]),
        ],
        [
          graph('Capacity of the table', [
            sum('AWS/DynamoDB', 'ConsumedReadCapacityUnits', { TableName: tableName }, 'read'),
            sum('AWS/DynamoDB', 'ConsumedWriteCapacityUnits', { TableName: tableName }, 'written'),
          ]),
          graph('Texts: US dollars this month', [smsSpend]),
        ],
        [
          graph(
            'Refused by the firewall',
            [pastTheEdge, floodRule.name, commonRules.name].map((Rule) =>
              sum('AWS/WAFV2', 'BlockedRequests', { WebACL: prefix, Region: this.region, Rule }, Rule),
            ),
          ),
          graph(
            'Runs that failed',
            workers.names.map((name) => sum('AWS/Lambda', 'Errors', ofFunction(name), name)),
          ),
        ],
        [
          graph(
            'Ports: executions of the workflow',
            ['Started', 'Succeeded', 'Failed', 'TimedOut', 'Aborted'].map((end) =>
              sum('AWS/States', `Executions${end}`, { StateMachineArn: portingArn(this, prefix) }, end.toLowerCase()),
            ),
          ),
          graph('Ports: starts and steps that Step Functions put off', [
            sum('AWS/States', 'ExecutionThrottled', { StateMachineArn: portingArn(this, prefix) }),
          ]),
        ],
        [
          graph('Logins that failed', [sum(prefix, 'failed-logins', {})]),
          graph(
            'Runs that Lambda refused',
            [...services, ...workers.names].map((name) => sum('AWS/Lambda', 'Throttles', ofFunction(name), name)),
          ),
        ],
      ],
    });
  }
}
