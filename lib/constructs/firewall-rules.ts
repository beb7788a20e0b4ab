import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { problems, problemType } from '../../contract/problems.ts';
import { originSecretHeader } from './origin-secret.ts';

/** A rule of the firewall; its place in the list is its priority. */
type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;

const seenAs = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

/** The name of the first rule. */
export const pastTheEdge = 'past-the-edge';

/** Refuses what did not come through the edge: the gateway's own address is public. */
export function originSecretRule(secrets: readonly string[]): Rule {
  const matches = secrets.map((searchString) => ({
    byteMatchStatement: {
      fieldToMatch: { singleHeader: { Name: originSecretHeader } },
      positionalConstraint: 'EXACTLY',
      searchString,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  }));
  const [only] = matches;
  return {
    name: pastTheEdge,
    statement: {
      notStatement: { statement: matches.length === 1 && only ? only : { orStatement: { statements: matches } } },
    },
    action: { block: {} },
    visibilityConfig: seenAs(pastTheEdge),
  };
}

/** What the flood rule says: as the API says it where it counts itself. WAF can neither choose a language nor know a request id. */
export const tooManyRequests = {
  key: 'too-many-requests',
  body: { contentType: 'APPLICATION_JSON', content: JSON.stringify(tooManyRequestsProblem()) },
} as const;

function tooManyRequestsProblem() {
  const { status, title, detail } = problems['too-many-requests'];
  return {
    type: problemType('too-many-requests'),
    title: `${title.sv} / ${title.en}`,
    status,
    code: 'too-many-requests',
    detail: `${detail.sv} / ${detail.en}`,
    requestId: '',
    errors: [],
  };
}

/**
 * A barrier against floods from one address, far above the limits that the API counts itself: a large office behind one address, or
 * another service that reads all users, stays below. WAF sees CloudFront's address, so it counts by the one that the edge tells.
 */
export const floodRule = {
  name: 'flood',
  statement: {
    rateBasedStatement: {
      limit: 10_000,
      evaluationWindowSec: 300,
      aggregateKeyType: 'FORWARDED_IP',
      forwardedIpConfig: { headerName: 'x-viewer-address', fallbackBehavior: 'NO_MATCH' },
    },
  },
  action: {
    block: {
      customResponse: {
        responseCode: problems['too-many-requests'].status,
        customResponseBodyKey: tooManyRequests.key,
        responseHeaders: [{ name: 'Retry-After', value: '60' }],
      },
    },
  },
  visibilityConfig: seenAs('flood'),
} as const satisfies Rule;

/**
 * AWS's rules against common attacks. Its limit on bodies (8 KB) only counts: our own are 64 KB, and 2 MB for imports.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
export const commonRules = {
  name: 'common-attacks',
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: 'AWSManagedRulesCommonRuleSet',
      ruleActionOverrides: [{ name: 'SizeRestrictions_BODY', actionToUse: { count: {} } }],
    },
  },
  overrideAction: { none: {} },
  visibilityConfig: seenAs('common-attacks'),
} as const satisfies Rule;
