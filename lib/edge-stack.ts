import { CfnOutput, CfnParameter, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { AlarmDesk } from './constructs/alarm-desk.ts';

/** Neither address, path, query, referrer nor cookie: who looked at whom does not belong in this log. */
const loggedFields = [
  'date',
  'time',
  'x-edge-location',
  'cs-method',
  'cache-behavior-path-pattern',
  'sc-status',
  'sc-content-type',
  'sc-bytes',
  'time-taken',
  'time-to-first-byte',
  'x-edge-result-type',
  'x-edge-detailed-result-type',
  'x-edge-request-id',
  'ssl-protocol',
  'c-country',
];

export interface EdgeStackProps {
  /** Begins every name that must be unique in an account. */
  readonly prefix: string;
  readonly onDuty: readonly string[];
  readonly logRetention: RetentionDays;
}

/**
 * What belongs to a stage's CloudFront distribution and exists in us-east-1 alone: its access logs, its metrics' alarm, a firewall by
 * the viewer's address. Not part of the stage, which is deployed before it and anywhere (ADR 0011): it is told the
 * distribution by a parameter.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { prefix, onDuty, logRetention }: EdgeStackProps) {
    super(scope, id, { stackName: `${prefix}-edge`, terminationProtection: true, env: { region: 'us-east-1' } });
    const distributionId = new CfnParameter(this, 'DistributionId', {
      description: "The output DistributionId of the stage's web stack",
      allowedPattern: '^[A-Z0-9]+$',
    }).valueAsString;

    this.logAccess(prefix, distributionId, logRetention);
    this.watchOver(prefix, distributionId, onDuty);
    const firewall = this.firewall(prefix);
    new CfnOutput(this, 'EdgeFirewall', { value: firewall.attrArn });
  }

  private logAccess(prefix: string, distributionId: string, retention: RetentionDays): void {
    const logs = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/${prefix}/edge`,
      retention,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const source = new CfnDeliverySource(this, 'Source', {
      name: `${prefix}-edge`,
      logType: 'ACCESS_LOGS',
      resourceArn: this.formatArn({
        service: 'cloudfront',
        region: '',
        resource: 'distribution',
        resourceName: distributionId,
      }),
    });
    const destination = new CfnDeliveryDestination(this, 'Destination', {
      name: `${prefix}-edge`,
      destinationResourceArn: logs.logGroupArn,
      outputFormat: 'json',
    });
    const delivery = new CfnDelivery(this, 'Delivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
      recordFields: loggedFields,
    });
    delivery.addResourceDependency(source);
  }

  private watchOver(prefix: string, distributionId: string, onDuty: readonly string[]): void {
    new AlarmDesk(this, 'AlarmDesk', { prefix, mail: { urgent: onDuty } }).rings(this, 'Unreachable', {
      name: 'portal-unreachable',
      severity: 'urgent',
      metric: new Metric({
        namespace: 'AWS/CloudFront',
        metricName: '5xxErrorRate',
        dimensionsMap: { DistributionId: distributionId, Region: 'Global' },
        statistic: 'Average',
        period: Duration.minutes(1),
      }),
      threshold: 5,
      periods: 5,
      impact: 'One request in twenty fails at the edge: administrators cannot reach the portal, nor phones the API.',
      runbook: 'portal-unreachable',
    });
  }

  /** Turns away addresses that AWS knows for attacks. Only here: the API's own firewall sees CloudFront's address in their place. */
  private firewall(prefix: string): CfnWebACL {
    const seenAs = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: false,
    });
    return new CfnWebACL(this, 'Firewall', {
      name: `${prefix}-edge`,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      rules: [
        {
          name: 'known-attackers',
          priority: 0,
          statement: {
            managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesAmazonIpReputationList' },
          },
          overrideAction: { none: {} },
          visibilityConfig: seenAs('known-attackers'),
        },
      ],
      visibilityConfig: seenAs('edge-firewall'),
    });
  }
}
