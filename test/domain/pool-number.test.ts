import { describe, expect, it } from 'vitest';
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom } from '../../domain/ids.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import * as pool from '../../domain/pool-number.ts';
import { phone, userId } from '../build/user.ts';

const ours = idFrom('org', '1'.padStart(26, '0'));
const theirs = idFrom('org', '2'.padStart(26, '0'));
const order = idFrom('ord', '1'.padStart(26, '0'));
const subscription = idFrom('sub', '1'.padStart(26, '0'));
const now = Date.parse('2026-12-01T12:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;

const free = pool.newPoolNumber(phone('+46701740605'), 'mobile', null);
const forDraft = { kind: 'draft', id: 'draft-1', by: userId(1) } as const;
const forOrder = { kind: 'order', id: order, by: userId(1) } as const;
const active = pool.activateNumber(free, ours, { holder: userId(1) });
const reserved = pool.reserveNumber(free, ours, forDraft, now);

describe('what can be in a pool', () => {
  it.each([
    ['070-174 06 05', 'mobile'],
    ['08-123 456 78', 'geographic'],
    ['010-123 45 67', 'geographic'],
    ['020-12 34 56', null],
    ['077-123 45 67', null],
    ['+47 90 12 34 56', null],
  ])('%s: %s', (typed, kind) => {
    const parsed = parsePhoneNumber(typed);
    expect(parsed.ok && pool.poolNumberKind(parsed.kind)).toBe(kind);
  });
});

describe('a number of the operator', () => {
  it('can be reserved by any organisation, and one of a pool only by its own', () => {
    expect(pool.canReserve(free, theirs, forDraft)).toBe(true);
    const pooled = { ...free, pool: ours };
    expect([ours, theirs].map((who) => pool.canReserve(pooled, who, forDraft))).toEqual([true, false]);
  });

  it('is reserved for a draft until 15 minutes after the save, and renewed by the next', () => {
    expect(reserved.until).toBe(now + 15 * minute);
    expect(pool.reserveNumber(reserved, ours, forDraft, now + 10 * minute).until).toBe(now + 25 * minute);
  });

  it('passes from the draft to the order of the same administrator, and to no other draft', () => {
    expect(pool.canReserve(reserved, ours, forOrder)).toBe(true);
    expect(pool.canReserve(reserved, ours, { ...forOrder, by: userId(2) })).toBe(false);
    expect(pool.canReserve(reserved, ours, { ...forDraft, id: 'draft-2' })).toBe(false);
    expect(pool.reserveNumber(reserved, ours, forOrder, now)).toMatchObject({ until: null, reservedFor: forOrder });
  });

  it('is available in the very moment in which its reservation ends, and not a millisecond before', () => {
    const end = now + 15 * minute;
    expect(pool.numberAt(reserved, end - 1)).toBe(reserved);
    expect(pool.numberAt(reserved, end)).toEqual(free);
  });

  it('stays 90 days with the organisation that had it in service, which can give it to somebody else', () => {
    const left = pool.takeFromHolder(active, now);
    expect(left).toMatchObject({ status: 'quarantined', organizationId: ours, holder: null, until: now + 90 * day });
    expect(pool.canActivate(left, ours)).toBe(true);
    expect(pool.canActivate(left, theirs)).toBe(false);
    expect(pool.numberAt(left, now + 90 * day)).toEqual(free);
  });

  it('goes on without a holder as long as it has a subscription', () => {
    const subscribed = pool.activateNumber(free, ours, { holder: userId(1), subscriptionId: subscription });
    const left = pool.takeFromHolder(subscribed, now);
    expect(left).toMatchObject({ status: 'active', holder: null, subscriptionId: subscription, until: null });
    expect(pool.activateNumber(left, ours, { holder: userId(2) })).toMatchObject({ subscriptionId: subscription });
  });

  it('is activated by the order that it is reserved for, and by nothing else', () => {
    const ordered = pool.reserveNumber(free, ours, forOrder, now);
    expect(pool.canActivate(ordered, ours, order)).toBe(true);
    expect(pool.canActivate(ordered, ours)).toBe(false);
    expect(pool.canActivate(reserved, ours)).toBe(false);
    expect(() => pool.activateNumber(active, ours, { holder: userId(2) })).toThrow(
      new DomainError('number-not-available'),
    );
  });

  it('never comes from service into its pool but through quarantine', () => {
    expect(() => pool.releaseNumber(active)).toThrow(DomainError);
    expect(pool.releaseNumber(reserved)).toEqual(free);
  });
});
