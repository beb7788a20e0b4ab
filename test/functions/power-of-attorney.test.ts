/** The power of attorney of a port, as a PDF that other programs read. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { describe, expect, it } from 'vitest';
import { transact } from '../../adapters/table/commit.ts';
import { portRequestWrite } from '../../adapters/table/port-requests.ts';
import { getPowerOfAttorney } from '../../contract/power-of-attorney.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { portRequest } from '../build/port-request.ts';

const api = openInProcessApi({ isFresh: true, now: Date.parse('2026-12-01T09:00:00Z') });

/** Every text on the pages of the letter of a request, and how many pages there are. */
async function letterOf(changed: Parameters<typeof portRequest>[0]) {
  const request = portRequest(changed);
  const organization = api.world.organizationId as unknown as OrganizationId;
  await transact(api.house.table, [portRequestWrite(organization, null, request)]);
  const reply = await api.call(getPowerOfAttorney, {
    as: api.world.administrator,
    path: { portRequestId: request.id },
  });
  expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/pdf']);
  const pdfium = await PDFiumLibrary.init();
  const document = await pdfium.loadDocument(Buffer.from(reply.body as string, 'base64'));
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  pdfium.destroy();
  return { pages: pages.length, text: pages.join(' ').replaceAll(/\s+/gu, ' ') };
}

describe('a power of attorney', () => {
  it('of a company is filled in on one page, with places to sign', async () => {
    const { pages, text } = await letterOf({});
    expect(pages).toBe(1);
    for (const part of [
      'Fullmakt för flytt av telefonnummer',
      'Fullmaktsgivare Bageriet AB',
      'Organisationsnummer 556677-8899',
      'Telefonnummer 070-174 06 05',
      'Önskad tid för flytten 2026-12-29 kl. 10:00',
      'teckna företagets firma',
      'Ort och datum',
      'Namnteckning',
      'Namnförtydligande',
    ])
      expect(text).toContain(part);
  });

  it('of a person leaves the last digits of the personal number to the pen', async () => {
    const currentOwner = { kind: 'person', name: 'Zofia Łukasik', maskedIdentityNumber: '850709-****' } as const;
    const { text } = await letterOf({ currentOwner });
    expect(text).toContain('Personnummer 850709- _ _ _ _');
    // The fonts of every reader have no Ł.
    expect(text).toContain('Zofia Lukasik');
    expect(text).toContain('av den som numret står på');
  });

  it('with the longest names that there are is still one page', async () => {
    const name = `${'Österåkers Bygg '.repeat(6)}AB`.slice(0, 100);
    const { pages, text } = await letterOf({
      currentOwner: { kind: 'organization', name, maskedIdentityNumber: '5566778899' },
    });
    expect(pages).toBe(1);
    expect(text).toContain('Namnförtydligande');
  });
});
