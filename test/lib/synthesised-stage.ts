/**
 * The templates of one stage, as text that CloudFormation would get. The functions' bundles are stand-ins: what is promised about
 * the infrastructure does not hang on their code.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import type { CloudAssembly, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { stages } from '../../bin/stages.ts';
import { wholeApp } from '../../bin/whole-app.ts';
import { MySolunoStage } from '../../lib/stage.ts';
import type { StageSettings } from '../../lib/stage.ts';
import { standIns } from '../../scripts/stand-ins.ts';

type StageName = keyof typeof stages;

/** Stand-ins in a folder of their own. */
export const newStandIns = () => standIns(mkdtempSync(join(tmpdir(), 'mysoluno-artefacts-')));

/** All that could be deployed of some stages, as constructs. Not validated, which takes four times as long as all the rest: `npm run check` does it. */
export const appOf = (settings: Readonly<Record<string, StageSettings>> = stages, artefacts = newStandIns()): App =>
  wholeApp(artefacts, {
    stages: settings,
    builtinCloudFormationValidation: false,
    outdir: mkdtempSync(join(tmpdir(), 'mysoluno-cdk-')),
  });

/** A stage of an app. */
export function stageIn(app: App, name: string): MySolunoStage {
  const stage = app.node.findChild(name);
  if (!(stage instanceof MySolunoStage)) throw new Error(`${name} is not a stage`);
  return stage;
}

/** Synthesises one stage into a folder of its own. */
export function synthesise(name: StageName, artefacts = newStandIns()): CloudAssembly {
  const app = appOf({ [name]: stages[name] }, artefacts);
  return app.synth().getNestedAssembly(stageIn(app, name).artifactId);
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
  edge ??= new SynthesisedEdge(
    appOf({ production: stages.production }).synth().getStackByName('mysoluno-production-edge'),
  );
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
