import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Surroundings } from '../surroundings.ts';
import { alarmPeriod } from './alarm-desk.ts';
import { originSecretHeader } from './origin-secret.ts';
import { commonRules, floodRule, originSecretRule, tooManyRequests } from './firewall-rules.ts';

export interface FirewallProps {
  readonly surroundings: Surroundings;
  /** The gateway's stage that it stands before. */
  readonly stageArn: string;
  /** Values of the origin secret that are let through: dynamic references. */
  readonly originSecrets: readonly string[];
}

/** WAF before the API: only what comes through the edge, no known attacks, no floods. Its order is that of the rules. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, { surroundings, stageArn, originSecrets }: FirewallProps) {
    super(scope, id);
    const { prefix } = surroundings;
    const acl = new CfnWebACL(this, 'Acl', {
      name: prefix,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: [originSecretRule(originSecrets), floodRule, commonRules].map((rule, priority) => ({ ...rule, priority })),
      customResponseBodies: { [tooManyRequests.key]: tooManyRequests.body },
      visibilityConfig: {
        metricName: 'api-firewall',
        cloudWatchMetricsEnabled: true,
        sampledRequestsEnabled: false, // Samples show tokens and cookies to whoever may see the console.
      },
    });
    new CfnWebACLAssociation(this, 'Association', { resourceArn: stageArn, webAclArn: acl.attrArn });
    this.logBlockedRequests(acl, surroundings);
    this.watchOver(surroundings);
  }

  /** A line for each request that was refused, so that an office that is shut out can be told why. */
  private logBlockedRequests(acl: CfnWebACL, { prefix, logRetention }: Surroundings): void {
    const logGroupName = `aws-waf-logs-${prefix}`; // WAF takes no other beginning.
    const logs = new LogGroup(this, 'Logs', {
      logGroupName,
      retention: logRetention,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const logGroupArn = Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME, // The group's own attribute ends with `:*`, which WAF refuses.
    });
    const logging = new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [logGroupArn],
      redactedFields: [
        // The path of a calendar is a secret; which route it was, the gateway's access log says.
        { uriPath: {} },
        { queryString: {} },
        ...['authorization', 'cookie', originSecretHeader].map((name) => ({ singleHeader: { Name: name } })),
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          { Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] },
        ],
      },
    });
    logging.node.addDependency(logs);
  }

  private watchOver({ prefix, alarmDesk }: Surroundings): void {
    const blockedBy = (rule: string): Metric =>
      new Metric({
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        dimensionsMap: { WebACL: prefix, Region: Stack.of(this).region, Rule: rule },
        statistic: 'Sum',
      });
    // Requests past the edge are left out: they are strangers who try the gateway's address.
    const refused = new MathExpression({
      expression: 'SUM(METRICS())',
      usingMetrics: { flood: blockedBy(floodRule.name), attack: blockedBy(commonRules.name) },
      period: alarmPeriod,
      label: 'Refused requests',
    });
    alarmDesk.rings(this, 'Alarm', {
      name: 'requests-refused',
      severity: 'notice',
      metric: refused,
      threshold: 100,
      impact: 'The firewall refuses many requests: an attack, or an office or another service that is shut out.',
      runbook: 'requests-refused',
    });
  }
}
