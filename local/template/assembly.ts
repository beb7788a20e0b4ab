/** Reads one stage of a synthesised CDK app (`cdk.out`): its stacks, in the order in which they would be deployed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';

export interface ResourceTemplate {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface Stack {
  /** Its CloudFormation name. */
  readonly name: string;
  readonly resources: Readonly<Record<string, ResourceTemplate>>;
  readonly parameters: Readonly<Record<string, { readonly Default?: string }>>;
  /** By the name under which other stacks import them. */
  readonly exports: Readonly<Record<string, unknown>>;
}

export interface Assembly {
  readonly stacks: readonly Stack[];
  /** The folder in which an asset's files lie, by its key in the assets bucket (`<hash>.zip`). */
  assetFolder(key: string): string;
}

interface Manifest {
  readonly artifacts: Readonly<
    Record<
      string,
      {
        readonly type: string;
        readonly dependencies?: readonly string[];
        readonly properties: { readonly templateFile: string; readonly stackName?: string };
      }
    >
  >;
}

interface Template {
  readonly Resources: Stack['resources'];
  readonly Parameters?: Stack['parameters'];
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>>;
}

/** @throws Refusal when there is no such stage, or nothing synthesised */
export function readAssembly(folder: string, stage: string): Assembly {
  const stageFolder = join(folder, `assembly-${stage}`);
  const { artifacts } = readJson<Manifest>(join(stageFolder, 'manifest.json'));
  const stacks: Stack[] = [];
  const visited = new Set<string>();
  const visit = (id: string): void => {
    const artifact = artifacts[id];
    if (!artifact || visited.has(id)) return;
    visited.add(id);
    artifact.dependencies?.forEach(visit);
    if (artifact.type !== 'aws:cloudformation:stack') return;
    const template = readJson<Template>(join(stageFolder, artifact.properties.templateFile));
    stacks.push(stackOf(artifact.properties.stackName ?? id, template));
  };
  Object.keys(artifacts).forEach(visit);
  return { stacks, assetFolder: (key) => join(folder, `asset.${key.replace(/\.zip$/, '')}`) };
}

function stackOf(name: string, template: Template): Stack {
  const exports: Record<string, unknown> = {};
  for (const output of Object.values(template.Outputs ?? {}))
    if (output.Export) exports[output.Export.Name] = output.Value;
  return { name, resources: template.Resources, parameters: template.Parameters ?? {}, exports };
}

function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (cause) {
    throw new Refusal(`${file} cannot be read. Run "npm run synth" to write it anew.`, { cause });
  }
}
