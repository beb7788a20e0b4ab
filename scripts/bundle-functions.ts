/**
 * Bundles every deployable function, `functions/<name>/handler.ts`, to `dist/functions/<name>/index.mjs`, and the Tasks of every workflow,
 * `step-functions/<name>/handler.ts`, to `dist/functions/<name>-tasks/index.mjs`, in one run of esbuild: a run per function would take ten times as long.
 *
 * `dist/functions/meta.json` says what went into each bundle (https://esbuild.github.io/analyze/ draws it). The source map next to a bundle is
 * deployed with it and read when a stack is written to the log (`functions/stack.ts`, ADR 0041); it has no contents of sources.
 */
import { globSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { functionOf, handlerPatterns } from './function-names.ts';

const root = join(import.meta.dirname, '..');

/** Where the CDK app finds the bundles: one folder per function. */
const functionsFolder = join(root, 'dist/functions');

/** Some dependencies are CommonJS and ask for Node's own modules by `require`, which an ES module does not have. */
const banner =
  "import{createRequire as banner_createRequire}from'node:module';const require=banner_createRequire(import.meta.url);";

/**
 * What dependencies bring along and no function ever reaches, an eighth of a bundle, with what takes its place: reading event streams
 * (no AWS call of ours answers with one), making JSON schemas (`scripts/openapi.ts` does, from the sources), a cache of
 * discovered endpoints (discovery is off unless one asks for it), SHA-256 for machines without Node's own, the measuring of rates (only the
 * adaptive way of retrying does), zod's sentences about what is wrong (ours go by its codes), asking a virtual machine for its region
 * (Lambda's environment has it). Of a client's package.json only the version is kept, which it sends along; of AWS's partitions
 * the patterns, which find every region without the list of their names.
 */
const unreached: Plugin = {
  name: 'unreached',
  setup: ({ onLoad }) => {
    const empty =
      /\/(@smithy\/core\/dist-es\/submodules\/checksum\/sha256\/Sha256Js|zod\/v4\/core\/(to-json-schema|json-schema-processors))\.js$/;
    onLoad({ filter: empty }, () => ({ contents: 'module.exports = {};' }));
    // The S3 client lets it complete its settings, whatever is called.
    onLoad({ filter: /\/@smithy\/core\/dist-es\/submodules\/event-streams\/index\.js$/ }, () => ({
      contents:
        'export const resolveEventStreamSerdeConfig = (config) => config; export const eventStreamSerdeProvider = () => ({}); export class EventStreamSerde {}',
    }));
    onLoad({ filter: /\/@aws-sdk\/endpoint-cache\/dist-es\/index\.js$/ }, () => ({
      contents: 'export class EndpointCache {}',
    }));
    onLoad({ filter: /\/util-retry\/DefaultRateLimiter\.js$/ }, () => ({
      contents: 'export class DefaultRateLimiter {}',
    }));
    onLoad({ filter: /\/regionConfig\/getInstanceMetadataRegion\.js$/ }, () => ({
      contents: 'export const getInstanceMetadataRegion = async () => undefined;',
    }));
    onLoad({ filter: /\/zod\/v4\/locales\/en\.js$/ }, () => ({
      contents: 'export default () => ({ localeError: () => undefined });',
    }));
    onLoad({ filter: /\/util-endpoints\/lib\/aws\/partitions\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(/"regions": \{\n.*?\n {12}\}/gs, '"regions": {}'),
    }));
    onLoad({ filter: /\/@aws-sdk\/client-[\w-]+\/package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/** The document client's modules have no effect when they are loaded, which its package does not say: the bundler keeps all commands otherwise. */
const documentClient: Plugin = {
  name: 'document-client',
  setup: ({ onResolve, resolve }) => {
    const asked = Symbol('asked');
    onResolve({ filter: /^(@aws-sdk\/lib-dynamodb$|\.)/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      const isInPackage = path.startsWith('@') || importer.includes('/@aws-sdk/lib-dynamodb/');
      if (pluginData === asked || !isInPackage) return null;
      return { ...(await resolve(path, { importer, resolveDir, kind, pluginData: asked })), sideEffects: false };
    });
  },
};

/** What Node has, and the compiler's library for Node leaves out. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    compile(bytes: Uint8Array): Promise<object>;
    readonly Module: {
      imports(module: object): readonly { readonly module: string }[];
      exports(module: object): readonly { readonly name: string }[];
    };
  };
};

/**
 * A module of WebAssembly becomes one that contains it. Bundlers of browsers do so by themselves; Node imports such modules, with a warning that this may
 * change.
 */
const webAssembly: Plugin = {
  name: 'web-assembly',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.wasm$/ }, async ({ path }) => {
      const bytes = await readFile(path);
      const module = await WebAssembly.compile(bytes);
      const sources = [...new Set(WebAssembly.Module.imports(module).map(({ module: source }) => source))];
      const names = WebAssembly.Module.exports(module).map(({ name }) => name);
      const imports = sources.map((source, place) => `import * as source${place} from ${JSON.stringify(source)};`);
      const given = sources.map((source, place) => `${JSON.stringify(source)}: source${place}`);
      return {
        contents: [
          ...imports,
          `const bytes = Buffer.from('${bytes.toString('base64')}', 'base64');`,
          `const { instance } = await WebAssembly.instantiate(bytes, { ${given.join(', ')} });`,
          `export const { ${names.join(', ')} } = instance.exports;`,
        ].join('\n'),
      };
    });
  },
};

/** Threads of functions, `functions/<name>/*-thread.ts`: bundled next to the function's `index.mjs` under their own names. */
const threadsOf = (handlers: readonly string[]): readonly string[] =>
  handlers.flatMap((handler) => globSync(`${dirname(handler)}/*-thread.ts`, { cwd: root }));

/** Bundles what is in `functions/` and `step-functions/`, in memory. The metafile says what went into each bundle and how large it is. */
export async function bundle() {
  const handlers = handlerPatterns.flatMap((pattern) => globSync(pattern, { cwd: root }));
  return build({
    absWorkingDir: root,
    entryPoints: [
      ...handlers.map((handler) => ({ in: handler, out: join(functionOf(handler), 'index') })),
      ...threadsOf(handlers).map((thread) => ({ in: thread, out: join(functionOf(thread), basename(thread, '.ts')) })),
    ],
    outdir: functionsFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './adapters/environment-credentials.ts' },
    plugins: [unreached, documentClient, webAssembly],
    banner: { js: banner },
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
}

/** Writes the bundles and takes away those of functions that are no more. Answers the functions' names. */
export async function writeBundles(): Promise<readonly string[]> {
  const { outputFiles, metafile } = await bundle();
  const names = outputFiles.filter(({ path }) => basename(path) === 'index.mjs').map(({ path }) => nameOf(path));
  for (const { path, contents } of outputFiles) {
    await write(path, contents);
  }
  await write(join(functionsFolder, 'meta.json'), JSON.stringify(metafile));
  for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
    const isWithPdfium = Object.keys(inputs).some((input) => input.includes('/@hyzyla/pdfium/'));
    if (isWithPdfium && output.endsWith('.mjs')) await copyFile(pdfium, join(root, dirname(output), basename(pdfium)));
  }
  for (const entry of await readdir(functionsFolder, { withFileTypes: true })) {
    if (entry.isDirectory() && !names.includes(entry.name))
      await rm(join(functionsFolder, entry.name), { recursive: true });
  }
  return names;
}

/** Four megabytes that the package reads from next to its own file when it is first used. */
const pdfium = join(root, 'node_modules/@hyzyla/pdfium/dist/pdfium.wasm');

/** `dist/functions/users/index.mjs` is of `users`. */
const nameOf = (path: string): string => basename(dirname(path));

async function write(path: string, contents: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}

if (import.meta.main) {
  const names = await writeBundles();
  console.log(`Bundled ${names.length} functions: ${names.join(', ')}`);
}
