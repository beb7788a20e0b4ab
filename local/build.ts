/** Builds what is older than its sources: the function bundles, the portal, the templates. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Refusal } from './refusal.ts';

interface Product {
  readonly name: string;
  readonly script: string;
  /** Relative to the project; globs. */
  readonly sources: readonly string[];
  /** Without it there is nothing to use, whatever was recorded. */
  readonly result: string;
}

const shared = ['contract/**/*.ts', 'domain/**/*.ts', 'package-lock.json'];

/** In this order: the templates hold the bundles and the portal as assets. */
const products: readonly Product[] = [
  {
    name: 'the portal',
    script: 'build:web',
    sources: [...shared, 'web/**/*'],
    result: 'dist/web/index.html',
  },
  {
    name: 'the functions and the templates',
    script: 'synth',
    sources: [
      ...shared,
      'adapters/**/*.ts',
      'functions/**/*',
      'step-functions/**/*',
      'bin/**/*.ts',
      'lib/**/*',
      'docs/openapi.json',
      'scripts/bundle-functions.ts',
      'scripts/function-names.ts',
      'scripts/synth.ts',
      'cdk.json',
    ],
    result: 'cdk.out/manifest.json',
  },
];

/** Builds what is stale in the project at `root`, telling `say` before each step. @throws Refusal with the tool's own words */
export async function buildStale(root: string, say: (sentence: string) => void): Promise<void> {
  const record = join(root, 'dist', '.built.json');
  const built = existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as Record<string, string>) : {};
  for (const product of products) {
    const fingerprint = fingerprintOf(root, product.sources);
    if (built[product.script] === fingerprint && existsSync(join(root, product.result))) continue;
    say(`Building ${product.name} …`);
    await promisify(execFile)('npm', ['run', '--silent', product.script], { cwd: root, maxBuffer: 1e8 }).catch(
      (cause: { stdout?: string; stderr?: string }) => {
        const words = `${cause.stdout ?? ''}\n${cause.stderr ?? ''}`.trim().split('\n').slice(-20).join('\n');
        throw new Refusal(`"npm run ${product.script}" failed:\n${words}`, { cause });
      },
    );
    built[product.script] = fingerprint;
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(record, JSON.stringify(built));
  }
}

function fingerprintOf(root: string, sources: readonly string[]): string {
  const hash = createHash('sha256');
  const files = globSync([...sources], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}
