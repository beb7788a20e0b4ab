import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { policyText } from '../content-security-policy.ts';
import type { ContentSecurityPolicy } from '../content-security-policy.ts';

/**
 * Headers of every reply: the page loads and does only what the policy says, over TLS, in no frame, and sends no referrer.
 * `usesDevice`: the page records voice messages, and reads the bar code of a SIM card with the camera.
 */
export function securityHeaders(
  scope: Construct,
  id: string,
  contentSecurityPolicy: ContentSecurityPolicy,
  { usesDevice = false }: { readonly usesDevice?: boolean } = {},
): ResponseHeadersPolicy {
  const always = { override: true };
  const allowed = usesDevice ? 'self' : '';
  const permissions = [`camera=(${allowed})`, 'geolocation=()', `microphone=(${allowed})`, 'payment=()'];
  return new ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: policyText(contentSecurityPolicy), ...always },
      contentTypeOptions: always,
      frameOptions: { frameOption: HeadersFrameOption.DENY, ...always },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, ...always },
      // Of this host alone: its subdomains may be somebody else's.
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: false, ...always },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: 'Cross-Origin-Opener-Policy', value: 'same-origin', ...always },
        { header: 'Cross-Origin-Resource-Policy', value: 'same-origin', ...always },
        { header: 'Permissions-Policy', value: permissions.join(', '), ...always },
      ],
    },
    removeHeaders: ['Server', 'X-Powered-By'],
  });
}
