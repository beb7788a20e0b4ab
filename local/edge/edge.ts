/** The edge of a deployment: which file a path of the portal means, and what browsers are told with every reply. */
import { runInNewContext } from 'node:vm';
import { Refusal } from '../refusal.ts';
import type { Deployment } from '../template/deployment.ts';

export interface Edge {
  /** The path of the file that answers: the distribution's own function says. */
  fileFor(path: string): string;
  /** Headers of every reply to a path, by their names in small letters. */
  headersFor(path: string): Readonly<Record<string, string>>;
}

interface Behaviour {
  readonly PathPattern?: string;
  readonly ResponseHeadersPolicyId: string;
  readonly FunctionAssociations: readonly { readonly EventType: string; readonly FunctionARN: string }[];
}
interface DistributionProperties {
  readonly DistributionConfig: {
    readonly DefaultCacheBehavior: Behaviour;
    readonly CacheBehaviors?: readonly Behaviour[];
  };
}
interface HeadersPolicyProperties {
  readonly ResponseHeadersPolicyConfig: {
    readonly SecurityHeadersConfig: {
      readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: string };
      readonly FrameOptions: { readonly FrameOption: string };
      readonly ReferrerPolicy: { readonly ReferrerPolicy: string };
      readonly StrictTransportSecurity: { readonly AccessControlMaxAgeSec: number };
    };
    readonly CustomHeadersConfig: { readonly Items: readonly { readonly Header: string; readonly Value: string }[] };
  };
}

/**
 * @param withLocalHosts puts local hosts in place of those of buckets
 * @throws Refusal for a deployment without a distribution, or with one that is put together otherwise
 */
export function edgeOf(deployment: Deployment, withLocalHosts: (text: string) => string): Edge {
  const [distribution, ...more] = deployment.all<DistributionProperties>('AWS::CloudFront::Distribution');
  if (!distribution || more.length > 0) throw new Refusal('The embedded cloud has exactly one edge.');
  const { DefaultCacheBehavior, CacheBehaviors = [] } = distribution.properties.DistributionConfig;
  const policies = new Map(
    deployment
      .all<HeadersPolicyProperties>('AWS::CloudFront::ResponseHeadersPolicy')
      .map(({ ref, properties }) => [ref, headersOf(properties, withLocalHosts)]),
  );
  const behaviours = CacheBehaviors.map((behaviour) => ({
    behaviour,
    pattern: patternOf(behaviour.PathPattern ?? ''),
  }));
  const behaviourOf = (path: string): Behaviour =>
    behaviours.find(({ pattern }) => pattern.test(path))?.behaviour ?? DefaultCacheBehavior;
  const fileOf = viewerRequestOf(deployment, DefaultCacheBehavior);
  return {
    fileFor: fileOf,
    headersFor: (path) => policies.get(behaviourOf(path).ResponseHeadersPolicyId) ?? {},
  };
}

/** `*` stands for any characters, also a slash (CloudFront's path patterns). */
const patternOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);

function headersOf(
  { ResponseHeadersPolicyConfig }: HeadersPolicyProperties,
  withLocalHosts: (text: string) => string,
): Readonly<Record<string, string>> {
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = ResponseHeadersPolicyConfig;
  return {
    'content-security-policy': withLocalHosts(security.ContentSecurityPolicy.ContentSecurityPolicy),
    'x-content-type-options': 'nosniff',
    'x-frame-options': security.FrameOptions.FrameOption,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    'strict-transport-security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}`,
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  };
}

/** The function that CloudFront runs for a viewer's request: its text from the template, compiled once, in a context of its own. */
function viewerRequestOf(deployment: Deployment, { FunctionAssociations }: Behaviour): (path: string) => string {
  const [association] = FunctionAssociations;
  const found = deployment
    .all<{ readonly FunctionCode: string }>('AWS::CloudFront::Function')
    .find(({ ref }) => association?.FunctionARN.startsWith(`${ref}.`));
  if (!found) throw new Refusal('The edge of the template has no function for the paths of the portal.');
  const handler = runInNewContext(`${found.properties.FunctionCode}; handler`) as (event: {
    readonly request: { readonly uri: string; readonly headers: object };
  }) => { readonly uri: string };
  return (path) => handler({ request: { uri: path, headers: {} } }).uri;
}
