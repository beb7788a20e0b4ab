import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaIntegration } from 'aws-cdk-lib/aws-apigateway';
import type { IStage, Method } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import type { Service } from '../../contract/operation.ts';
import { alarmPeriod, metricsPerAlarm } from './alarm-desk.ts';
import type { AlarmDesk, Runbook } from './alarm-desk.ts';
import { HouseFunction } from './house-function.ts';
import type { HouseFunctionProps } from './house-function.ts';

/** Failures within five minutes from which on those on duty are woken: one click of one person, which the portal repeats, has less. */
const many = 10;

/** A function that answers operations of the API. */
export class ServiceFunction extends HouseFunction {
  /** One for all methods: it brings one permission to invoke, where one per method would use up the stack's 500 resources. */
  readonly integration: LambdaIntegration;
  private readonly alarmDesk: AlarmDesk;
  private readonly errorImpact: string;
  private readonly runbook: Runbook;

  constructor(scope: Construct, name: Service, props: HouseFunctionProps) {
    super(scope, name, props);
    this.alarmDesk = props.surroundings.alarmDesk;
    this.errorImpact = props.errorImpact;
    this.runbook = props.runbook;
    this.integration = new LambdaIntegration(this.lambda, { scopePermissionToMethod: false });
  }

  /**
   * Rings when its methods answer many requests with a 5xx; the first is a notice of the whole API. The gateway counts, since the function itself turns failures into replies;
   * what never reached the function is counted too.
   */
  watchOver(methods: readonly Method[], stage: IStage): void {
    for (let first = 0; first < methods.length; first += metricsPerAlarm) {
      const counted = methods.slice(first, first + metricsPerAlarm);
      const usingMetrics = Object.fromEntries(
        counted.map((method, index) => [`m${index}`, method.metricServerError(stage, { statistic: 'Sum' })]),
      );
      const failures = new MathExpression({
        expression: 'SUM(METRICS())',
        usingMetrics,
        period: alarmPeriod,
        label: 'Failed requests',
      });
      const part = first / metricsPerAlarm + 1;
      this.alarmDesk.rings(this, `Alarm${part}`, {
        name: part === 1 ? `${this.node.id}-fails` : `${this.node.id}-fails-${part}`,
        metric: failures,
        threshold: many,
        severity: 'urgent',
        impact: this.errorImpact,
        runbook: this.runbook,
      });
    }
  }
}
