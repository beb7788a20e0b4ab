import { CfnParameter } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';

/**
 * Where people find the portal, for a stage without a domain name of its own. Without a default the first deployment would stop; a setting as
 * the default would count at the first deployment alone, since CDK sends the previous value at every later one.
 */
export const originParameter = (stack: Stack): string =>
  new CfnParameter(stack, 'PortalOrigin', {
    description:
      "Where people find the portal: https:// and the output DistributionDomainName of the stage's web stack",
    default: 'https://unknown.invalid',
    allowedPattern: '^https?://[^/]+$',
  }).valueAsString;
