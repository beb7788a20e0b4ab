/** The library of voice messages. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { serverNow } from '../../web/api/server-clock.ts';
import { intervalOf } from '../../web/data/voice-message-queries.ts';
import { anActivity, anAnsweringGroup, aVoiceMessage, nthId } from './support/entities.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';
import { aSound } from './support/stored.ts';

const row = (name: string) => page.getByRole('row').filter({ hasText: name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('dialog');
const group = { kind: 'answering-group', id: nthId('grp', 1), name: 'Kundtjänst' } as const;
const julafton = aVoiceMessage({ usedBy: [group] });
const lunch = aVoiceMessage({ id: nthId('msg', 2), name: 'Lunch' });

it('invites to record or upload when there is none', async () => {
  await openPortal('/voice-messages', fakeApi());
  await expect.element(page.getByText('Här finns inga talmeddelanden än.', { exact: false })).toBeVisible();
  await expect.element(button('Spela in')).toBeVisible();
  await expect.element(button('Ladda upp')).toBeVisible();
});

it('has the focus where the first one was begun, when it is there', async () => {
  const portal = fakeApi();
  const queryClient = await openPortal('/voice-messages', portal);
  await button('Ladda upp').click();
  await expect.element(dialog).toBeVisible();
  portal.data.voiceMessages = [julafton];
  await queryClient.refetchQueries({ type: 'active' });
  await expect.element(row('Julafton')).toBeInTheDocument();
  await dialog.getByRole('button', { name: 'Avbryt' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(button('Ladda upp')).toHaveFocus();
});

it('shows how long each is, whether it can be used, and how much it is used', async () => {
  const rejected = { status: 'rejected', rejectedBecause: 'too-long', durationSeconds: null } as const;
  const portal = fakeApi({
    voiceMessages: [julafton, aVoiceMessage({ id: nthId('msg', 3), name: 'Saga', ...rejected })],
  });
  await openPortal('/voice-messages', portal);
  await expect.element(row('Julafton').getByText('0:12')).toBeVisible();
  await expect.element(row('Julafton').getByText('Används på ett ställe')).toBeVisible();
  await expect.element(row('Saga').getByText('Gick inte att använda')).toBeVisible();
  await expect.element(row('Saga').getByText('Meddelandet är längre än fem minuter.', { exact: false })).toBeVisible();
  await expect.element(row('Saga').getByRole('button')).not.toBeInTheDocument();
});

it('follows one that is being checked until it is ready', async () => {
  const checking = aVoiceMessage({ status: 'checking', durationSeconds: null, createdAt: '2026-12-01T07:59:00.000Z' });
  const portal = fakeApi({ voiceMessages: [checking] });
  await openPortal('/voice-messages', portal);
  await expect.element(row('Julafton').getByText('Kontrolleras…')).toBeVisible();
  portal.data.voiceMessages = [julafton];
  await expect.element(row('Julafton').getByText('Klart')).toBeVisible();
});

it.each([
  ['ready', 5, 60_000],
  ['checking', 300, 1500],
  ['uploading', 5, 1500],
  ['uploading', 90, 15_000],
  ['uploading', 86_400, 60_000],
] as const)('that is %s after %i seconds is read again after %i milliseconds', (status, age, interval) => {
  const createdAt = new Date(serverNow() - age * 1000).toISOString();
  expect(intervalOf([aVoiceMessage({ status, createdAt })])).toBe(interval);
});

it('plays one at a time, by a link that is fetched when somebody listens', async () => {
  const portal = fakeApi({ voiceMessages: [julafton, lunch] });
  await openPortal('/voice-messages', portal);
  await button('Lyssna på Julafton').click();
  await expect.element(button('Pausa Julafton')).toBeVisible();
  await button('Lyssna på Lunch').click();
  await expect.element(button('Pausa Lunch')).toBeVisible();
  await expect.element(button('Lyssna på Julafton')).toBeVisible();
  expect(portal.api.callsOf('getVoiceMessageAudio').map(({ params }) => params.voiceMessageId)).toEqual([
    julafton.id,
    lunch.id,
  ]);
});

it('plays the one that was pressed last, also when the link of an earlier one comes later', async () => {
  const portal = fakeApi({ voiceMessages: [julafton, lunch] });
  await openPortal('/voice-messages', portal);
  const { promise, resolve } = Promise.withResolvers<void>();
  portal.api.answer({
    getVoiceMessageAudio: async ({ params }) => {
      if (params.voiceMessageId === julafton.id) await promise;
      return { url: aSound(), expiresAt: '2026-12-01T08:01:00.000Z' };
    },
  });
  await button('Lyssna på Julafton').click();
  await expect.element(button('Pausa Julafton')).toBeVisible();
  await button('Lyssna på Lunch').click();
  await expect.element(button('Lyssna på Julafton')).toBeVisible();
  resolve();
  await expect.element(button('Pausa Lunch')).toBeVisible();
  await expect.element(button('Lyssna på Julafton')).toBeVisible();
});

it('makes no sound when its page was left before it began', async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play');
  onTestFinished(() => void vi.restoreAllMocks());
  const portal = fakeApi({ voiceMessages: [julafton] });
  await openPortal('/voice-messages', portal);
  const link = portal.api.hold('getVoiceMessageAudio');
  await button('Lyssna på Julafton').click();
  await link.arrived;
  await page.getByRole('link', { name: 'Användare' }).first().click();
  await expect.element(page.getByRole('heading', { name: 'Användare' })).toBeVisible();
  const created = vi.spyOn(HTMLMediaElement.prototype, 'src', 'set');
  link.release();
  await expect.poll(() => portal.api.callsOf('getVoiceMessageAudio')).toHaveLength(1);
  expect(created).not.toHaveBeenCalled();
  expect(play).not.toHaveBeenCalled();
});

it('that breaks off is fetched by a new link once, and then said to have failed', async () => {
  // An error before a sound plays rejects the promise of play(); the player ignores the event that this test dispatches.
  const plays: { element: HTMLMediaElement; began: Promise<void> }[] = [];
  const original = HTMLMediaElement.prototype.play;
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(function play(this: HTMLMediaElement) {
    const began = original.call(this);
    plays.push({ element: this, began });
    return began;
  });
  const breaksOff = async (count: number, after: number) => {
    await expect.poll(() => plays).toHaveLength(count);
    await plays.at(-1)?.began;
    await expect.element(button('Pausa Julafton')).toBeVisible();
    await expect.poll(() => plays.at(-1)?.element.currentTime).toBeGreaterThan(after);
    const broken = plays.at(-1)?.element.currentTime ?? 0;
    plays.at(-1)?.element.dispatchEvent(new Event('error'));
    return broken;
  };
  onTestFinished(() => void vi.restoreAllMocks());
  const portal = fakeApi({ voiceMessages: [julafton] });
  await openPortal('/voice-messages', portal);
  await button('Lyssna på Julafton').click();
  const broken = await breaksOff(1, 0);
  await expect.poll(() => portal.api.callsOf('getVoiceMessageAudio')).toHaveLength(2);
  await breaksOff(2, broken);
  await expect
    .element(page.getByRole('alert').getByText('Det gick inte att spela upp.', { exact: false }))
    .toBeVisible();
  expect(portal.api.callsOf('getVoiceMessageAudio')).toHaveLength(2);
});

it('says when one cannot be played, and plays it when asked again', async () => {
  const portal = fakeApi({ voiceMessages: [julafton] });
  await openPortal('/voice-messages', portal);
  portal.api.refuse('getVoiceMessageAudio', 'temporarily-unavailable');
  await button('Lyssna på Julafton').click();
  await expect
    .element(page.getByRole('alert').getByText('Det gick inte att spela upp.', { exact: false }))
    .toBeVisible();
  portal.api.mend();
  await button('Lyssna på Julafton').click();
  await expect.element(button('Pausa Julafton')).toBeVisible();
});

it('names in its panel what uses it, with the way there', async () => {
  await openPortal(`/voice-messages/${julafton.id}`, fakeApi({ voiceMessages: [julafton] }));
  await expect
    .element(page.getByRole('link', { name: 'Svarsgruppen Kundtjänst' }))
    .toHaveAttribute('href', `/answering-groups/${group.id}`);
});

it('is renamed; what somebody else called it meanwhile is said first', async () => {
  const portal = fakeApi({ voiceMessages: [julafton] });
  await openPortal(`/voice-messages/${julafton.id}`, portal);
  await button('Byt namn').click();
  portal.data.voiceMessages = [{ ...julafton, name: 'Jul', version: 2 }];
  await dialog.getByRole('textbox', { name: 'Namn' }).fill('Jul 2026');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect.element(dialog.getByText('nu heter det Jul.', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect.element(page.getByRole('heading', { name: 'Jul 2026' })).toBeVisible();
  expect(portal.data.voiceMessages[0]).toMatchObject({ name: 'Jul 2026', version: 3 });
});

it('is deleted only when nothing uses it', async () => {
  const portal = fakeApi({ voiceMessages: [julafton], answeringGroups: [anAnsweringGroup()] });
  await openPortal(`/voice-messages/${julafton.id}`, portal);
  portal.api.refuse('deleteVoiceMessage', 'in-use', { uses: [group] });
  await button('Ta bort').click();
  await dialog.getByRole('button', { name: 'Ta bort' }).click();
  await expect.element(dialog.getByRole('link', { name: 'Gå till Kundtjänst' })).toBeVisible();
  portal.api.mend();
  await dialog.getByRole('button', { name: 'Ta bort' }).click();
  await expect.element(page.getByText('Julafton är borttaget')).toBeVisible();
  expect(portal.data.voiceMessages).toEqual([]);
});

it('is where the activity log leads', async () => {
  const entry = anActivity({ action: 'voice-message-ready', entityId: julafton.id, entityName: 'Julafton' });
  await openPortal('/activity', fakeApi({ voiceMessages: [julafton], activity: [entry] }));
  await expect
    .element(page.getByRole('link', { name: 'Talmeddelandet Julafton är klart att använda', exact: false }))
    .toHaveAttribute('href', `/voice-messages/${julafton.id}`);
});

it('is found on a phone under Mer', async () => {
  await openPortal('/', fakeApi(), { isPhone: true });
  await button('Mer').click();
  await page.getByRole('link', { name: 'Talmeddelanden' }).click();
  await expect.element(page.getByRole('heading', { name: 'Talmeddelanden' })).toBeVisible();
});
