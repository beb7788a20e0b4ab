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

  it('answers by key, by entity, by actor, and by the moment at which something falls due, of all or of one', () => {
    const key = (partition: string, sort: string) => [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ];
    const whole = { ProjectionType: 'ALL' };
    const due = { ProjectionType: 'INCLUDE', NonKeyAttributes: ['organizationId', 'dueKind'] };
    expect(table.Properties.KeySchema).toEqual(key('pk', 'sk'));
    expect(table.Properties.GlobalSecondaryIndexes).toEqual([
      { IndexName: 'byEntity', KeySchema: key('entityKey', 'sk'), Projection: whole },
      { IndexName: 'byActor', KeySchema: key('actorKey', 'sk'), Projection: whole },
      { IndexName: 'byDue', KeySchema: key('dueShard', 'dueAt'), Projection: due },
      { IndexName: 'byOrganizationDue', KeySchema: key('dueOrganization', 'dueAt'), Projection: due },
    ]);
  });
});
