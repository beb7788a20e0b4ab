import { describe, expect, it } from 'vitest';
import { theStage } from './synthesised-stage.ts';

const stage = theStage();
const bucketOf = (part: string) => {
  const found = stage.all<Record<string, unknown>>('AWS::S3::Bucket').filter(({ id }) => id.startsWith(part));
  expect(found).toHaveLength(1);
  return found[0] as (typeof found)[number];
};
const bucket = bucketOf('Portal');
const buckets = [
  ['portal', bucket],
  ['quarantine', bucketOf('Quarantine')],
  ['checked', bucketOf('Checked')],
] as const;

interface Copy {
  readonly Prune: boolean;
  readonly Exclude: readonly string[];
  readonly Include?: readonly string[];
  readonly SystemMetadata: Readonly<Record<string, string>>;
}
const copies = stage.all<Copy>('Custom::CDKBucketDeployment');

describe.each(buckets)('the bucket %s', (_, { id, Properties }) => {
  it('is private, whatever anybody adds to it', () => {
    expect(Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(Properties.OwnershipControls).toEqual({ Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] });
  });

  it('is encrypted, and read over TLS only', () => {
    expect(Properties.BucketEncryption).toBeDefined();
    const policy = stage
      .all<{ Bucket: { Ref: string }; PolicyDocument: { Statement: readonly unknown[] } }>('AWS::S3::BucketPolicy')
      .find((each) => each.Properties.Bucket.Ref === id);
    expect(policy?.Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });
});

describe('files that people upload', () => {
  const [, [, quarantine], [, checked]] = buckets;
  const portal = ['https://mysoluno.example'];

  it('survive their stack', () => {
    for (const { DeletionPolicy, UpdateReplacePolicy } of [quarantine, checked])
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  it('are posted to quarantine and read from the other, by pages of the portal alone', () => {
    const rules = [quarantine, checked].map(({ Properties }) => Properties.CorsConfiguration);
    expect(rules).toMatchObject([
      { CorsRules: [{ AllowedMethods: ['POST'], AllowedOrigins: portal }] },
      { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: portal }] },
    ]);
  });

  it('are told of as they arrive, and leave quarantine after fifteen days whatever happens', () => {
    expect(quarantine.Properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    expect(quarantine.Properties.LifecycleConfiguration).toMatchObject({
      Rules: [{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }, { ExpirationInDays: 15 }],
    });
  });

  it('can be had back for 35 days once they were deleted', () => {
    expect(checked.Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(checked.Properties.LifecycleConfiguration).toMatchObject({
      Rules: [
        { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
        { NoncurrentVersionExpiration: { NoncurrentDays: 35 } },
      ],
    });
  });
});

describe("the portal's bucket", () => {
  it('keeps the files of the portal that was there before: a tab that is open still asks for them', () => {
    for (const { Properties } of copies) expect(Properties.Prune).toBe(false);
  });

  it('says how long each may be kept: what has a hash in its name for ever, the page and the rest not without asking', () => {
    const told = copies.map(({ Properties }) => [
      Properties.Include ?? Properties.Exclude,
      Properties.SystemMetadata['cache-control'],
    ]);
    expect(told).toEqual([
      [['assets/*'], 'public, max-age=31536000, immutable'],
      [['assets/*'], 'no-cache'],
    ]);
    expect(copies.map(({ Properties }) => Properties.Exclude)).toEqual([['*'], ['assets/*']]);
  });

  it('gets the page after the chunks that the page names', () => {
    expect(copies[1]?.DependsOn).toContain(copies[0]?.id);
  });
});
