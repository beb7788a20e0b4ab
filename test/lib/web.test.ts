import { describe, expect, it } from 'vitest';
import { theStage } from './synthesised-stage.ts';

const stage = theStage();
const bucket = stage.one<Record<string, unknown>>('AWS::S3::Bucket');

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
    expect(stage.one<{ Prune: boolean }>('Custom::CDKBucketDeployment').Properties.Prune).toBe(false);
  });
});
