import { describe, expect, it } from 'vitest';
import { theStage } from './synthesised-stage.ts';

const stage = theStage();
const bucket = stage.one<Record<string, unknown>>('AWS::S3::Bucket');

interface Copy {
  readonly Prune: boolean;
  readonly Exclude: readonly string[];
  readonly Include?: readonly string[];
  readonly SystemMetadata: Readonly<Record<string, string>>;
}
const copies = stage.all<Copy>('Custom::CDKBucketDeployment');

describe("the portal's bucket", () => {
  it('is private, whatever anybody adds to it', () => {
    expect(bucket.Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket.Properties.OwnershipControls).toEqual({ Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] });
  });

  it('is encrypted, and read over TLS only', () => {
    expect(bucket.Properties.BucketEncryption).toBeDefined();
    const policy = stage.one<{ PolicyDocument: { Statement: readonly unknown[] } }>('AWS::S3::BucketPolicy');
    expect(policy.Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

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
