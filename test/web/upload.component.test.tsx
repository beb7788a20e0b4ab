/** An upload of a file: what is rejected before it is sent, how far it is, how it is cut off and goes on, what the check says. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { RejectionReason } from '../../domain/upload.ts';
import { expectAccessibleDialog } from './support/accessible.ts';
import { aVoiceMessage } from './support/entities.ts';
import { FakeS3 } from './support/fake-s3.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

const text = (words: string | RegExp) => page.getByText(words).first();
const dialog = page.getByRole('dialog');
const press = (name: string) => dialog.last().getByRole('button', { name, exact: true }).click();
const aFile = (name = 'julafton.m4a', type = 'audio/mp4', bytes = 3000) =>
  new File([new Uint8Array(bytes)], name, { type });

/** The dialog is open, and the file is chosen. */
async function choose(file: File) {
  const portal = fakeApi({ voiceMessages: [aVoiceMessage({ name: 'Lunch' })] });
  const s3 = FakeS3.install(portal);
  const queryClient = await openPortal('/voice-messages', portal);
  await page.getByRole('button', { name: 'Ladda upp' }).click();
  await dialog.getByLabelText('Ljudfil', { exact: true }).last().upload(file);
  /** What the check says. */
  const settle = async (status: 'ready' | 'rejected', rejectedBecause: RejectionReason | null = null) => {
    portal.data.voiceMessages = portal.data.voiceMessages.map((message) =>
      message.status === 'checking' ? { ...message, status, rejectedBecause } : message,
    );
    await queryClient.refetchQueries({ type: 'active' });
  };
  return { ...portal, s3, settle };
}

const names = ({ data }: Awaited<ReturnType<typeof choose>>) => data.voiceMessages.map(({ name }) => name);

it('is posted by the form, its progress is shown, and it can be used when it is checked', async () => {
  const { s3, api, settle } = await choose(aFile());
  await expect.element(dialog.getByLabelText(/^Namn/)).toHaveValue('julafton');
  await expectAccessibleDialog();
  await press('Spara');
  const post = await s3.post();
  expect(api.callsOf('createVoiceMessage')[0]?.body).toEqual({
    name: 'julafton',
    contentType: 'audio/mp4',
    size: 3000,
  });
  expect(post.url).toBe('https://quarantine.example/');
  expect([...post.form.keys()].at(-1)).toBe('file');
  post.progress(0.4);
  await expect.element(text(/40\s%/)).toBeVisible();
  post.arrive();
  await expect.element(dialog.getByText('Kontrolleras…')).toBeVisible();
  await settle('ready');
  await expect.element(text('julafton är klart att använda')).toBeVisible();
  await expect.element(dialog).not.toBeInTheDocument();
});

it('that is aborted leaves nothing behind but the choice', async () => {
  const chosen = await choose(aFile());
  await press('Spara');
  const post = await chosen.s3.post();
  await press('Avbryt uppladdningen');
  expect(post.isAborted()).toBe(true);
  await expect.poll(() => names(chosen)).toEqual(['Lunch']);
  await expect.element(dialog.getByText('julafton.m4a')).toBeVisible();
});

it('that was cut off is posted again by the same form', async () => {
  const { s3, api } = await choose(aFile());
  await press('Spara');
  (await s3.post()).disconnect();
  await expect.element(text('Filen kom inte fram')).toBeVisible();
  await expect.element(text('Anslutningen bröts. Kontrollera internetanslutningen och försök igen.')).toBeVisible();
  await press('Försök igen');
  const again = await s3.post(1);
  expect(again.form.get('key')).toBe(s3.posts[0]?.form.get('key'));
  expect(api.callsOf('createVoiceMessage')).toHaveLength(1);
});

it('that failed is not tried again with another name, but begun anew', async () => {
  const chosen = await choose(aFile());
  await press('Spara');
  (await chosen.s3.post()).disconnect();
  await expect.element(text('Filen kom inte fram')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Namn' }).fill('Jul 2026');
  await expect.element(text('Filen kom inte fram')).not.toBeInTheDocument();
  await press('Spara');
  await chosen.s3.post(1);
  await expect.poll(() => names(chosen)).toEqual(['Jul 2026', 'Lunch']);
});

it('keeps the file that was chosen when a faulty one is dropped, and opens none that misses the zone', async () => {
  await choose(aFile());
  const drop = (target: EventTarget, file: File) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    target.dispatchEvent(event);
    return event;
  };
  drop(dialog.getByRole('group', { name: 'Ljudfil' }).element(), aFile('meny.pdf', 'application/pdf'));
  await expect.element(dialog.getByRole('alert').getByText('meny.pdf är av fel sort.', { exact: false })).toBeVisible();
  await expect.element(dialog.getByText('julafton.m4a')).toBeVisible();
  expect(drop(document.body, aFile()).defaultPrevented).toBe(true);
});

