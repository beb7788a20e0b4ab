/**
 * Bundles every deployable function, `functions/<name>/handler.ts`, to `dist/functions/<name>/index.mjs` in one run of esbuild:
 * a run per function would take ten times as long.
 *
 * `dist/functions/meta.json` says what went into each bundle; `test/lib/bundles.test.ts` holds them to their budget. Source maps
 * go to `dist/source-maps/`, beside the deployed code and not in it.
 */
import { globSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { Metafile } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** Where the CDK app finds the bundles: one folder per function. */
export const functionsFolder = join(root, 'dist/functions');
const sourceMapsFolder = join(root, 'dist/source-maps');

/** Some dependencies are CommonJS and ask for Node's own modules by `require`, which an ES module does not have. */
const banner = "import{createRequire as r}from'node:module';const require=r(import.meta.url);";

/** Bundles what stands in `functions/`; bundles of functions that are no more go away. Answers the names. */
export async function bundleFunctions(): Promise<readonly string[]> {
  const handlers = globSync('functions/*/handler.ts', { cwd: root }).toSorted();
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: handlers.map((handler) => ({ in: handler, out: join(nameOf(handler), 'index') })),
    outdir: functionsFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './adapters/environment-credentials.ts' },
    banner: { js: banner },
    sourcemap: 'external',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  await Promise.all([functionsFolder, sourceMapsFolder].map((folder) => rm(folder, { recursive: true, force: true })));
  for (const { path, contents } of outputFiles) {
    if (path.endsWith('.map')) await write(join(sourceMapsFolder, `${nameOf(path)}.mjs.map`), contents);
    else await write(path, contents);
  }
  await write(join(functionsFolder, 'meta.json'), JSON.stringify(bundlesOnly(metafile)));
  return handlers.map(nameOf);
}

/** `functions/users/handler.ts` and `dist/functions/users/index.mjs` are both of `users`. */
const nameOf = (path: string): string => basename(dirname(path));

const bundlesOnly = ({ inputs, outputs }: Metafile): Metafile => ({
  inputs,
  outputs: Object.fromEntries(Object.entries(outputs).filter(([path]) => path.endsWith('.mjs'))),
});

async function write(path: string, contents: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}

if (import.meta.main) {
  const names = await bundleFunctions();
  console.log(`Bundled ${names.length} functions: ${names.join(', ')}`);
}
