/** Two logs are read as one: newest first, nothing twice, nothing left out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActivityReply } from '../../contract/activity.ts';
import { beginningOf, nextPage, type ActivityPosition } from '../../web/data/activity-pages.ts';

const entry = (id: string) => ({ id }) as unknown as ActivityReply;

/** Everything that is shown, of logs whose pages are given. An unread page is asked for by its number. */
async function shown(logs: readonly (readonly (readonly string[])[])[]): Promise<readonly string[]> {
  const ids: string[] = [];
  let position: ActivityPosition | null = beginningOf(logs.length);
  while (position !== null) {
    const page = await nextPage(position, (log, cursor) => {
      const place = Number(cursor ?? 0);
      const items = (logs[log]?.[place] ?? []).map(entry);
      return Promise.resolve({ items, nextCursor: place + 1 < (logs[log]?.length ?? 0) ? String(place + 1) : null });
    });
    ids.push(...page.items.map(({ id }) => id));
    position = page.next;
  }
  return ids;
}

test('what lies between two entries of the other log stands between them, also when it comes with a later page', async () => {
  expect(
    await shown([
      [['g', 'e'], ['b']],
      [['f'], ['c', 'a']],
    ]),
  ).toEqual(['g', 'f', 'e', 'c', 'b', 'a']);
});

test('an empty page that is not the last ends nothing', async () => {
  expect(await shown([[[], ['b']], [['a']]])).toEqual(['b', 'a']);
});

test('every entry is shown once, the newest first, however the pages fall', async () => {
  const pages = fc.array(fc.array(fc.constantFrom('people', 'system'), { maxLength: 4 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(pages, async (whose) => {
      const all = whose.flat().map((log, place) => ({ log, id: String.fromCharCode(1000 - place) }));
      let taken = 0;
      const paged = whose.map((page) => page.map(() => all[taken++]));
      const of = (log: string) => paged.map((page) => page.flatMap((each) => (each?.log === log ? [each.id] : [])));
      expect(await shown([of('people'), of('system')])).toEqual(all.map(({ id }) => id));
    }),
  );
});
