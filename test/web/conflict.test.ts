/** Two people changed the same thing at once: what is merged by itself, and what is asked. */
import { expect, test } from 'vitest';
import { conflictBetween } from '../../web/design/conflict.ts';

const base = { city: 'Åhus', department: 'Bageriet', softphone: true, aliases: [{ number: '013-12 34 56' }] };

test('what only I changed is mine, and nothing is asked', () => {
  const mine = { ...base, city: 'Ystad' };
  expect(conflictBetween(base, mine, base)).toEqual({ mine, theirs: base, fields: [], untouched: [], merged: mine });
});

test('what only the other one changed is theirs, and is shown as changed', () => {
  const theirs = { ...base, softphone: false };
  const fields = ['softphone'];
  expect(conflictBetween(base, base, theirs)).toEqual({
    mine: base,
    theirs,
    fields,
    untouched: fields,
    merged: theirs,
  });
});

test('what both changed to the same is no conflict', () => {
  const changed = { ...base, city: 'Ystad', aliases: [{ number: '013-12 34 56' }, { number: '08-465 004 91' }] };
  expect(conflictBetween(base, structuredClone(changed), changed)).toMatchObject({ fields: [], merged: changed });
});

test('what both changed differently is asked, and mine until it is answered', () => {
  const mine = { ...base, city: 'Ystad', department: 'Konditoriet' };
  const theirs = { ...base, city: 'Lund', softphone: false };
  const met = conflictBetween(base, mine, theirs);
  expect(met.fields).toEqual(['city', 'softphone']);
  expect(met.untouched).toEqual(['softphone']);
  expect(met.merged).toEqual({ ...base, city: 'Ystad', department: 'Konditoriet', softphone: false });
});

test('a list is one value: rows that both added are asked about, not mixed', () => {
  const mine = { ...base, aliases: [...base.aliases, { number: '08-465 004 91' }] };
  const theirs = { ...base, aliases: [] };
  expect(conflictBetween(base, mine, theirs)).toMatchObject({ fields: ['aliases'], merged: { aliases: mine.aliases } });
});

test('neither version is changed by the merging', () => {
  const mine = Object.freeze({ ...base, city: 'Ystad' });
  const theirs = Object.freeze({ ...base, softphone: false });
  expect(conflictBetween(Object.freeze({ ...base }), mine, theirs).merged).not.toBe(mine);
});
