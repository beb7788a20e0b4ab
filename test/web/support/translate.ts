/** What the translation of a browser does to a page: each text node is replaced by two nested `<font>` elements with the text in them. */

/** Of elements whose text nobody sees, it is left. */
const untouched = 'script, style, svg, textarea, input, [translate="no"]';

/** Translates all that is there, into itself: what is compared afterwards can be read. Returns how many texts there were. */
export function translate(root: Element = document.body): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const seen = texts.filter((text) => text.data !== '' && text.parentElement?.closest(untouched) === null);
  for (const text of seen) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  }
  return seen.length;
}
