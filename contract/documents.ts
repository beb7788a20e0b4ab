/** Documents: letters that an order needs, such as a power of attorney. */
import * as z from 'zod';
import { documentKinds } from '../domain/document.ts';
import { documentFormats } from '../domain/upload.ts';
import { idOf, instant, text } from './fields.ts';
import { administrators, operation } from './operation.ts';
import { contentTypeOf, download, size, uploadForm, uploadState } from './uploads.ts';

const document = z
  .object({
    id: idOf('doc'),
    kind: z.enum(documentKinds),
    fileName: z.string(),
    ...uploadState,
    pages: z.int().nullable().meta({ description: '1 for a picture; null until it is ready' }),
    createdAt: instant,
    version: z.int(),
  })
  .meta({ id: 'Document' });
export type DocumentReply = z.infer<typeof document>;

const params = z.object({ documentId: idOf('doc') });
const path = '/documents/{documentId}';

export const createDocument = operation({
  id: 'createDocument',
  service: 'documents',
  method: 'POST',
  path: '/documents',
  summary: 'Create a document, and get the form to upload its file with: PDF, JPEG or PNG',
  access: administrators(),
  body: z
    .strictObject({
      kind: z.enum(documentKinds),
      fileName: text(200),
      contentType: contentTypeOf(documentFormats),
      size,
    })
    .meta({ id: 'NewDocument' }),
  success: 201,
  reply: document.extend({ upload: uploadForm }).meta({ id: 'CreatedDocument' }),
  problems: ['too-many-documents', 'upload-over'],
  repliesAnew: true,
});

export const getDocument = operation({
  id: 'getDocument',
  service: 'documents',
  method: 'GET',
  path,
  summary: 'Get a document, and how far it has come',
  access: administrators(),
  params,
  success: 200,
  reply: document,
  problems: [],
});

export const getDocumentContent = operation({
  id: 'getDocumentContent',
  service: 'documents',
  method: 'GET',
  path: `${path}/content`,
  summary:
    'Where the checked copy and a small picture of it can be fetched, for a minute. The copy has no digital signatures',
  access: administrators(),
  params,
  success: 200,
  reply: z.object({ ...download, thumbnailUrl: z.string() }).meta({ id: 'DocumentContent' }),
  problems: ['not-ready'],
});
