/**
 * `npm run synth`: bundles the functions, builds the portal when it is not built, and writes the CloudFormation templates of all
 * stages to `cdk.out`. Needs no account, no network and no answer from anybody. The CDK command line tool is left out: it would
 * only start the same app, more slowly.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeBundles } from './bundle-functions.ts';

const root = join(import.meta.dirname, '..');
process.chdir(root);

await writeBundles();
if (!existsSync('dist/web/index.html')) run('npm', ['run', '--silent', 'build:web']);
// Validating would take most of the time: `npm run check` does it, and `cdk deploy` does.
run(process.execPath, ['bin/mysoluno.ts'], { CDK_OUTDIR: 'cdk.out', CDK_VALIDATION: 'false' });

/** What the command says, it says itself; when it fails, so do we. */
function run(command: string, parameters: readonly string[], environment: Readonly<Record<string, string>> = {}): void {
  const { status } = spawnSync(command, parameters, { stdio: 'inherit', env: { ...process.env, ...environment } });
  if (status !== 0) process.exit(status ?? 1);
}
