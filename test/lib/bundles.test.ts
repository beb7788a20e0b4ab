import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../scripts/bundle-functions.ts';
import { functionNames } from './synthesised-stage.ts';

const kibibytes = 1024;
/** With the table's client; and what each further client of AWS may add (the S3 client, which is larger, has none yet). */
const budget = 350 * kibibytes;
const perFurtherClient = 60 * kibibytes;

let built: Awaited<ReturnType<typeof bundle>>;
beforeAll(async () => {
  built = await bundle();
});

const outputOf = (name: string) => built.metafile.outputs[`dist/functions/${name}/index.mjs`];

describe.each(functionNames)('the bundle of %s', (name) => {
  it('keeps to its budget', () => {
    const { inputs = {}, bytes = Infinity } = outputOf(name) ?? {};
    const clients = new Set(Object.keys(inputs).flatMap((input) => input.match(/@aws-sdk\/client-[^/]+/) ?? []));
    expect(bytes).toBeLessThanOrEqual(budget + perFurtherClient * Math.max(0, clients.size - 1));
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
