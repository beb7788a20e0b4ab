/** The recorder, with the browser's own fake microphone, which beeps. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { startRecording } from '../../web/design/recorder/record.ts';
import { accessToken } from '../../web/session/session.ts';
import { expectAccessibleDialog } from './support/accessible.ts';
import { aVoiceMessage } from './support/entities.ts';
import { FakeS3 } from './support/fake-s3.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';
import { sessionOf } from './support/stored.ts';

const dialog = page.getByRole('dialog');
const button = (name: string) => dialog.getByRole('button', { name, exact: true });
const done = dialog.getByText('Inspelningen är klar', { exact: false });

async function openRecorder() {
  const portal = fakeApi();
  const s3 = FakeS3.install(portal);
  const queryClient = await openPortal('/voice-messages', portal);
  await page.getByRole('button', { name: 'Spela in' }).click();
  await expect.element(dialog.getByText('Tryck och tala')).toBeVisible();
  return { ...portal, s3, queryClient };
}

/** The microphone is what the test says. */
function microphone(getUserMedia: typeof navigator.mediaDevices.getUserMedia): void {
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(getUserMedia);
  onTestFinished(() => void vi.restoreAllMocks());
}

/** In the dialog, the round button comes after the choice of how to do it. */
const record = () => dialog.getByRole('button', { name: 'Spela in', exact: true }).last().click();

/** The browser hands out what it recorded a second at a time. */
async function untilSomethingIsRecorded(): Promise<void> {
  await expect.poll(() => document.querySelector('[role="timer"]')?.textContent).toMatch(/^0:(0[1-9]|[1-5])/);
}

it('records, stops, plays, and saves what was recorded under a name', async () => {
  const { api, data, s3, queryClient } = await openRecorder();
  await record();
  await expect.element(dialog.getByText('Spelar in')).toBeVisible();
  await untilSomethingIsRecorded();
  await expect.element(dialog.getByText(/^4:[0-5]\d kvar$/)).toBeVisible();
  await button('Stoppa').click();
  await expect.element(done).toBeVisible();
  await button('Lyssna på inspelningen').click();
  await expect.element(button('Pausa inspelningen')).toBeVisible();
  await expect.element(button('Spara')).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Namn' }).fill('Jul 2026');
  await button('Spara').click();
  const post = await s3.post();
  const file = post.form.get('file') as File;
  expect(file.size).toBeGreaterThan(1000);
  expect(api.callsOf('createVoiceMessage')[0]?.body).toEqual({
    name: 'Jul 2026',
    contentType: 'audio/webm;codecs=opus',
    size: file.size,
  });
  post.arrive();
  await expect.poll(() => data.voiceMessages[0]?.status).toBe('checking');
  data.voiceMessages = data.voiceMessages.map((message) => ({ ...message, status: 'ready', durationSeconds: 1 }));
  await queryClient.refetchQueries({ type: 'active' });
  await expect.element(page.getByText('Jul 2026 är klart att använda')).toBeVisible();
});

it('is worked by the keyboard, and the focus goes on to what was recorded', async () => {
  await openRecorder();
  dialog.getByRole('button', { name: 'Spela in', exact: true }).last().element().focus();
  await userEvent.keyboard(' ');
  await expect.element(button('Stoppa')).toHaveFocus();
  await untilSomethingIsRecorded();
  await userEvent.keyboard('{Enter}');
  await expect.element(done).toBeVisible();
  await expect.element(button('Lyssna på inspelningen')).toHaveFocus();
});

it('records again in place of what was recorded', async () => {
  await openRecorder();
  await record();
  await untilSomethingIsRecorded();
  await button('Stoppa').click();
  await button('Gör om').click();
  await expect.element(button('Stoppa')).toHaveFocus();
  await untilSomethingIsRecorded();
  await button('Stoppa').click();
  await expect.element(done).toBeVisible();
});

it('keeps what was recorded when the microphone is unplugged, and says so', async () => {
  const opened: MediaStream[] = [];
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  microphone(async (wanted) => {
    const stream = await open(wanted);
    opened.push(stream);
    return stream;
  });
  await openRecorder();
  await record();
  await untilSomethingIsRecorded();
  opened[0]?.getTracks()[0]?.dispatchEvent(new Event('ended'));
  await expect.element(dialog.getByText('anslut mikrofonen och gör om', { exact: false })).toBeVisible();
  await expect.element(button('Lyssna på inspelningen')).toBeVisible();
});

it.each([
  ['is not allowed', 'NotAllowedError', 'tillåt mikrofonen och försök igen.'],
  ['is missing', 'NotFoundError', 'Ingen mikrofon hittades. Anslut en och försök igen.'],
  ['is in use', 'NotReadableError', 'Avsluta samtalet eller mötet där och försök igen.'],
])('says what to do when the microphone %s, and can try again', async (_, name, sentence) => {
  microphone(() => Promise.reject(new DOMException('', name)));
  await openRecorder();
  await record();
  await expect.element(dialog.getByRole('alert').getByText(sentence, { exact: false })).toBeVisible();
  vi.restoreAllMocks();
  await record();
  await expect.element(dialog.getByText('Spelar in')).toBeVisible();
});

