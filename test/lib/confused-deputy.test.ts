/** Services of AWS serve every account: what lets one in says for whose sake. */
import { expect, it } from 'vitest';
import { theEdgeStack, theStage } from './synthesised-stage.ts';

interface Statement {
  readonly Effect: string;
  readonly Principal?: { readonly Service?: string };
  readonly Condition?: unknown;
}
interface WithPolicy {
  readonly PolicyDocument?: { readonly Statement: readonly Statement[] };
}
interface Permission {
  readonly SourceArn?: unknown;
  readonly SourceAccount?: unknown;
}

const policyTypes = ['AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy'];
const resources = [theStage(), theEdgeStack()].flatMap((stack) => stack.resources);

it('lets a service of AWS publish, send and read only for the stage’s own account or resource', () => {
  const open = resources
    .filter(({ Type }) => policyTypes.includes(Type))
    .flatMap(({ id, Properties }) =>
      ((Properties as WithPolicy).PolicyDocument?.Statement ?? [])
        .filter(({ Effect, Principal }) => Effect === 'Allow' && Principal?.Service !== undefined)
        .map((statement) => [id, statement] as const),
    );
  expect(open.length).toBeGreaterThan(2);
  for (const [id, { Condition }] of open) {
    const text = JSON.stringify(Condition ?? {});
    expect(/aws:SourceAccount/i.test(text) || /aws:SourceArn/i.test(text), id).toBe(true);
  }
});

it('lets a service of AWS invoke a function only for one resource', () => {
  const permissions = resources.filter(({ Type }) => Type === 'AWS::Lambda::Permission');
  expect(permissions.length).toBeGreaterThan(2);
  for (const { id, Properties } of permissions) {
    const { SourceArn, SourceAccount } = Properties as Permission;
    expect(SourceArn ?? SourceAccount, id).toBeDefined();
  }
});
