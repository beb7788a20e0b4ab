/**
 * `npm run synth`: bundles the functions, builds the portal when it is not built, and writes the CloudFormation templates of all
 * stages to `cdk.out`. Needs no account, no network and no answer from anybody. The CDK command line tool is left out: it would
 * only start the same app, more slowly.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeBundles } from './bundle-functions.ts';

const root = join(import.meta.dirname, '..');
process.chdir(root);

await writeBundles();
if (!existsSync('dist/web/index.html')) execFileSync('npm', ['run', '--silent', 'build:web'], { stdio: 'inherit' });
execFileSync(process.execPath, ['bin/mysoluno.ts'], {
  stdio: 'inherit',
  env: { ...process.env, CDK_OUTDIR: 'cdk.out' },
});
