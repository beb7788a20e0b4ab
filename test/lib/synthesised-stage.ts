/**
 * The templates of one stage, as text that CloudFormation would get. The functions' bundles are stand-ins: what is promised about
 * the infrastructure does not hang on their code.
 */
import { globSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { CloudAssembly, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { EdgeStack } from '../../lib/edge-stack.ts';
import { featureFlags } from '../../lib/feature-flags.ts';
import { MySolunoStage } from '../../lib/stage.ts';
import type { Artefacts } from '../../lib/stage.ts';
import { stages } from '../../bin/stages.ts';

type StageName = keyof typeof stages;

const root = join(import.meta.dirname, '../..');

/** Every function that the source tree has: its folder's name. */
export const functionNames = globSync('functions/*/handler.ts', { cwd: root }).map((path) => basename(dirname(path)));

/** Stands in for what the bundler and vite build. */
export function standIns(): Artefacts {
  const folder = mkdtempSync(join(tmpdir(), 'mysoluno-artefacts-'));
  const artefacts = { functions: join(folder, 'functions'), portal: join(folder, 'web') };
  for (const name of functionNames) {
    mkdirSync(join(artefacts.functions, name), { recursive: true });
    writeFileSync(join(artefacts.functions, name, 'index.mjs'), `export const handler = () => '${name}';`);
  }
  mkdirSync(artefacts.portal, { recursive: true });
  writeFileSync(join(artefacts.portal, 'index.html'), '<!doctype html>');
  return artefacts;
}

/** Synthesises one stage into a folder of its own. */
export function synthesise(name: StageName, { artefacts = standIns() } = {}): CloudAssembly {
  const app = appInAFolderOfItsOwn();
  const stage = new MySolunoStage(app, name, stages[name], artefacts);
  return app.synth().getNestedAssembly(stage.artifactId);
}

const allStages: readonly StageName[] = ['development', 'production'];

/** All that could be deployed of some stages, as constructs. */
export function appOf(names: readonly StageName[] = allStages): App {
  const app = appInAFolderOfItsOwn();
  const artefacts = standIns();
  for (const name of names) {
    const { onDuty, logRetention } = stages[name];
    const { prefix } = new MySolunoStage(app, name, stages[name], artefacts);
    new EdgeStack(app, `${name}-edge`, { prefix, onDuty, logRetention });
  }
  return app;
}

/** Not validated, which takes four times as long as all the rest: `npm run check` does it. */
function appInAFolderOfItsOwn(): App {
  const outdir = mkdtempSync(join(tmpdir(), 'mysoluno-cdk-'));
  const context = { ...featureFlags, 'aws:cdk:bundling-stacks': [] };
  return new App({ analyticsReporting: false, builtinCloudFormationValidation: false, context, outdir });
}

/** One resource of a template. `Properties` is given the shape that the test asks about. */
export interface Resource<Properties = unknown> {
  readonly id: string;
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: readonly string[];
}

/** The resources of some stacks, to ask about. */
class Synthesised {
  readonly resources: readonly Resource[];

  constructor(stacks: readonly CloudFormationStackArtifact[]) {
    this.resources = stacks.flatMap(({ template }) =>
      Object.entries((template as { Resources: Record<string, Omit<Resource, 'id'>> }).Resources).map(
        ([id, resource]) => ({ id, ...resource }),
      ),
    );
  }

  /** Of one type: `AWS::SQS::Queue`. Never none: a promise about nothing would always hold. */
  all<Properties>(type: string): readonly Resource<Properties>[] {
    const found = this.resources.filter((resource) => resource.Type === type);
    if (found.length === 0) throw new Error(`There is no ${type}`);
    return found as Resource<Properties>[];
  }

  /** The only one of its type. */
  one<Properties>(type: string): Resource<Properties> {
    const [first, ...others] = this.all<Properties>(type);
    if (first === undefined || others.length > 0) throw new Error(`There are ${others.length + 1} of ${type}`);
    return first;
  }
}

/** All resources of all stacks of a stage. */
class SynthesisedStage extends Synthesised {
  readonly assembly: CloudAssembly;

  constructor(assembly: CloudAssembly) {
    super(assembly.stacks);
    this.assembly = assembly;
  }
}

/** What belongs to production's distribution and stands in us-east-1. */
class SynthesisedEdge extends Synthesised {
  readonly region: string;

  constructor(stack: CloudFormationStackArtifact) {
    super([stack]);
    this.region = stack.environment.region;
  }
}

const synthesised = new Map<StageName, SynthesisedStage>();

/** The stage, synthesised once for all tests that share this module. */
export function theStage(name: StageName = 'production'): SynthesisedStage {
  const known = synthesised.get(name) ?? new SynthesisedStage(synthesise(name));
  synthesised.set(name, known);
  return known;
}

let edge: SynthesisedEdge | undefined;

/** The edge stack of production, synthesised once. */
export function theEdgeStack(): SynthesisedEdge {
  edge ??= new SynthesisedEdge(appOf(['production']).synth().getStackByName('mysoluno-production-edge'));
  return edge;
}

/** A value of a template that points to another resource. */
export type Reference =
  | { readonly Ref: string }
  | { readonly 'Fn::GetAtt': readonly [string, string] }
  | { readonly 'Fn::ImportValue': string };

/** The logical id that a value points to, within its stack. */
export function idIn(reference: Reference): string {
  if ('Ref' in reference) return reference.Ref;
  if ('Fn::GetAtt' in reference) return reference['Fn::GetAtt'][0];
  throw new Error(`${reference['Fn::ImportValue']} is in another stack`);
}
