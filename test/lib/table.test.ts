import { describe, expect, it } from 'vitest';
import { theStage } from './synthesised-stage.ts';

const table = theStage().one<Record<string, unknown>>('AWS::DynamoDB::Table');

describe('the table', () => {
  it('survives its stack', () => {
    expect(table.DeletionPolicy).toBe('Retain');
    expect(table.UpdateReplacePolicy).toBe('Retain');
  });

  it('cannot be deleted by mistake', () => {
    expect(table.Properties.DeletionProtectionEnabled).toBe(true);
  });

  it('can be set back to any second of the last 35 days', () => {
    expect(table.Properties.PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 35,
    });
  });

  it('is encrypted with a key whose use is recorded', () => {
    expect(table.Properties.SSESpecification).toMatchObject({ SSEEnabled: true });
  });

  it('is paid by the request, so that no capacity has to be guessed', () => {
    expect(table.Properties.BillingMode).toBe('PAY_PER_REQUEST');
  });

  it('forgets what has expired', () => {
    expect(table.Properties.TimeToLiveSpecification).toEqual({
      AttributeName: 'expiresAtEpochSeconds',
      Enabled: true,
    });
  });

  it('tells of every new item on its stream', () => {
    expect(table.Properties.StreamSpecification).toEqual({ StreamViewType: 'NEW_IMAGE' });
  });

  it('answers by key, and by entity', () => {
    expect(table.Properties.KeySchema).toEqual([
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ]);
    expect(table.Properties.GlobalSecondaryIndexes).toEqual([
      {
        IndexName: 'byEntity',
        KeySchema: [
          { AttributeName: 'entityKey', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ]);
  });
});
