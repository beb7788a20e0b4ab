/** The functions of a deployment. */
import type { FunctionDefinition } from './environment.ts';
import type { Assembly } from '../template/assembly.ts';
import type { Deployment } from '../template/deployment.ts';

interface FunctionProperties {
  readonly FunctionName?: string;
  readonly Handler: string;
  readonly MemorySize?: number;
  readonly Timeout?: number;
  readonly Code: { readonly S3Key: string };
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
}

/**
 * Ours have names; those without are CDK's own and run only while deploying. Where the stage names its own address they get
 * `portalOrigin`. `endpoints` are added to their variables, as they are when an environment is opened.
 */
export const functionsOf = (
  deployment: Deployment,
  assembly: Assembly,
  portalOrigin: string,
  endpoints: () => Readonly<Record<string, string>>,
): FunctionDefinition[] =>
  deployment
    .all<FunctionProperties>('AWS::Lambda::Function')
    .filter(({ properties }) => properties.FunctionName !== undefined)
    .map(({ ref, attributes, properties }) => ({
      name: ref,
      arn: attributes['Arn'] ?? ref,
      codeFolder: assembly.assetFolder(properties.Code.S3Key),
      handler: properties.Handler,
      memoryMegabytes: properties.MemorySize ?? 128,
      timeoutSeconds: properties.Timeout ?? 3,
      get variables() {
        const own = properties.Environment?.Variables ?? {};
        return { ...own, ...('PORTAL_ORIGIN' in own && { PORTAL_ORIGIN: portalOrigin }), ...endpoints() };
      },
    }));
