import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../scripts/bundle-functions.ts';
import { bundleSizes, importRatios } from '../proofs/bundles.ts';
import { functionNames } from './synthesised-stage.ts';

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

it('the largest bundle starts no slower than the bare DynamoDB client, bundled without any of our care', () => {
  const [largest] = bundleSizes(built).toSorted((one, other) => other.bytes - one.bytes);
  const [ratio] = Object.values(importRatios(built, [largest?.name ?? ''], 30));
  expect(ratio).toBeLessThanOrEqual(1);
});
