/**
 * What is next to other elements: elements alone, never bare text.
 *
 * A browser that translates a page (Chrome's translation, Google Translate) puts `<font>` elements in the place of text nodes. React
 * keeps hold of a text node that has siblings, and fails when it must insert before it or remove it (`NotFoundError`), or goes on
 * writing into a node that nobody sees. The only text of an element is safe: React writes it by `textContent`. So every text has an
 * element of its own; `test/house/bare-text.test.ts` looks at all of `web/`.
 * See https://github.com/facebook/react/issues/11538.
 */
import type { ReactElement } from 'react';

export type Elements = ReactElement | false | null | undefined | readonly Elements[];
