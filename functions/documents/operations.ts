/** The operations of the service `documents`, as its function serves them. */
import { createDocument } from './create-document.ts';
import { getDocumentContent } from './get-document-content.ts';
import { getDocument } from './get-document.ts';

export const operations = [createDocument, getDocument, getDocumentContent];
