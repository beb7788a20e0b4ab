/**
 * What AWS's own validator says of the templates of all stages: names that CloudFormation does not know, values out of range, references that lead
 * nowhere. It needs no account and no network.
 */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { wholeApp } from '../bin/whole-app.ts';
import { standIns } from './stand-ins.ts';

/** As much of `@aws/cloudformation-validate` as is used here. It is part of aws-cdk-lib, and nobody else can import it by its name. */
interface Validator {
  readonly CompositeEngine: new () => {
    validateTemplate(
      template: object,
      config: object,
    ): { readonly diagnostics: readonly { severity: string; ruleId: string; message: string }[] };
    free(): void;
  };
  readonly TemplateContent: new (content: string, name: string) => object;
}
const library = createRequire(import.meta.url).resolve('aws-cdk-lib');
const validator = createRequire(library)('@aws/cloudformation-validate') as Validator;

/** Advice, and what the CDK does of its own accord: a dependency that a reference says already. */
const accepted = (severity: string, ruleId: string): boolean => severity === 'INFO' || ruleId === 'W3005';

/** What is wrong with some templates, by their name: a sentence each. */
export function templateFaults(templates: Readonly<Record<string, string>>): readonly string[] {
  const engine = new validator.CompositeEngine();
  try {
    return Object.entries(templates).flatMap(([name, text]) =>
      engine
        .validateTemplate(new validator.TemplateContent(text, name), { detailLevel: 'STANDARD' })
        .diagnostics.filter(({ severity, ruleId }) => !accepted(severity, ruleId))
        .map(({ severity, ruleId, message }) => `${name}: ${severity} ${ruleId} ${message}`),
    );
  } finally {
    engine.free();
  }
}

/** The templates of all that could be deployed, by the names of their files. */
function synthesise(): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'mysoluno-templates-'));
  try {
    const outdir = join(folder, 'cdk.out');
    wholeApp(standIns(folder), { builtinCloudFormationValidation: false, outdir }).synth();
    const files = globSync('**/*.template.json', { cwd: outdir });
    return Object.fromEntries(files.map((file) => [basename(file), readFileSync(join(outdir, file), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const templates = synthesise();
  const faults = templateFaults(templates);
  for (const fault of faults) console.error(fault);
  if (Object.keys(templates).length === 0) console.error('There are no templates.');
  if (faults.length > 0 || Object.keys(templates).length === 0) process.exitCode = 1;
}