it('says so when the browser cannot record, and what else there is', async () => {
  await openRecorder();
  vi.stubGlobal('MediaRecorder', undefined);
  await record();
  await expect.element(dialog.getByText('Den här webbläsaren kan inte spela in.', { exact: false })).toBeVisible();
  await expect.element(dialog.getByText('ladda upp en fil', { exact: false })).toBeVisible();
});

it('lets go of the microphone when it is closed', async () => {
  const opened: MediaStream[] = [];
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  microphone(async (wanted) => {
    const stream = await open(wanted);
    opened.push(stream);
    return stream;
  });
  await openRecorder();
  await record();
  await expect.element(dialog.getByText('Spelar in')).toBeVisible();
  await button('Avbryt').click();
  await page.getByRole('button', { name: 'Lämna utan att spara' }).click();
  await expect.poll(() => opened[0]?.getTracks()[0]?.readyState).toBe('ended');
});

it('leaves the focus where somebody typed meanwhile', async () => {
  const opened: MediaStream[] = [];
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  microphone(async (wanted) => {
    const stream = await open(wanted);
    opened.push(stream);
    return stream;
  });
  await openRecorder();
  await record();
  await untilSomethingIsRecorded();
  const name = dialog.getByRole('textbox', { name: /^Namn/ });
  await name.click();
  await userEvent.keyboard('Jul');
  await expect.element(name).toHaveFocus();
  opened[0]?.getTracks()[0]?.dispatchEvent(new Event('ended'));
  await expect.element(button('Lyssna på inspelningen')).toBeVisible();
  await expect.element(name).toHaveFocus();
});

it('says that what was recorded is lost when the session ends, and keeps its name', async () => {
  const { api, data } = await openRecorder();
  await record();
  await untilSomethingIsRecorded();
  await button('Stoppa').click();
  await dialog.getByRole('textbox', { name: 'Namn' }).fill('Jul 2026');
  api.refuse('refreshSession', 'session-expired');
  await accessToken({ rejected: 'token' }).catch(() => undefined);
  await page.getByLabelText('Organisation').fill('bageriet.example');
  await page.getByLabelText('Användarnamn').fill('anna.bergstrom');
  await page.getByLabelText('Lösenord', { exact: true }).fill('hemligt-losenord');
  const session = sessionOf(data, api.now);
  api.mend('refreshSession');
  api.answer({ createSession: () => session, refreshSession: () => session });
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect.element(dialog.getByText('Namnet är kvar, men inte inspelningen', { exact: false })).toBeVisible();
  await expect.element(dialog.getByRole('textbox', { name: /^Namn/ })).toHaveValue('Jul 2026');
  await record();
  await expect.element(dialog.getByText('Namnet är kvar', { exact: false })).not.toBeInTheDocument();
});

it('can be perceived by everybody, in both themes and on a phone', async () => {
  await openRecorder();
  await expectAccessibleDialog();
  await record();
  await untilSomethingIsRecorded();
  await expectAccessibleDialog();
  await button('Stoppa').click();
  await expect.element(done).toBeVisible();
  await page.viewport(390, 844);
  await expectAccessibleDialog();
});

it('pauses what plays before it records', async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play');
  onTestFinished(() => void vi.restoreAllMocks());
  await openPortal('/voice-messages', fakeApi({ voiceMessages: [aVoiceMessage()] }));
  await page.getByRole('button', { name: 'Lyssna på Julafton', exact: true }).click();
  await expect.poll(() => (play.mock.contexts[0] as HTMLMediaElement | undefined)?.paused).toBe(false);
  await page.getByRole('button', { name: 'Spela in' }).click();
  await record();
  await expect.element(dialog.getByText('Spelar in')).toBeVisible();
  expect((play.mock.contexts[0] as HTMLMediaElement).paused).toBe(true);
});

it('closes quietly while the browser still asks for the microphone', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const opened: MediaStream[] = [];
  microphone(async (wanted) => {
    await promise;
    const stream = await open(wanted);
    opened.push(stream);
    return stream;
  });
  const unhandled = vi.fn<(event: PromiseRejectionEvent) => void>();
  window.addEventListener('unhandledrejection', unhandled);
  onTestFinished(() => window.removeEventListener('unhandledrejection', unhandled));
  await openRecorder();
  await record();
  await expect.element(dialog.getByText('Tillåt mikrofonen', { exact: false })).toBeVisible();
  await button('Avbryt').click();
  await page.getByRole('button', { name: 'Lämna utan att spara' }).click();
  resolve();
  await expect.poll(() => opened[0]?.getTracks()[0]?.readyState).toBe('ended');
  expect(unhandled).not.toHaveBeenCalled();
});

it('lets go of the level when recording cannot start', async () => {
  const close = vi.spyOn(AudioContext.prototype, 'close');
  vi.spyOn(MediaRecorder.prototype, 'start').mockImplementation(() => {
    throw new DOMException('', 'NotSupportedError');
  });
  onTestFinished(() => void vi.restoreAllMocks());
  await expect(startRecording(1)).rejects.toMatchObject({ fault: 'failed' });
  expect(close).toHaveBeenCalledOnce();
});

it('stops by itself when it is as long as it can be', async () => {
  const recording = await startRecording(0.3);
  expect(await recording.recorded).toMatchObject({ end: 'full' });
});
