/** The power of attorney of a port: chosen, sent, checked; and what is said of one that cannot be used. */
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { RejectionReason } from '../../domain/upload.ts';
import { DocumentField, useDocumentReason } from '../../web/ports/document-field.tsx';
import { expectAccessible } from './support/accessible.ts';
import { nthId } from './support/entities.ts';
import { FakeS3 } from './support/fake-s3.ts';
import { fakeApi, type OpenPortal } from './support/open-portal.tsx';
import { aDocument } from './support/ports.ts';
import { renderPart } from './support/render-part.tsx';

const text = (words: string | RegExp) => page.getByText(words).first();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const input = page.getByLabelText('Fil med fullmakten', { exact: true }).last();
const aFile = (name = 'fullmakt.pdf', type = 'application/pdf', bytes = 3000) =>
  new File([new Uint8Array(bytes)], name, { type });

function Field({ first = null, error }: { first?: string | null; error?: string | undefined }) {
  const [documentId, setDocumentId] = useState(first);
  const [isBusy, setBusy] = useState(false);
  const reason = useDocumentReason(documentId);
  return (
    <>
      <DocumentField value={documentId} onChange={setDocumentId} error={error} onBusy={setBusy} />
      <p data-testid="value">{documentId ?? ''}</p>
      <p data-testid="reason">{isBusy ? 'på väg' : (reason ?? '')}</p>
    </>
  );
}

async function show(
  props: Parameters<typeof Field>[0] = {},
  portal: OpenPortal = fakeApi(),
  around: Parameters<typeof renderPart>[2] = {},
) {
  const s3 = FakeS3.install(portal);
  const queryClient = await renderPart(<Field {...props} />, portal, around);
  /** What the check says. */
  const settle = async (status: 'ready' | 'rejected', rejectedBecause: RejectionReason | null = null) => {
    portal.data.documents = portal.data.documents.map((document) =>
      document.status === 'checking' ? { ...document, status, rejectedBecause, pages: 2 } : document,
    );
    await queryClient.refetchQueries({ type: 'active' });
  };
  return { ...portal, s3, settle };
}

