/** A form that is opened and saved stores what was changed in it, and all the rest as it was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { menuKeys } from '../../domain/ivr-menu.ts';
import { anAnsweringGroup, anIvrMenu, anOrganization, aUser, aVoiceMessage, nthId } from './support/entities.ts';
import { someEvent, someGroup, someMenu, someOrganization, someUser } from './support/generated.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const invoiceAddress = { name: 'Kontoret', street: 'Gatan 1', postalCode: '123 45', city: 'Lund', archived: false };
/** All that the generated entities refer to. */
const around = {
  users: numbers.map((n) => aUser({ id: nthId('usr', n), firstName: `Anna ${n}` })),
  answeringGroups: numbers.map((n) => anAnsweringGroup({ id: nthId('grp', n), name: `Grupp ${n}` })),
  ivrMenus: [2, 3].map((n) => anIvrMenu({ id: nthId('mnu', n), name: `Meny ${n}` })),
  voiceMessages: numbers.map((n) => aVoiceMessage({ id: nthId('msg', n), name: `Meddelande ${n}` })),
  organization: anOrganization({
    invoiceAddresses: [1, 2].map((n) => ({ ...invoiceAddress, id: `inv_${n}` })),
  }),
};

/** The first of the list is the generated one. */
const first = <Entity extends { id: string }>(entity: Entity, others: readonly Entity[]): Entity[] => [
  entity,
  ...others.filter(({ id }) => id !== entity.id),
];
const some = { seed: 4, numRuns: 3 };
const save = () => page.getByRole('button', { name: 'Spara' }).click();
const fill = (label: RegExp, text: string) => page.getByRole('textbox', { name: label }).fill(text);

it.each(fc.sample(someUser, some))('the form of a user (%#)', async (user) => {
  const portal = fakeApi({ ...around, users: first(user, around.users) });
  await openPortal(`/users/${user.id}/edit`, portal);
  await fill(/^Avdelning/, 'Nytt');
  await page.getByRole('button', { name: 'Lägg till nummer' }).click();
  await page
    .getByRole('textbox', { name: /^Alias/ })
    .last()
    .fill('070-123 45 67');
  await save();
  await expect
    .poll(() => portal.data.users.find(({ id }) => id === user.id))
    .toEqual({ ...user, department: 'Nytt', aliases: [...user.aliases, '+46701234567'], version: 4 });
});

it.each(fc.sample(someGroup, some))('the form of an answering group (%#)', async (group) => {
  const portal = fakeApi({ ...around, answeringGroups: first(group, around.answeringGroups) });
  await openPortal(`/answering-groups/${group.id}/edit`, portal);
  await fill(/^Namn/, 'Nytt');
  await save();
  await expect.poll(() => portal.data.answeringGroups[0]).toEqual({ ...group, name: 'Nytt', version: 4 });
});

it.each(fc.sample(someMenu, { ...some, numRuns: 6 }))('the form of an IVR menu (%#)', async (menu) => {
  const portal = fakeApi({ ...around, ivrMenus: first(menu, around.ivrMenus) });
  const next = menuKeys.find((key) => menu.keys[key] === undefined) ?? '1';
  await openPortal(`/ivr-menus/${menu.id}/edit`, portal);
  await page.getByRole('button', { name: 'Lägg till knapp' }).click();
  await page.getByRole('combobox', { name: `Knapp ${next} leder till en` }).selectOptions('Nummer');
  await page.getByRole('textbox', { name: `Knapp ${next} leder till`, exact: true }).fill('08-123 456 78');
  await save();
  const keys = { ...menu.keys, [next]: { kind: 'number', number: '+46812345678' } };
  await expect.poll(() => portal.data.ivrMenus[0]).toEqual({ ...menu, keys, version: 4 });
});

it('the form of an IVR menu takes a message from a key, and gives it back to none', async () => {
  const menu = anIvrMenu({ keys: { 1: { kind: 'message', id: nthId('msg', 1) } } });
  const portal = fakeApi({ ...around, ivrMenus: [menu] });
  await openPortal(`/ivr-menus/${menu.id}/edit`, portal);
  await page.getByRole('combobox', { name: 'Knapp 1 leder till en' }).selectOptions('Svarsgrupp');
  await page.getByRole('combobox', { name: 'Knapp 1 leder till', exact: true }).selectOptions('Grupp 1');
  await save();
  await expect
    .poll(() => portal.data.ivrMenus[0]?.keys)
    .toEqual({ 1: { kind: 'answering-group', id: nthId('grp', 1) } });
});

describe.each(fc.sample(someEvent, some))('the dialog of an event (%#)', (event) => {
  const open = async () => {
    const portal = fakeApi({ ...around, scheduleEvents: [{ ...event, exceptions: [] }] });
    await openPortal('/schedule?day=2026-12-07', portal);
    await page.getByRole('button', { name: event.title, exact: false }).first().click();
    if (event.recurrence !== 'never') await page.getByRole('button', { name: 'Ändra hela serien' }).click();
    return portal;
  };

  it('stores all the rest as it was', async () => {
    const portal = await open();
    await fill(/^Namn/, 'Nytt');
    await save();
    await expect
      .poll(() => portal.data.scheduleEvents[0])
      .toEqual({ ...event, exceptions: [], title: 'Nytt', version: 4 });
  });

  it('asks for the preview with the message of the event; one that opens plays none', async () => {
    const portal = await open();
    const messageId = event.effect === 'open' ? null : event.messageId;
    await expect
      .poll(() => portal.api.callsOf('previewScheduleEvent')[0]?.body)
      .toMatchObject({ id: event.id, messageId });
  });
});

it.each(fc.sample(someOrganization, some))('the form of the organisation (%#)', async (organization) => {
  const portal = fakeApi({ ...around, organization });
  await openPortal('/organization', portal);
  await fill(/^Namn/, 'Nytt');
  await save();
  await expect.poll(() => portal.data.organization).toEqual({ ...organization, name: 'Nytt', version: 4 });
});