it('whose form has expired goes on by that of a new message, and the former is deleted', async () => {
  const chosen = await choose(aFile());
  await press('Spara');
  (await chosen.s3.post()).refuse(
    403,
    '<Error><Message>Invalid according to Policy: Policy expired.</Message></Error>',
  );
  const again = await chosen.s3.post(1);
  expect(again.form.get('key')).not.toBe(chosen.s3.posts[0]?.form.get('key'));
  await expect.poll(() => names(chosen)).toEqual(['julafton', 'Lunch']);
});

it('that is rejected says why and what to do, and another can be chosen', async () => {
  const chosen = await choose(aFile());
  await press('Spara');
  (await chosen.s3.post()).arrive();
  await expect.element(dialog.getByText('Kontrolleras…')).toBeVisible();
  await chosen.settle('rejected', 'cut-short');
  await expect.element(dialog.getByText('Inspelningen är bruten', { exact: false })).toBeVisible();
  await expectAccessibleDialog();
  await press('Gör om');
  await expect.element(dialog.getByRole('button', { name: 'Välj fil' })).toBeVisible();
  await expect.poll(() => names(chosen)).toEqual(['Lunch']);
});

it('that nobody waits for goes on: the library shows how it ends', async () => {
  const { s3, settle } = await choose(aFile());
  await press('Spara');
  (await s3.post()).arrive();
  await press('Stäng');
  const row = page.getByRole('row').filter({ hasText: 'julafton' });
  await expect.element(row.getByText('Kontrolleras…')).toBeVisible();
  await settle('rejected', 'silent');
  await expect.element(row.getByText('Gick inte att använda')).toBeVisible();
  await expect.element(row.getByText('Det hörs inget i inspelningen', { exact: false })).toBeVisible();
});

it.each([
  [
    'too large',
    aFile('lång.wav', 'audio/wav', 10 * 1024 * 1024 + 1),
    'lång.wav är för stor. En fil får vara högst 10 MB.',
  ],
  ['of another kind', aFile('meny.pdf', 'application/pdf'), 'meny.pdf är av fel sort.'],
  ['empty', aFile('tom.wav', 'audio/wav', 0), 'tom.wav är tom.'],
])('of a file that is %s is not begun', async (_, file, sentence) => {
  const { api } = await choose(file);
  await expect.element(dialog.getByRole('alert').getByText(sentence, { exact: false })).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Spara' })).toBeDisabled();
  expect(api.callsOf('createVoiceMessage')).toEqual([]);
});

it('of a file whose type the browser does not know goes by its name', async () => {
  const { s3, api } = await choose(aFile('julafton.opus', ''));
  await press('Spara');
  await s3.post();
  expect(api.callsOf('createVoiceMessage')[0]?.body).toMatchObject({ contentType: 'audio/ogg' });
});

it('takes a file that is dropped', async () => {
  const { s3 } = await choose(aFile('tom.wav', 'audio/wav', 0));
  const dropped = new DataTransfer();
  dropped.items.add(aFile('paus.mp3', 'audio/mpeg'));
  const zone = dialog.getByRole('group', { name: 'Ljudfil' }).element();
  zone.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
  await expect.element(dialog.getByText('paus.mp3')).toBeVisible();
  await press('Spara');
  const post = await s3.post();
  expect((post.form.get('file') as File).size).toBe(3000);
});

it('asks before it is left half way', async () => {
  const chosen = await choose(aFile());
  await press('Spara');
  const post = await chosen.s3.post();
  const closing = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(closing);
  expect(closing.defaultPrevented).toBe(true);
  await dialog.getByRole('button', { name: 'Avbryt', exact: true }).click();
  await page.getByRole('button', { name: 'Lämna utan att spara' }).click();
  expect(post.isAborted()).toBe(true);
  await expect.poll(() => names(chosen)).toEqual(['Lunch']);
});
