import { describe, expect, it } from 'vitest';
import { warningsOf } from '../../domain/answering-group.ts';
import {
  changeTarget,
  demandOverride,
  overrideAt,
  targetKindOf,
  mayChangeState,
} from '../../domain/schedule-target.ts';
import { aGroup, groupId, menuId } from '../build/schedule-target.ts';
import { phone, userId } from '../build/user.ts';

const now = Date.parse('2026-11-23T08:00:00Z');
const day = 24 * 3600 * 1000;
const codeOf = (work: () => void): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { errors?: readonly { code: string }[] }).errors?.[0]?.code;
  }
};

describe('a change of a target', () => {
  it('counts as a version, unless it changes nothing', () => {
    const group = aGroup({ openingHours: { mon: [{ from: '08:00', to: '17:00' }] } });
    expect(changeTarget(group, { name: 'Ny' })).toEqual({ ...group, name: 'Ny', version: 2 });
    expect(changeTarget(group, { name: group.name, openingHours: { ...group.openingHours } })).toBe(group);
    expect(changeTarget(group, { openingHours: null })).toEqual({ ...group, openingHours: null, version: 2 });
  });

  it('may change the state when hours, message or override are others, and when it is new', () => {
    const group = aGroup();
    expect(mayChangeState(null, group)).toBe(true);
    expect(mayChangeState(group, { ...group, openingHours: {} })).toBe(true);
    expect(mayChangeState(group, { ...group, override: { state: 'open', since: now - 1, until: now } })).toBe(true);
    expect(mayChangeState(group, { ...group, name: 'Ny', number: phone('+46846500400') })).toBe(false);
  });
});

describe('an override', () => {
  it('ends after now, whenever that is', () => {
    const demand = (until: number) => codeOf(() => demandOverride({ until }, now));
    expect([now + 1, now + 4000 * day].map(demand)).toEqual([null, null]);
    expect([now, now - 1].map(demand)).toEqual(['in-the-past', 'in-the-past']);
  });

  it('holds before it ends, not at its end', () => {
    const override = { state: 'open', since: now - 1, until: now } as const;
    expect(overrideAt({ override }, now - 1)).toBe(override);
    expect(overrideAt({ override }, now)).toBeNull();
  });
});

it('says of an answering group that nobody is logged in', () => {
  expect(warningsOf({ agents: [] })).toEqual(['nobody-logged-in']);
  expect(warningsOf({ agents: [{ userId: userId(1), loggedIn: false }] })).toEqual(['nobody-logged-in']);
  expect(warningsOf({ agents: [1, 2].map((place) => ({ userId: userId(place), loggedIn: place === 2 })) })).toEqual([]);
});

it('knows a target by its id', () => {
  expect([targetKindOf(groupId(1)), targetKindOf(menuId(1))]).toEqual(['answering-group', 'ivr-menu']);
});
