/** Documents from the form to the day on which they are kept no longer. */
import { describe, expect, it, vi } from 'vitest';
import { fileKey } from '../../adapters/files.ts';
import { listActivity } from '../../contract/activity.ts';
import { createDocument, getDocument, getDocumentContent } from '../../contract/documents.ts';
import type { Operation } from '../../contract/operation.ts';
import type { DocumentId, OrganizationId } from '../../domain/ids.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { wrong, type HouseReply } from '../build/house.ts';
import { arrive, pixel } from '../build/upload.ts';

const now = Date.parse('2026-11-30T12:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const day = 24 * 3_600_000;

const ask = (operation: Operation, { id, body }: { id?: string; body?: object } = {}) =>
  api.call(operation, {
    as: api.world.administrator,
    ...(id !== undefined && { path: { documentId: id } }),
    ...(body && { body }),
  });
const organization = (): OrganizationId => api.world.organizationId as unknown as OrganizationId;
const letter = { kind: 'power-of-attorney', fileName: 'Fullmakt från Telia.png', contentType: 'image/png', size: 100 };
const created = async (): Promise<HouseReply['body']> => (await ask(createDocument, { body: letter })).body;
const files = () => [...api.house.files.objects.keys()].toSorted();

describe('a document', () => {
  it('waits for its file, is checked, and can then be looked at for a minute under a name that is no path', async () => {
    const { id, upload, status, fileName } = await created();
    expect([status, fileName, upload.fields['Content-Type']]).toEqual(['uploading', letter.fileName, 'image/png']);
    expect((await ask(getDocumentContent, { id })).status).toBe(409);
    expect(await arrive(api.house, organization(), id, pixel)).toBe('ready');
    expect((await ask(getDocument, { id })).body).toMatchObject({ status: 'ready', pages: 1, rejectedBecause: null });
    const { url, thumbnailUrl, expiresAt } = (await ask(getDocumentContent, { id })).body;
    const { searchParams } = new URL(url);
    expect([searchParams.get('response-content-disposition'), searchParams.get('response-content-type')]).toEqual([
      `inline; filename="${id}.png"`,
      'image/png',
    ]);
    expect([new URL(thumbnailUrl).pathname.endsWith(`/${id}-1-thumbnail`), expiresAt]).toEqual([
      true,
      '2026-11-30T12:01:00.000Z',
    ]);
    const key = fileKey(organization(), id);
    expect(files()).toEqual([`checked/${key}-1`, `checked/${key}-1-thumbnail`]);
  });

  it('that is something else is rejected, and nothing of it is kept', async () => {
    const { id } = await created();
    expect(await arrive(api.house, organization(), id, new TextEncoder().encode('%PDF-1.7'))).toBe('other-format');
    expect((await ask(getDocument, { id })).body).toMatchObject({
      status: 'rejected',
      rejectedBecause: 'other-format',
    });
    expect(files()).toEqual([]);
  });

  it('is called by its kind in the activity log: a file name may contain a personal identity number', async () => {
    const { id } = await created();
    const { body } = await api.call(listActivity, { as: api.world.administrator, query: { entityId: id } });
    expect(body.items[0].entityName).toBe('power-of-attorney');
    expect(JSON.stringify(body)).not.toContain('Telia');
  });

  it('that nothing uses is deleted after 90 days, with its files', async () => {
    const { id } = await created();
    await arrive(api.house, organization(), id, pixel);
    vi.setSystemTime(now + 89 * day);
    await api.house.reconcile();
    expect((await ask(getDocument, { id })).status).toBe(200);
    vi.setSystemTime(now + 90 * day);
    await api.house.reconcile();
    expect((await ask(getDocument, { id })).status).toBe(404);
    vi.setSystemTime(now + 91 * day);
    await api.house.reconcile();
    expect(files()).toEqual([]);
  });

  it('is a letter of a known kind, in a known format, of at most 10 MB', async () => {
    const refused = async (different: object) =>
      wrong(await ask(createDocument, { body: { ...letter, ...different } }));
    expect(await refused({ kind: 'invoice' })).toEqual([400, 'kind: invalid-choice']);
    expect(await refused({ contentType: 'application/zip' })).toEqual([400, 'contentType: invalid-choice']);
    for (const contentType of ['image/png;x=1', 'image/png;codecs=opus', 'image/png;', 'image/png;codecs=a;x=1'])
      expect(await refused({ contentType })).toEqual([400, 'contentType: invalid-choice']);
    expect(await refused({ size: 10 * 1024 * 1024 + 1 })).toEqual([400, 'size: too-large']);
    expect(await refused({ size: 0 })).toEqual([400, 'size: too-small']);
    expect(await refused({ fileName: '   ' })).toEqual([400, 'fileName: required']);
  });

  it('of which nobody has heard is not found', async () => {
    const nobodys: DocumentId = 'doc_01JDCQDC2E4G6J8M0P2R4T6V8X' as unknown as DocumentId;
    expect((await ask(getDocument, { id: nobodys as unknown as string })).status).toBe(404);
    expect(await arrive(api.house, organization(), nobodys, pixel)).toBe('not wanted');
  });
});
