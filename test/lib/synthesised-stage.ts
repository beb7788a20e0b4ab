/**
 * The templates of one stage, as text that CloudFormation would get. The functions' bundles are stand-ins: what is promised about
 * the infrastructure does not hang on their code.
 */
import { globSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
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

/** Synthesises one stage into a folder of its own. Validating takes four times as long as all the rest: one test asks for it. */
export function synthesise(name: StageName, { artefacts = standIns(), validated = false } = {}): CloudAssembly {
  const outdir = mkdtempSync(join(tmpdir(), 'mysoluno-cdk-'));
  const context = { ...featureFlags, 'aws:cdk:bundling-stacks': [] };
  const app = new App({ analyticsReporting: false, builtinCloudFormationValidation: validated, context, outdir });
  const stage = new MySolunoStage(app, name, stages[name], artefacts);
  return app.synth().getNestedAssembly(stage.artifactId);
}

/** One resource of a template. `Properties` is given the shape that the test asks about. */
export interface Resource<Properties = unknown> {
  readonly id: string;
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** All resources of all stacks of the stage. */
class SynthesisedStage {
  readonly assembly: CloudAssembly;
  readonly resources: readonly Resource[];

  constructor(assembly: CloudAssembly) {
    this.assembly = assembly;
    this.resources = this.assembly.stacks.flatMap(({ template }) =>
      Object.entries((template as { Resources: Record<string, Omit<Resource, 'id'>> }).Resources).map(
        ([id, resource]) => ({ id, ...resource }),
      ),
    );
  }

  /** Of one type: `AWS::SQS::Queue`. Never none: a promise about nothing would always hold. */
  all<Properties>(type: string): readonly Resource<Properties>[] {
    const found = this.resources.filter((resource) => resource.Type === type);
    if (found.length === 0) throw new Error(`The stage has no ${type}`);
    return found as Resource<Properties>[];
  }

  /** The only one of its type. */
  one<Properties>(type: string): Resource<Properties> {
    const [first, ...others] = this.all<Properties>(type);
    if (first === undefined || others.length > 0) throw new Error(`The stage has ${others.length + 1} of ${type}`);
    return first;
  }
}

const synthesised = new Map<StageName, SynthesisedStage>();

/** The stage, synthesised once for all tests that share this module. */
export function theStage(name: StageName = 'production'): SynthesisedStage {
  const known = synthesised.get(name) ?? new SynthesisedStage(synthesise(name));
  synthesised.set(name, known);
  return known;
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
