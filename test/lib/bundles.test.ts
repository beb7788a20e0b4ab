import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../scripts/bundle-functions.ts';
import { functionNames } from './synthesised-stage.ts';

const kibibytes = 1024;
/** For functions without the S3 client (see the budgets in `docs/architecture.md`). */
const budget = 350 * kibibytes;

let built: Awaited<ReturnType<typeof bundle>>;
beforeAll(async () => {
  built = await bundle();
});

const outputOf = (name: string) => built.metafile.outputs[`dist/functions/${name}/index.mjs`];

describe.each(functionNames)('the bundle of %s', (name) => {
  it('keeps to its budget', () => {
    expect(outputOf(name)?.bytes).toBeLessThanOrEqual(budget);
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
