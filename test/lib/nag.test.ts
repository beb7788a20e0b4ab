import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { appOf } from './synthesised-stage.ts';

type Checks = Pick<AwsSolutionsChecks, 'validateScope'>;
interface Accepted {
  /** Of the construct that bears the acceptance. */
  readonly path: string;
  readonly id: string;
  readonly reason: string;
}

/** What the rules say about everything in the app: where, and what. */
const findingsOf = (checks: Checks): readonly { readonly path: string; readonly id: string }[] =>
  checks
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ path: constructPath, id: ruleName })),
    );

const app = appOf();
const accepted: readonly Accepted[] = app.node.findAll().flatMap((construct) =>
  construct.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Readonly<Record<string, string>>))
    .map(([id, reason]) => ({ path: construct.node.path, id: id.replace('Annotation::', ''), reason })),
);

describe('cdk-nag', () => {
  it('finds nothing in any stage that is not accepted with a reason', () => {
    expect(findingsOf(new AwsSolutionsChecks())).toEqual([]);
  });

  it('would find each thing that is accepted: none of the reasons has outlived its finding', () => {
    const deaf = Object.assign<Checks, object>(new AwsSolutionsChecks(), { isAcknowledged: () => false });
    const found = findingsOf(deaf);
    expect(accepted.length).toBeGreaterThan(10);
    expect(
      accepted.filter(({ path, id }) => !found.some((each) => each.id === id && each.path.startsWith(`${path}/`))),
    ).toEqual([]);
  });

  it('is answered where the finding is: no rule is switched off for a stack', () => {
    expect(accepted.filter(({ path }) => path.split('/').length < 3)).toEqual([]);
  });

  it('is answered with reasons, in sentences', () => {
    for (const { id, reason } of accepted) expect([id, reason]).toEqual([id, expect.stringMatching(/^[A-Z].{60,}\.$/)]);
  });
});
