/** The search over the real table against a filter that anybody can read. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { searchUsers, type SearchPosition } from '../../adapters/table/user-search.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import { loginsOf } from '../../domain/login.ts';
import { numberPrefixes } from '../../domain/phone-number.ts';
import { collationKey } from '../../domain/swedish-collation.ts';
import { searchStreams } from '../../domain/user-search.ts';
import type { User } from '../../domain/user.ts';
import { anEntry } from '../build/entry.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { aUser, phone, userId } from '../build/user.ts';
import { createUser } from '../build/stored-user.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

/** Few letters, so that people are alike. */
const name = fc
  .array(fc.constantFrom(...'aåäoöA'.split('')), { minLength: 1, maxLength: 3 })
  .map((letters) => letters.join(''))
  .chain((one) => fc.constantFrom(one, `${one} a`, `${one}-o`));
const people = fc.array(
  fc.record({ firstName: name, lastName: name, hasEmail: fc.boolean(), hasAlias: fc.boolean() }),
  { minLength: 1, maxLength: 14 },
);
const typed = fc.oneof(
  name,
  fc.tuple(name, name).map(([first, last]) => `${first} ${last}`),
  fc.tuple(name, name).map(([first, last]) => `${last}, ${first}`),
  fc.constantFrom('a', 'å', 'p', 'p1', 'a1@', '070', '070-100 00', '+4670', '46701', '08', 'finns inte', 'ao '),
);

const userOf = (
  place: number,
  person: { firstName: string; lastName: string; hasEmail: boolean; hasAlias: boolean },
): User =>
  aUser({
    id: userId(place + 1),
    firstName: person.firstName,
    lastName: person.lastName,
    username: `p${place}`,
    customUsername: person.hasAlias ? `a${place}` : null,
    email: person.hasEmail ? `a${place}@bageriet.example` : null,
    primaryNumber: null,
    secondaryNumber: phone(`+46701000${String(place).padStart(3, '0')}`),
    aliases: person.hasAlias ? [phone(`+468465004${String(place).padStart(2, '0')}`)] : [],
  });

/** What the search promises: a beginning of last name (with the first after it), first name (with the last), login, number. */
function isMeant(user: User, text: string): boolean {
  const listed = text.split(',').map((part) => collationKey(part.trim()));
  const words = text.normalize('NFC').trim().replace(/\s+/gu, ' ').split(' ').map(collationKey);
  const [first, last] = [collationKey(user.firstName), collationKey(user.lastName)];
  const splits = words.map((_, place) => [words.slice(0, place).join(' '), words.slice(place).join(' ')] as const);
  if (listed.length === 2) splits.push([listed[0] ?? '', listed[1] ?? '']);
  const byName = splits.some(([one, other]) =>
    [
      [first, last],
      [last, first],
    ].some(([begin = '', end = '']) => (one === '' ? begin.startsWith(other) : begin === one && end.startsWith(other))),
  );
  const plain = text.trim().toLowerCase();
  const prefixes = [...numberPrefixes(text), ...(plain.includes(' ') ? [] : [plain])];
  return byName || loginsOf(user).some(({ login }) => prefixes.some((prefix) => login.startsWith(prefix)));
}

let organizations = 0;

it('finds everybody who is meant, nobody else, and each once, however long the pages are', async () => {
  await fc.assert(
    fc.asyncProperty(
      people,
      fc.array(typed, { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 1, max: 8 }),
      async (crowd, texts, limit) => {
        const organization: OrganizationId = idFrom('org', String((organizations += 1)).padStart(26, '0'));
        const users = crowd.map((person, place) => userOf(place, person));
        await Promise.all(users.map((user) => createUser(test.table, organization, user, anEntry())));
        for (const text of texts) {
          const found: string[] = [];
          let after: SearchPosition | null = null;
          do {
            const page: Awaited<ReturnType<typeof searchUsers>> = await searchUsers(test.table, organization, {
              streams: searchStreams(text),
              after,
              limit,
            });
            expect(page.users.length).toBeLessThanOrEqual(limit);
            found.push(...page.users.map(({ id }) => id));
            after = page.next;
          } while (after !== null);
          const meant = users.filter((user) => isMeant(user, text)).map(({ id }) => id);
          expect(found.toSorted(), text).toEqual(meant.toSorted());
        }
      },
    ),
    { numRuns: 40 },
  );
});
