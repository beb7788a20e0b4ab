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

/** Ours have names; those without are CDK's own and run only while deploying. `endpoints` are added to their variables. */
export const functionsOf = (
  deployment: Deployment,
  assembly: Assembly,
  endpoints: Readonly<Record<string, string>>,
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
      variables: { ...properties.Environment?.Variables, ...endpoints },
    }));

/** The function with the portal's local address in place of the stage's own, if it has one. */
export const atOrigin = (definition: FunctionDefinition, portalOrigin: string): FunctionDefinition =>
  'PORTAL_ORIGIN' in definition.variables
    ? { ...definition, variables: { ...definition.variables, PORTAL_ORIGIN: portalOrigin } }
    : definition;
