import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { policyText } from '../content-security-policy.ts';
import type { ContentSecurityPolicy } from '../content-security-policy.ts';

/**
 * Headers of every reply: the page loads and does only what the policy says, over TLS, in no frame, and sends no referrer.
 * `microphone` says whether the page can record.
 */
export function securityHeaders(
  scope: Construct,
  id: string,
  contentSecurityPolicy: ContentSecurityPolicy,
  { microphone = false }: { readonly microphone?: boolean } = {},
): ResponseHeadersPolicy {
  const always = { override: true };
  const permissions = ['camera=()', 'geolocation=()', `microphone=(${microphone ? 'self' : ''})`, 'payment=()'];
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
