import { describe, expect, it } from 'vitest';
import { positionOf } from '../../domain/port-position.ts';
import { portStates, type PortRequest } from '../../domain/port-request.ts';
import { portRequest } from '../build/port-request.ts';

const of = (changed: Partial<PortRequest>, attempt = 1) => positionOf(portRequest(changed), attempt);

describe('where a port request is for the workflow', () => {
  it.each(portStates)('is its state: %s', (state) => {
    expect(of({ state }).outcome).toBe(state === 'awaiting-consent' ? 'superseded' : state);
  });

  it('has the instants of each wait', () => {
    expect(of({})).toEqual({
      outcome: 'submitted',
      // Two working days after Tuesday.
      answerBy: '2026-12-03T09:00:00.000Z',
      // Wednesday, since Christmas Eve and the days after it are none.
      cutOffAt: '2026-12-23T09:00:00.000Z',
      startsAt: '2026-12-29T09:00:00.000Z',
      completeBy: '2026-12-30T09:00:00.000Z',
    });
  });

  it('follows the confirmed hour', () => {
    expect(
      of({ state: 'accepted', confirmedStart: '2027-01-12T08:00' as PortRequest['requestedStart'] }),
    ).toMatchObject({ cutOffAt: '2027-01-08T07:00:00.000Z', startsAt: '2027-01-12T07:00:00.000Z' });
  });

  it.each(['rejected', 'cancelled', 'failed', 'completed'] as const)('has nothing to wait for when it is %s', (state) =>
    expect(of({ state })).toEqual({ outcome: state }),
  );

  it('is overdue once the operator is asked about the completion', () => {
    expect(of({ state: 'porting', needsOperator: 'completion-overdue' }).outcome).toBe('completion-overdue');
    expect(of({ state: 'porting', needsOperator: 'sim-card-missing' }).outcome).toBe('porting');
  });

  it('is superseded for an earlier attempt, and when there is no request', () => {
    expect(of({ attempt: 2 })).toEqual({ outcome: 'superseded' });
    expect(positionOf(null, 1)).toEqual({ outcome: 'superseded' });
  });
});
