/** The stacks of a stage as if they were deployed: every resource has its name, and its properties with all references resolved. */
import { accountId, region } from '../account.ts';
import { Refusal } from '../refusal.ts';
import type { Assembly, ResourceTemplate, Stack } from './assembly.ts';
import { identifiedByPlace, type Identity, type ResourceTypes } from './identity.ts';

/** A resource of the template. `P`: the properties that its reader knows. */
export interface Resource<P = Readonly<Record<string, unknown>>> {
  readonly logicalId: string;
  readonly type: string;
  /** What `Ref` gives. */
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly properties: P;
}

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::Region': region,
  'AWS::AccountId': accountId,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

export class Deployment {
  readonly #stacks: readonly Stack[];
  readonly #types: ResourceTypes;

  /** @throws Refusal for a resource of another type than `types` */
  constructor({ stacks }: Pick<Assembly, 'stacks'>, types: ResourceTypes) {
    this.#stacks = stacks;
    this.#types = types;
    for (const { name, resources } of stacks) {
      for (const [logicalId, { Type }] of Object.entries(resources)) {
        if (Object.hasOwn(types, Type)) continue;
        throw new Refusal(
          `The embedded cloud has nothing for ${Type} (${logicalId} in ${name}). Claim it in a plug-in of local/, or name it harmless in local/template/resource-types.ts.`,
        );
      }
    }
  }

  /** All resources of a type, in the order of the templates. */
  all<P>(type: string): readonly Resource<P>[] {
    return this.#stacks.flatMap((stack) =>
      Object.entries(stack.resources)
        .filter(([, template]) => template.Type === type)
        .map(([logicalId, template]) => ({
          logicalId,
          type,
          ...this.#identity(stack, logicalId, template),
          properties: this.#resolve(stack, template.Properties ?? {}) as P,
        })),
    );
  }

  #identity(stack: Stack, logicalId: string, { Type, Properties = {} }: ResourceTemplate): Identity {
    const identify = this.#types[Type] ?? identifiedByPlace;
    return identify(Properties, { stackName: stack.name, logicalId });
  }

  #resolve(stack: Stack, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.#resolve(stack, each));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only && (only[0] === 'Ref' || only[0].startsWith('Fn::')))
      return this.#call(stack, only[0], only[1]);
    return Object.fromEntries(entries.map(([name, each]) => [name, this.#resolve(stack, each)]));
  }

  #call(stack: Stack, intrinsic: string, argument: unknown): unknown {
    switch (intrinsic) {
      case 'Ref':
        return this.#ref(stack, String(argument));
      case 'Fn::GetAtt': {
        const [logicalId = '', attribute = ''] = Array.isArray(argument)
          ? (argument as string[])
          : String(argument).split(/\.(.*)/s);
        return this.#attribute(stack, logicalId, attribute);
      }
      case 'Fn::Join': {
        const [separator, parts] = argument as [string, unknown[]];
        return (this.#resolve(stack, parts) as unknown[]).map(String).join(separator);
      }
      case 'Fn::Sub':
        return this.#substitute(stack, argument);
      case 'Fn::ImportValue':
        return this.#import(String(this.#resolve(stack, argument)));
      default:
        throw new Refusal(
          `The template of ${stack.name} uses ${intrinsic}, which local/template/deployment.ts does not know.`,
        );
    }
  }

  #ref(stack: Stack, name: string): string {
    const pseudo = name === 'AWS::StackName' ? stack.name : pseudoParameters[name];
    if (pseudo !== undefined) return pseudo;
    const resource = stack.resources[name];
    if (resource) return this.#identity(stack, name, resource).ref;
    const value = stack.parameters[name]?.Default;
    if (value !== undefined) return value;
    throw new Refusal(`The template of ${stack.name} refers to ${name}, which has no value.`);
  }

  #attribute(stack: Stack, logicalId: string, attribute: string): string {
    const resource = stack.resources[logicalId];
    if (!resource) throw new Refusal(`The template of ${stack.name} refers to ${logicalId}, which is not there.`);
    const { ref, attributes } = this.#identity(stack, logicalId, resource);
    return attributes[attribute] ?? `${ref}.${attribute}`;
  }

  #substitute(stack: Stack, argument: unknown): string {
    const [text, values] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, Record<string, unknown>];
    return text.replace(/\$\{([^}!]+)\}/g, (_, name: string) => {
      if (Object.hasOwn(values, name)) return String(this.#resolve(stack, values[name]));
      const [logicalId = '', attribute] = name.split(/\.(.*)/s);
      return attribute ? this.#attribute(stack, logicalId, attribute) : this.#ref(stack, name);
    });
  }

  #import(name: string): unknown {
    const stack = this.#stacks.find(({ exports }) => Object.hasOwn(exports, name));
    if (!stack) throw new Refusal(`No stack of the stage exports ${name}.`);
    return this.#resolve(stack, stack.exports[name]);
  }
}
