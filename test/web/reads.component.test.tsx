/** A read that failed is never told as a fact: what is there stays and is marked as old, and a retry asks for all that failed. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import sv from '../../web/messages/sv.json' with { type: 'json' };
import { anActivity, anAnsweringGroup, anEvent, anIvrMenu, aUser, nthId } from './support/entities.ts';
import type { PortalOperation } from './support/fake-api.ts';
import { oneOfEach, retry, text } from './support/failed-reads.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

const old = text('Det gick inte att hämta på nytt');

describe.each([
  {
    path: '/',
    role: 'listitem',
    shown: 'Kundtjänst',
    reads: ['listAnsweringGroups', 'listIvrMenus', 'listScheduleEvents'],
  },
  { path: '/', role: 'listitem', shown: 'Anna Andersson', reads: ['listUsers'] },
  { path: '/users', role: 'row', shown: 'Anna Andersson', reads: ['listUsers'] },
  { path: `/users/${nthId('usr', 1)}`, role: 'definition', shown: 'anna@bageriet.example', reads: ['getUser'] },
  { path: '/answering-groups', role: 'row', shown: 'Kundtjänst', reads: ['listAnsweringGroups', 'listScheduleEvents'] },
  { path: `/ivr-menus/${nthId('mnu', 1)}`, role: 'heading', shown: 'Huvudmeny', reads: ['getIvrMenu'] },
  {
    path: '/schedule',
    role: 'button',
    shown: 'Jul',
    reads: ['listAnsweringGroups', 'listIvrMenus', 'listScheduleEvents'],
  },
  {
    path: '/schedule?view=week',
    role: 'row',
    shown: 'Kundtjänst',
    reads: ['listAnsweringGroups', 'listScheduleEvents'],
  },
  { path: '/voice-messages', role: 'row', shown: 'Julafton', reads: ['listVoiceMessages'] },
  { path: '/activity', role: 'listitem', shown: 'Anna Andersson', reads: ['listActivity'] },
] as readonly { path: string; role: string; shown: string; reads: readonly PortalOperation[] }[])(
  '$path when $reads cannot be read again',
  ({ path, role, shown, reads }) => {
    // Not a choice of a select, which the browser draws elsewhere.
    const visible = page.getByRole(role).filter({ hasText: shown }).first();

    it('keeps what was there, says that it is old, and asks for all of it again', async () => {
      const portal = oneOfEach();
      const queryClient = await openPortal(path, portal);
      await expect.element(visible).toBeVisible();
      portal.api.refuse(reads, 'temporarily-unavailable');
      await queryClient.refetchQueries({ type: 'active' });
      await expect.element(old).toBeVisible();
      await expect.element(visible).toBeVisible();
      portal.api.mend();
      portal.api.calls.length = 0;
      await retry();
      await expect.element(old).not.toBeInTheDocument();
      for (const id of reads) expect(portal.api.callsOf(id), id).not.toEqual([]);
    });
  },
);

describe('a list whose next page cannot be read', () => {
  const cut = (items: readonly ReturnType<typeof aUser>[]) => {
    const portal = fakeApi();
    const page2 = aUser({ id: nthId('usr', 2), firstName: 'Berit', status: 'deactivated' });
    portal.api.answer({
      listUsers: ({ query }) => {
        const users = query.cursor === undefined ? items : [page2];
        return {
          items: users.map((user) => ({ ...user, restorableUntil: null })),
          nextCursor: query.cursor === undefined ? 'next' : null,
        };
      },
    });
    portal.api.refuse('listUsers', 'temporarily-unavailable', { which: ({ query }) => query.cursor !== undefined });
    return portal;
  };

  it('does not say that there is nobody', async () => {
    const portal = cut([]);
    await openPortal('/users?show=deactivated', portal);
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(text('Ingen är avaktiverad')).not.toBeInTheDocument();
    portal.api.mend();
    await retry();
    await expect.element(text('Berit Andersson')).toBeVisible();
  });

  it('shows the first page, and says that the rest is missing', async () => {
    const portal = cut([aUser({ status: 'deactivated' })]);
    await openPortal('/users?show=deactivated', portal);
    await expect.element(text(sv.app.moreUnread)).toBeVisible();
    await expect.element(text('Anna Andersson')).toBeVisible();
    portal.api.mend();
    await retry();
    await expect.element(text('Berit Andersson')).toBeVisible();
  });
});

describe('an invoice address that cannot be read', () => {
  const addressed = () => {
    const portal = fakeApi({
      users: [aUser({ invoiceAddressId: nthId('inv', 1) })],
      activity: [anActivity({ changes: [{ field: 'invoiceAddressId', before: null, after: nthId('inv', 1) }] })],
    });
    portal.api.refuse('getOrganization', 'temporarily-unavailable');
    return portal;
  };

  it('is missing from the form with a word', async () => {
    const portal = addressed();
    await openPortal(`/users/${nthId('usr', 1)}/edit`, portal);
    await expect.element(text(sv.users.invoiceAddressesUnread)).toBeVisible();
  });

  it('is missing from the panel with a word', async () => {
    await openPortal(`/users/${nthId('usr', 1)}`, addressed());
    await expect.element(page.getByRole('definition').getByText(sv.users.picker.unread)).toBeVisible();
  });

  it('is no id in the activity log', async () => {
    await openPortal('/activity', addressed());
    await expect.element(text(sv.users.picker.unread)).toBeInTheDocument();
    await expect.element(text(nthId('inv', 1))).not.toBeInTheDocument();
  });
});

it('a key leads where it leads also when the groups could not be read', async () => {
  const portal = oneOfEach();
  portal.data.ivrMenus = [anIvrMenu({ keys: { 1: { kind: 'answering-group', id: nthId('grp', 1) } } })];
  portal.api.refuse('listAnsweringGroups', 'temporarily-unavailable');
  await openPortal(`/ivr-menus/${nthId('mnu', 1)}/edit`, portal);
  await expect.element(text(sv.app.partly)).toBeVisible();
  await expect
    .element(page.getByRole('combobox', { name: 'Knapp 1 leder till', exact: true }))
    .toHaveValue(nthId('grp', 1));
});

it.each(['/', '/answering-groups'])('%s names the event of a row without asking for it by itself', async (path) => {
  const portal = oneOfEach();
  portal.data.scheduleEvents = [anEvent({ title: 'Inventering', start: '2026-12-01T00:00', end: '2026-12-02T00:00' })];
  await openPortal(path, portal);
  await expect.element(page.getByRole('main').getByText('Inventering').first()).toBeVisible();
  expect(portal.api.callsOf('getScheduleEvent')).toEqual([]);
});

it('the focus goes on to the heading when a retry has helped', async () => {
  const portal = oneOfEach();
  portal.api.refuse('listUsers', 'temporarily-unavailable');
  await openPortal('/users', portal);
  await expect.element(page.getByRole('alert')).toBeVisible();
  portal.api.mend();
  await retry();
  await expect.element(text('Anna Andersson')).toBeVisible();
  await expect.poll(() => document.activeElement?.textContent).toBe('Användare');
});

it('a search that failed does not say that nobody is found', async () => {
  const portal = oneOfEach();
  await openPortal('/', portal);
  portal.api.refuse('listUsers', 'temporarily-unavailable');
  await page.getByRole('button', { name: /Gå till/ }).click();
  await page.getByRole('combobox', { name: 'Gå till' }).fill('zzz');
  await expect.element(text('Det gick inte att söka just nu.')).toBeVisible();
});

describe('the name of an agent', () => {
  const agent = aUser();
  const groupWith = (...ids: string[]) =>
    fakeApi({
      users: [agent],
      answeringGroups: [
        anAnsweringGroup({ agents: ids.map((userId) => ({ userId: userId as never, loggedIn: true })) }),
      ],
    });
  const panel = `/answering-groups/${nthId('grp', 1)}`;

  it.each(['temporarily-unavailable', 'too-many-requests'] as const)('is not a deleted user’s at %s', async (code) => {
    const portal = groupWith(agent.id);
    portal.api.refuse('listUserNames', code);
    await openPortal(panel, portal);
    await expect.element(text(sv.users.picker.unread)).toBeVisible();
    await expect.element(text(sv.users.picker.gone)).not.toBeInTheDocument();
  });

  it('is not a deleted user’s without a network', async () => {
    const portal = groupWith(agent.id);
    portal.api.disconnect('listUserNames');
    await openPortal(panel, portal);
    await expect.element(text(sv.users.picker.unread)).toBeVisible();
  });

  it('is a deleted user’s when the API knows none', async () => {
    await openPortal(panel, groupWith(nthId('usr', 9)));
    await expect.element(text(sv.users.picker.gone)).toBeVisible();
  });

  it('takes two calls for eighty agents', async () => {
    const users = Array.from({ length: 80 }, (_, n) => aUser({ id: nthId('usr', n + 1), firstName: `Agent${n}` }));
    const portal = groupWith(...users.map(({ id }) => id));
    portal.data.users = users;
    await openPortal(panel, portal);
    await expect.element(page.getByText('Agent79 Andersson')).toBeVisible();
    expect(portal.api.callsOf('listUserNames')).toHaveLength(2);
    expect(portal.api.callsOf('getUser')).toHaveLength(0);
  });
});

describe('the exported file', () => {
  afterEach(() => void vi.restoreAllMocks());

  const change = { field: 'agents', before: [], after: [nthId('usr', 1)] };
  const exported = async (portal: ReturnType<typeof fakeApi>) => {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => (files.push(file as Blob), '#'));
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
    await openPortal('/activity', portal);
    await page.getByRole('button', { name: 'Hämta som fil' }).click();
    return { files, revoke };
  };
  const logged = () =>
    fakeApi({ users: [aUser()], activity: [anActivity({ action: 'answering-group-changed', changes: [change] })] });

  it('is not made when the names in it cannot be read', async () => {
    const portal = logged();
    portal.api.refuse('listUserNames', 'temporarily-unavailable');
    const { files } = await exported(portal);
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(files).toEqual([]);
    portal.api.mend();
    await retry();
    await expect.poll(async () => files[0]?.text()).toContain('Anna Andersson');
  });

  it('can still be read by the browser after the click', async () => {
    const { files, revoke } = await exported(logged());
    await expect.poll(() => files).toHaveLength(1);
    await expect.element(text(/aktivitet-.*csv/)).toBeVisible();
    expect(revoke).not.toHaveBeenCalled();
  });
});
