/** Every change names the version that was shown: the second of two people overwrites nothing unseen, *Ångra* neither. */
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { VersionedOperation } from '../../web/api/routes.ts';
import { anAnsweringGroup, anEvent, anIvrMenu, aUser, aVoiceMessage, nthId } from './support/entities.ts';
import { aSubscription } from './support/subscriptions.ts';
import { fakeApi, openPortal, untilCalm, type OpenPortal } from './support/open-portal.tsx';

const version = 7;
const user = aUser({ version });
const group = anAnsweringGroup({ version, overrideVersion: version });
const menu = anIvrMenu({ version, overrideVersion: version });
const override = { state: 'closed', since: '2026-12-01T08:00:00.000Z', until: '2026-12-01T18:00:00.000Z' } as const;
const overridden = { ...group, id: nthId('grp', 2), name: 'Lager', override };
const overriddenMenu = { ...menu, id: nthId('mnu', 2), name: 'Nattmeny', override };
const single = anEvent({ version });
const series = anEvent({
  id: nthId('evt', 2),
  title: 'Möte',
  start: '2026-12-07T09:00',
  end: '2026-12-07T10:00',
  recurrence: 'weekly',
  version,
});
const message = aVoiceMessage({ version });
const subscription = aSubscription({ version });
const skipped = { date: '2026-12-14', skip: true, start: null, end: null, messageId: null };

const press = (name: string) => page.getByRole('button', { name }).click();
const pressInDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name }).click();
const openEntry = (name: RegExp) => page.getByRole('button', { name }).first().click();
const rename = async (label: RegExp) => {
  await page.getByRole('textbox', { name: label }).fill('Annat');
  await press('Spara');
};

interface Change {
  readonly path: string;
  readonly make: () => Promise<void>;
}

/** One way to each change. The compiler misses one for an operation that is versioned from now on. */
const changes: Readonly<Record<VersionedOperation, Change>> = {
  updateUser: { path: `/users/${user.id}/edit`, make: () => rename(/Förnamn/) },
  deleteUser: { path: `/users/${user.id}`, make: async () => (await press('Ta bort'), pressInDialog('Ta bort')) },
  updateAnsweringGroup: { path: `/answering-groups/${group.id}/edit`, make: () => rename(/^Namn/) },
  deleteAnsweringGroup: {
    path: `/answering-groups/${group.id}`,
    make: async () => (await press('Ta bort'), pressInDialog('Ta bort')),
  },
  setAnsweringGroupOverride: {
    path: `/answering-groups/${group.id}`,
    make: async () => (await press('Stäng nu'), pressInDialog('Stäng nu')),
  },
  removeAnsweringGroupOverride: {
    path: `/answering-groups/${overridden.id}`,
    make: () => press('Följ planen igen'),
  },
  setIvrMenuOverride: {
    path: `/ivr-menus/${menu.id}`,
    make: async () => (await press('Stäng nu'), pressInDialog('Stäng nu')),
  },
  removeIvrMenuOverride: { path: `/ivr-menus/${overriddenMenu.id}`, make: () => press('Följ planen igen') },
  updateIvrMenu: { path: `/ivr-menus/${menu.id}/edit`, make: () => rename(/^Namn/) },
  deleteIvrMenu: {
    path: `/ivr-menus/${menu.id}`,
    make: async () => (await press('Ta bort'), pressInDialog('Ta bort')),
  },
  updateScheduleEvent: { path: '/schedule', make: async () => (await openEntry(/Jul/), rename(/^Namn/)) },
  deleteScheduleEvent: { path: '/schedule', make: async () => (await openEntry(/Jul/), pressInDialog('Ta bort')) },
  putScheduleException: {
    path: '/schedule?day=2026-12-07',
    make: async () => (await openEntry(/Möte/), press('Hoppa över den här gången')),
  },
  deleteScheduleException: {
    path: '/schedule?day=2026-12-14',
    make: async () => (await openEntry(/Hoppas över|Möte.*[Hh]opp/), press('Som vanligt igen')),
  },
  updateVoiceMessage: {
    path: `/voice-messages/${message.id}`,
    make: async () => (await press('Byt namn'), rename(/^Namn/)),
  },
  deleteVoiceMessage: {
    path: `/voice-messages/${message.id}`,
    make: async () => (await press('Ta bort'), pressInDialog('Ta bort')),
  },
  updateSubscription: {
    path: `/subscriptions/${subscription.id}`,
    make: async () => {
      await press('Ändra tillägg');
      await page.getByRole('checkbox', { name: 'Röstbrevlåda till e-post' }).click();
      await pressInDialog('Spara');
    },
  },
  updateOrganization: { path: '/organization', make: () => rename(/Namn/) },
};

const portalWith = (different: Parameters<typeof fakeApi>[0] = {}): OpenPortal =>
  fakeApi({
    users: [user],
    answeringGroups: [group, overridden],
    ivrMenus: [menu, overriddenMenu],
    scheduleEvents: [single, { ...series, exceptions: [skipped] }],
    voiceMessages: [message],
    subscriptions: [subscription],
    ...different,
  });

describe.each(Object.entries(changes) as [VersionedOperation, Change][])('%s', (id, { path, make }) => {
  it('names the version that was shown', async () => {
    const portal = portalWith();
    portal.data.organization = { ...portal.data.organization, version };
    await openPortal(path, portal);
    await make();
    await expect.poll(() => portal.api.callsOf(id).map(({ ifMatch }) => ifMatch)).toEqual([version]);
  });
});

