/** A PDF that only shows something: it runs nothing, opens nothing and contains no other file. Source: ISO 32000-2. */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFStream,
  PDFString,
  type PDFContext,
  type PDFObject,
} from 'pdf-lib';
import { UploadRejected } from '../../../domain/upload.ts';

/** Keys that hold programs, other files, or forms that are programs (§7.11.4, §12.6.3, §12.6.4.17, §13.6, §13.7). */
const activeKeys: ReadonlySet<string> = new Set([
  'JS',
  'JavaScript',
  'AA',
  'XFA',
  'EmbeddedFiles',
  'EF',
  'RichMediaContent',
  'RichMediaSettings',
  'Collection',
  'OPI',
]);

/** Keys of a stream whose data, or whose picture, comes from another file (§7.3.8, §8.10.4). */
const externalKeys: ReadonlySet<string> = new Set(['F', 'FFilter', 'FDecodeParms', 'Ref']);

/** Types of actions, annotations and objects (§12.5.6, §12.6.4) that do more than show another place of the document. */
const activeTypes: ReadonlySet<string> = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Thread',
  'Rendition',
  'Movie',
  'Sound',
  'RichMedia',
  'RichMediaExecute',
  'Screen',
  'FileAttachment',
  'EmbeddedFile',
  '3D',
  'PS',
]);

/** Keys that say what an action, an annotation or an object is. Elsewhere a name may mean anything: a blend mode is called Screen. */
const typeKeys: ReadonlySet<string> = new Set(['S', 'Type', 'Subtype', 'Subtype2']);

/** Addresses of files and programs of the reader's machine: those of a scheme that is not of the web, of post or of telephones, and of hosts. */
const localAddress = /^(?!https?:|mailto:|tel:)([a-z][a-z\d+.-]*:|\\\\|\/\/)/i;

/** Looks at everything that the document has. @throws UploadRejected `active-content` */
export function assertPassive(context: PDFContext): void {
  const { Root: catalog, Info: about } = context.trailerInfo;
  for (const object of [catalog, about]) if (object) assertPassiveObject(context, object);
  for (const [, object] of context.enumerateIndirectObjects()) assertPassiveObject(context, object);
}

/** Reaches what is inside an object; references lead to objects that are looked at for themselves. */
function assertPassiveObject(context: PDFContext, object: PDFObject): void {
  if (object instanceof PDFArray) {
    for (const each of object.asArray()) assertPassiveObject(context, each);
  } else if (object instanceof PDFStream) {
    if (object.dict.keys().some((key) => externalKeys.has(textOf(key)))) throw new UploadRejected('active-content');
    assertPassiveObject(context, object.dict);
  } else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      if (isActive(context, textOf(key), value)) throw new UploadRejected('active-content');
      assertPassiveObject(context, value);
    }
  }
}

function isActive(context: PDFContext, key: string, value: PDFObject): boolean {
  if (activeKeys.has(key)) return true;
  // A type and an address may be named by a reference.
  if (typeKeys.has(key)) {
    const type = context.lookup(value);
    return type instanceof PDFName && activeTypes.has(textOf(type));
  }
  if (key !== 'URI' && key !== 'Base') return false;
  const address = context.lookup(value);
  const isText = address instanceof PDFString || address instanceof PDFHexString;
  return isText && localAddress.test(withoutSpaces(address.decodeText()));
}

/** Readers leave out spaces and control characters of an address. */
const withoutSpaces = (text: string): string =>
  Array.from(text)
    .filter((character) => character > ' ')
    .join('');

/** What a name says. The parser reads the numbers of characters (§7.3.5) in capitals only; readers also take others. */
const textOf = (name: PDFName): string =>
  name.decodeText().replaceAll(/#([\da-f]{2})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
