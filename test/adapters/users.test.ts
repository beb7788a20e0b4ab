import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findUser, findUserIdByLogin } from '../../adapters/table/users.ts';
import { listUsers, searchUsers, type SearchPosition } from '../../adapters/table/user-search.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import { searchStreams } from '../../domain/user-search.ts';
import { anEntry } from '../build/entry.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { aUser, phone, userId } from '../build/user.ts';
import { createUser } from '../build/stored-user.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
});
afterAll(() => test.stop());

let organizations = 0;
/** A fresh organisation for each story. */
const organization = (): OrganizationId => idFrom('org', String((organizations += 1)).padStart(26, '0'));

/** Creates users that differ in what lies in the tuple; the count makes their logins unique. */
async function people(org: OrganizationId, names: readonly (readonly [first: string, last: string])[]): Promise<void> {
  await Promise.all(
    names.map(([firstName, lastName], count) =>
      createUser(
        test.table,
        org,
        aUser({
          id: userId(count + 1),
          firstName,
          lastName,
          username: `u${count}`,
          email: `u${count}@bageriet.example`,
          primaryNumber: null,
          secondaryNumber: phone(`+467017406${String(count).padStart(2, '0')}`),
        }),
        anEntry(),
      ),
    ),
  );
}

describe('creating a user', () => {
  it('stores what was given and makes it known by every login', async () => {
    const org = organization();
    const user = aUser({ customUsername: 'anna' });
    expect(await createUser(test.table, org, user, anEntry())).toBe('done');
    expect(await findUser(test.table, org, user.id)).toEqual(user);
    for (const login of ['anna.andersson', 'anna', 'anna@bageriet.example', '+46846500410', '+46701740605']) {
      expect(await findUserIdByLogin(test.table, org, login)).toBe(user.id);
    }
  });

  it('is done once for the same id, however often it is tried', async () => {
    const org = organization();
    const entry = anEntry();
    await createUser(test.table, org, aUser(), entry);
    expect(await createUser(test.table, org, aUser({ lastName: 'Annan' }), entry)).toBe('already');
    expect(await findUser(test.table, org, aUser().id)).toEqual(aUser());
  });

  it('names the field whose login somebody else has, and writes nothing', async () => {
    const org = organization();
    await createUser(test.table, org, aUser(), anEntry());
    const second = aUser({ id: userId(2), username: 'anna2', email: 'anna2@bageriet.example', primaryNumber: null });
    await expect(createUser(test.table, org, second, anEntry())).rejects.toThrow(
      expect.objectContaining({
        code: 'login-taken',
        errors: [{ field: 'secondaryNumber', code: 'login-taken', values: { owner: 'Anna Andersson' } }],
      }),
    );
    expect(await findUser(test.table, org, second.id)).toBeNull();
    expect(await findUserIdByLogin(test.table, org, 'anna2')).toBeNull();
  });

  it('leaves one winner of 16 who want the same login at once', async () => {
    const org = organization();
    const tries = await Promise.allSettled(
      Array.from({ length: 16 }, (_, count) =>
        createUser(test.table, org, aUser({ id: userId(count + 1) }), anEntry()),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const lost of tries.filter((each) => each.status === 'rejected'))
      expect(lost.reason).toMatchObject({ code: 'login-taken' });
  });

  it('lets another organisation have the same logins', async () => {
    await createUser(test.table, organization(), aUser(), anEntry());
    expect(await createUser(test.table, organization(), aUser(), anEntry())).toBe('done');
  });

  it('costs at most 24 units, and 43 with every field and alias, seven of them to read whose the numbers are', async () => {
    const ordinary = await test.measure(() => createUser(test.table, organization(), aUser(), anEntry()));
    expect(ordinary.units).toBeLessThanOrEqual(24);
    const full = aUser({
      customUsername: 'bagar-anna',
      administrator: true,
      department: 'Bageriet',
      city: 'Åhus',
      aliases: [1, 2, 3, 4, 5].map((count) => phone(`+4684650049${count}`)),
    });
    const everything = await test.measure(() => createUser(test.table, organization(), full, anEntry()));
    expect(everything.units).toBeLessThanOrEqual(43);
  });
});

describe('the list of users', () => {
  it('is in Swedish order of last name, then first name, a page at a time', async () => {
    const org = organization();
    await people(org, [
      ['Anna', 'Öberg'],
      ['Åke', 'Lind'],
      ['Anna', 'Lind Berg'],
      ['Bo', 'Åberg'],
      ['Anna', 'Lind'],
      ['Cecilia', 'Ägren'],
      ['Didrik', 'Zetterlund'],
    ]);
    const first = await listUsers(test.table, org, { of: 'everybody', after: null, limit: 4 });
    const second = await listUsers(test.table, org, { of: 'everybody', after: first.next, limit: 4 });
    expect([...first.users, ...second.users].map(({ lastName, firstName }) => `${lastName}, ${firstName}`)).toEqual([
      'Lind, Anna',
      'Lind, Åke',
      'Lind Berg, Anna',
      'Zetterlund, Didrik',
      'Åberg, Bo',
      'Ägren, Cecilia',
      'Öberg, Anna',
    ]);
    expect(second.next).toBeNull();
  });

  it('tells what a summary tells', async () => {
    const org = organization();
    const user = aUser({ administrator: true });
    await createUser(test.table, org, user, anEntry());
    const { users } = await listUsers(test.table, org, { of: 'administrators', after: null, limit: 25 });
    expect(users).toEqual([
      expect.objectContaining({ id: user.id, email: user.email, administrator: true, version: 1 }),
    ]);
  });
});

describe('the search for users', () => {
  /** All pages of a search. */
  async function search(
    org: OrganizationId,
    typed: string,
    limit: number,
  ): Promise<{ pages: string[][]; names: string[] }> {
    const streams = searchStreams(typed);
    const pages: string[][] = [];
    let after: SearchPosition | null = null;
    do {
      const page: Awaited<ReturnType<typeof searchUsers>> = await searchUsers(test.table, org, {
        streams,
        after,
        limit,
      });
      pages.push(page.users.map(({ firstName, lastName }) => `${lastName} ${firstName}`));
      after = page.next;
    } while (after !== null);
    return { pages, names: pages.flat() };
  }

  it('finds by first and last name, each user once, in Swedish order over the pages', async () => {
    const org = organization();
    await people(org, [
      ['Anna', 'Öberg'],
      ['Bo', 'Annerfors'],
      ['Annika', 'Annerfors'],
      ['Cecilia', 'Berg'],
      ['Anna', 'Berg'],
    ]);
    expect((await search(org, 'ann', 25)).names).toEqual([
      'Annerfors Annika',
      'Annerfors Bo',
      'Berg Anna',
      'Öberg Anna',
    ]);
    expect((await search(org, 'ann', 3)).names).toEqual([
      'Annerfors Annika',
      'Annerfors Bo',
      'Berg Anna',
      'Öberg Anna',
    ]);
  });

  it('finds everybody of a broad search, each once, however small the pages', async () => {
    const org = organization();
    const many = Array.from(
      { length: 60 },
      (_, count) => [`Ulla${count}`, count % 2 ? `Ulv${count}` : `Berg${count}`] as const,
    );
    await people(org, many);
    // Everybody: by first name, username and e-mail, half of them by last name too.
    const expected = many.map(([first, last]) => `${last} ${first}`).toSorted();
    for (const limit of [1, 7, 25, 100]) {
      const { names, pages } = await search(org, 'u', limit);
      expect(names.toSorted()).toEqual(expected);
      for (const page of pages) expect(page.length).toBeLessThanOrEqual(limit);
    }
  });

  it('costs at most 2 read units for a page of 25, and so does the list', async () => {
    const org = organization();
    await people(
      org,
      Array.from({ length: 90 }, (_, count) => [`Margareta${count}`, `Margaretasson-Wallenstråhle${count}`] as const),
    );
    for (const typed of ['m', 'marg', 'margareta1', '070-17', 'u', 'u1', 'finns inte']) {
      const streams = searchStreams(typed);
      const { units, result } = await test.measure(() =>
        searchUsers(test.table, org, { streams, after: null, limit: 25 }),
      );
      expect(units, typed).toBeLessThanOrEqual(2);
      const next = await test.measure(() => searchUsers(test.table, org, { streams, after: result.next, limit: 25 }));
      expect(next.units, typed).toBeLessThanOrEqual(2);
    }
    const list = await test.measure(() => listUsers(test.table, org, { of: 'everybody', after: null, limit: 25 }));
    expect(list.units).toBeLessThanOrEqual(2);
    expect(list.calls).toBe(1);
  });
});