const undo = () => press('Ångra');
const notUndone = page.getByText('Det gick inte att ångra');

it('deactivating and undoing it go by what was shown', async () => {
  const portal = portalWith();
  await openPortal(`/users/${user.id}`, portal);
  await press('Avaktivera');
  await pressInDialog('Avaktivera');
  await undo();
  await expect
    .poll(() => portal.api.callsOf('updateUser').map(({ ifMatch }) => ifMatch))
    .toEqual([version, version + 1]);
});

it('undoing a deactivation does not overwrite what somebody did since', async () => {
  const portal = portalWith();
  await openPortal(`/users/${user.id}`, portal);
  await press('Avaktivera');
  await pressInDialog('Avaktivera');
  const theirs = { ...user, deactivatesOn: '2027-01-01', version: version + 2 };
  portal.data.users = [theirs];
  await undo();
  await expect.element(notUndone).toBeVisible();
  expect(portal.data.users).toEqual([theirs]);
});

it('undoing a skipped occurrence does not overwrite what somebody did since', async () => {
  const portal = portalWith({ scheduleEvents: [series] });
  await openPortal('/schedule?day=2026-12-07', portal);
  await openEntry(/Möte/);
  await press('Hoppa över den här gången');
  await expect.element(page.getByRole('button', { name: 'Ångra' })).toBeVisible();
  const theirs = { ...series, title: 'Ledningsmöte', version: version + 2 };
  portal.data.scheduleEvents = [theirs];
  await undo();
  await expect.element(notUndone).toBeVisible();
  expect(portal.data.scheduleEvents).toEqual([theirs]);
});

it('undoing an override does not remove one that somebody set since', async () => {
  const portal = portalWith();
  await openPortal(`/answering-groups/${group.id}`, portal);
  await press('Stäng nu');
  await pressInDialog('Stäng nu');
  const theirs = { ...group, override, overrideVersion: version + 2 };
  portal.data.answeringGroups = [theirs];
  await undo();
  await expect.element(notUndone).toBeVisible();
  expect(portal.data.answeringGroups).toEqual([theirs]);
});

describe('an override that somebody else set while the dialog was open', () => {
  const theirs = { ...group, override, overrideVersion: version + 1 };
  const open = async () => {
    const portal = portalWith();
    const queryClient = await openPortal(`/answering-groups/${group.id}`, portal);
    await press('Stäng nu');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    portal.data.answeringGroups = [theirs];
    // Whatever the page behind the dialog has read since.
    await queryClient.refetchQueries({ type: 'active' });
    await untilCalm(queryClient);
    return portal;
  };

  it('is told, and replaced only by a second press', async () => {
    const portal = await open();
    await pressInDialog('Stäng nu');
    await expect.element(page.getByText('Nu är det stängt för hand till kl. 19:00.', { exact: false })).toBeVisible();
    expect(portal.data.answeringGroups).toEqual([theirs]);
    await pressInDialog('Stäng nu');
    await expect.poll(() => portal.data.answeringGroups[0]?.overrideVersion).toBe(version + 2);
    expect(portal.api.callsOf('setAnsweringGroupOverride').map(({ ifMatch }) => ifMatch)).toEqual([
      version,
      version + 1,
    ]);
  });

  it('is set again by *Ångra*', async () => {
    const portal = await open();
    await pressInDialog('Stäng nu');
    await expect.element(page.getByText('Nu är det stängt för hand', { exact: false })).toBeVisible();
    await pressInDialog('Stäng nu');
    await undo();
    await expect
      .poll(() => portal.data.answeringGroups[0])
      .toMatchObject({ override: { state: override.state, until: override.until }, overrideVersion: version + 3 });
  });
});

it('an occurrence is asked for again when somebody changed it meanwhile', async () => {
  const portal = portalWith({ scheduleEvents: [series] });
  await openPortal('/schedule?day=2026-12-07', portal);
  await openEntry(/Möte/);
  portal.data.scheduleEvents = [
    { ...series, start: '2026-12-07T13:00', end: '2026-12-07T14:00', version: version + 1 },
  ];
  await press('Hoppa över den här gången');
  await expect.element(page.getByText('Någon hann före')).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: 'Börjar, klockslag' })).toHaveValue('13:00');
  await press('Hoppa över den här gången');
  await expect.poll(() => portal.data.scheduleEvents[0]?.exceptions.map(({ date }) => date)).toEqual(['2026-12-07']);
});

it('an occurrence is changed at once when somebody changed another one only', async () => {
  const portal = portalWith({ scheduleEvents: [series] });
  await openPortal('/schedule?day=2026-12-07', portal);
  await openEntry(/Möte/);
  portal.data.scheduleEvents = [{ ...series, exceptions: [skipped], version: version + 1 }];
  await press('Hoppa över den här gången');
  await expect
    .poll(() => portal.data.scheduleEvents[0]?.exceptions.map(({ date }) => date))
    .toEqual(['2026-12-14', '2026-12-07']);
});

it('a group that somebody changed is not deleted unseen', async () => {
  const portal = portalWith();
  await openPortal(`/answering-groups/${group.id}`, portal);
  await press('Ta bort');
  portal.data.answeringGroups = [{ ...group, name: 'Växeln', version: version + 1 }];
  await pressInDialog('Ta bort');
  await expect.element(page.getByRole('heading', { name: 'Ta bort Växeln?' })).toBeVisible();
  await pressInDialog('Ta bort');
  await expect.poll(() => portal.data.answeringGroups).toEqual([]);
});