describe('a power of attorney', () => {
  it('is sent when it is chosen, and can be used when it is checked', async () => {
    const { api, s3, settle } = await show();
    await input.upload(aFile());
    const post = await s3.post();
    expect(api.callsOf('createDocument')[0]?.body).toEqual({
      kind: 'power-of-attorney',
      fileName: 'fullmakt.pdf',
      contentType: 'application/pdf',
      size: 3000,
    });
    post.progress(0.4);
    await expect.element(text(/40\s%/)).toBeVisible();
    await expect.element(page.getByTestId('reason')).toHaveTextContent('på väg');
    post.arrive();
    await expect.element(text('Fullmakten har kommit fram och kontrolleras.')).toBeVisible();
    await expect.element(page.getByTestId('value')).toHaveTextContent(nthId('doc', 101));
    await expect
      .element(page.getByTestId('reason'))
      .toHaveTextContent('Fullmakten kontrolleras. Det tar några sekunder.');
    await settle('ready');
    await expect.element(text('Fullmakten är klar att använda.')).toBeVisible();
    await expect.element(text('2 sidor')).toBeVisible();
    await expect.element(page.getByTestId('reason')).toHaveTextContent('');
    await expectAccessible();
  });

  it.each([
    ['anteckning.txt', 'text/plain', 3000, 'anteckning.txt är av fel sort.'],
    ['fullmakt.pdf', 'application/pdf', 0, 'fullmakt.pdf är tom.'],
    ['foto.jpg', 'image/jpeg', 10 * 1024 * 1024 + 1, 'foto.jpg är för stor.'],
  ])('%s of the type %s with %i bytes is not sent', async (name, type, bytes, words) => {
    const { api } = await show();
    await input.upload(aFile(name, type, bytes));
    await expect.element(page.getByText(words, { exact: false })).toBeVisible();
    expect(api.callsOf('createDocument')).toEqual([]);
  });

  it.each<[RejectionReason, string]>([
    ['unknown-format', 'Filen är av en sort som vi inte känner igen. Spara den som pdf, jpeg eller png.'],
    ['damaged', 'Filen är skadad. Skanna eller fotografera fullmakten igen.'],
    ['encrypted', 'Filen är skyddad med lösenord. Ta bort skyddet och ladda upp den igen.'],
    ['active-content', 'Filen innehåller program eller formulär. Skriv ut den till en ny pdf och ladda upp den.'],
  ])('that was rejected as %s says what to do, and another takes its place', async (reason, words) => {
    const { s3, settle } = await show();
    await input.upload(aFile());
    (await s3.post()).arrive();
    await expect.element(text('Fullmakten har kommit fram och kontrolleras.')).toBeVisible();
    await settle('rejected', reason);
    await expect.element(text(words)).toBeVisible();
    await expect
      .element(page.getByTestId('reason'))
      .toHaveTextContent('Fullmakten gick inte att använda. Välj en annan fil.');
    await expectAccessible();
    await input.upload(aFile('ny.png', 'image/png'));
    (await s3.post(1)).arrive();
    await expect.element(page.getByTestId('value')).toHaveTextContent(nthId('doc', 102));
    await settle('ready');
    await expect.element(text('Fullmakten är klar att använda.')).toBeVisible();
  });

  it('that was cut off is sent again, as the same document', async () => {
    const { api, s3 } = await show();
    await input.upload(aFile());
    (await s3.post()).disconnect();
    await expect.element(text(/^Anslutningen bröts/)).toBeVisible();
    await button('Försök igen').click();
    (await s3.post(1)).arrive();
    await expect.element(page.getByTestId('value')).toHaveTextContent(nthId('doc', 101));
    expect(api.callsOf('createDocument').length).toBe(1);
  });

  it('that is aborted is not sent on', async () => {
    const { s3 } = await show();
    await input.upload(aFile());
    const post = await s3.post();
    await button('Avbryt uppladdningen').click();
    expect(post.isAborted()).toBe(true);
    await expect.element(button('Välj fil')).toBeVisible();
    await expect.element(page.getByTestId('value')).toHaveTextContent('');
  });

  it('cannot be created when there are too many', async () => {
    const portal = fakeApi();
    portal.api.refuse('createDocument', 'too-many-documents');
    await show({}, portal);
    await input.upload(aFile());
    await expect.element(text('Det finns för många dokument')).toBeVisible();
    await expect.element(button('Välj en annan fil')).toBeVisible();
  });

  it('that is there can be exchanged for another', async () => {
    const portal = fakeApi({ documents: [aDocument()] });
    const { s3 } = await show({ first: nthId('doc', 1) }, portal);
    await expect.element(text('fullmakt.pdf')).toBeVisible();
    await button('Välj en annan fil').click();
    await input.upload(aFile('ny.pdf'));
    (await s3.post()).arrive();
    await expect.element(page.getByTestId('value')).toHaveTextContent(nthId('doc', 101));
    await expect.element(text('ny.pdf')).toBeVisible();
  });

  it('that cannot be read is read again', async () => {
    const portal = fakeApi({ documents: [aDocument()] });
    portal.api.refuse('getDocument', 'temporarily-unavailable');
    await show({ first: nthId('doc', 1) }, portal);
    await expect.element(text('Fullmakten kunde inte läsas in.')).toBeVisible();
    portal.api.mend();
    await button('Försök igen').click();
    await expect.element(text('fullmakt.pdf')).toBeVisible();
  });

  it('shows what else is wrong', async () => {
    await show({ error: 'Filen är inte kontrollerad än.' }, fakeApi(), { isPhone: true });
    await expect.element(page.getByRole('alert').getByText('Filen är inte kontrollerad än.')).toBeVisible();
    await expectAccessible();
  });
});
