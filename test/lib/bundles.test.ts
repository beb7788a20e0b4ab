import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../scripts/bundle-functions.ts';
import { bundleSizes } from '../proofs/bundles.ts';
import { functionNames } from '../../scripts/function-names.ts';

let built: Awaited<ReturnType<typeof bundle>>;
beforeAll(async () => {
  built = await bundle();
});

const outputOf = (name: string) => built.metafile.outputs[`dist/functions/${name}/index.mjs`];

describe.each(functionNames)('the bundle of %s', (name) => {
  it('keeps to its budget', () => {
    const size = bundleSizes(built).find((each) => each.name === name);
    expect(size?.bytes).toBeLessThanOrEqual(size?.budget ?? 0);
  });

  it('exports the handler that Lambda calls', () => {
    expect(outputOf(name)?.exports).toEqual(['handler']);
  });

  it('leaves out what Lambda never needs', () => {
    const inputs = Object.keys(outputOf(name)?.inputs ?? {});
    expect(
      inputs.filter((input) => /credential-provider-(node|ini|sso|process)|zod\/v4\/locales\/(?!en)/.test(input)),
    ).toEqual([]);
  });
});

describe('a stack in the log', () => {
  /** What a bundle, deployed with its map, writes on standard output and standard error when a program calls it. */
  const written = (name: string, program: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'mysoluno-stack-'));
    for (const file of ['index.mjs', 'index.mjs.map']) {
      const contents = built.outputFiles.find(({ path }) => path.endsWith(`/${name}/${file}`))?.contents ?? '';
      writeFileSync(join(folder, file), contents);
    }
    const script = `const { handler } = await import(${JSON.stringify(join(folder, 'index.mjs'))}); ${program}`;
    const env = { ...process.env, PORTAL_ORIGIN: 'https://portal.example' };
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      env,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    return stdout;
  };
  /** The text of the line that a call names, as the source has it. */
  const lineAt = (call = ''): string => {
    const [, file = '', line = ''] = /^at (\S+?):(\d+):\d+$/.exec(call) ?? [];
    return readFileSync(file, 'utf8').split('\n')[Number(line) - 1] ?? '';
  };

  it('of a request that met a bug has the lines of the sources', () => {
    const event = `{ httpMethod: 'GET', resource: '/api/v1/health', requestContext: {}, headers: { get accept() { if (!met) { met = true; throw new Error('bug'); } } } }`;
    const { stack } = JSON.parse(written('reference', `let met = false; await handler(${event}, {});`)) as {
      stack: readonly string[];
    };
    const ours = stack.filter((call) => call.startsWith('at functions/'));
    expect(ours).not.toHaveLength(0);
    expect(ours.map(lineAt).join('\n')).toContain('lowerCased(event.headers)');
  });

  it('of a run of a worker that failed has them too', () => {
    const stack = written('shape-access-token', `await handler(null).catch((error) => console.log(error.stack));`);
    const [ours] = stack.split('\n').flatMap((line) => /at functions\/shape-access-token\S+/.exec(line) ?? []);
    expect(lineAt(ours)).toContain('event.response =');
  });
});
