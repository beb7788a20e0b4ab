import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../scripts/bundle-functions.ts';
import { functionNames } from './synthesised-stage.ts';

const kibibytes = 1024;
/** For functions that reach the table alone. */
const budget = 350 * kibibytes;
/** Those that also carry Cognito's client, the parser of telephone numbers, or SNS's client. */
const larger: Readonly<Record<string, number>> = {
  users: 440 * kibibytes,
  onboarding: 440 * kibibytes,
  session: 440 * kibibytes,
  'config-sms': 440 * kibibytes,
};

let built: Awaited<ReturnType<typeof bundle>>;
beforeAll(async () => {
  built = await bundle();
});

const outputOf = (name: string) => built.metafile.outputs[`dist/functions/${name}/index.mjs`];

describe.each(functionNames)('the bundle of %s', (name) => {
  it('keeps to its budget', () => {
    expect(outputOf(name)?.bytes).toBeLessThanOrEqual(larger[name] ?? budget);
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
