/** Names of domains: one stored form, the one that people write. */
import { decodePunycode } from './punycode.ts';
import { plainText } from './text.ts';

/** How long a label is at most, spelled in ASCII (RFC 1035, 2.3.4). */
const longestLabel = 63;

/** A label: letters and digits of any script, hyphens within (RFC 1123, RFC 5890). */
const label = /^[\p{L}\p{M}\p{Nd}](?:[\p{L}\p{M}\p{Nd}-]{0,61}[\p{L}\p{M}\p{Nd}])?$/u;
/** The last label is no number, and longer than one letter. */
const topLevel = /^\p{L}.+$/u;

/**
 * A domain as people write it, in lower case: `räksmörgås.se`, also where a browser or a mail program spelled it
 * `xn--rksmrgs-5wao1o.se`. Null for what is none.
 */
export function readDomainName(typed: string): string | null {
  const labels = plainText(typed).toLowerCase().replace(/\.$/, '').split('.').map(decoded);
  const isName = labels.length > 1 && labels.every((each) => label.test(each)) && topLevel.test(labels.at(-1) ?? '');
  const name = labels.join('.');
  return isName && name.length <= 253 ? name : null;
}

/** A label without its ASCII spelling; empty for a spelling of what people could not have written. */
function decoded(text: string): string {
  if (!text.startsWith('xn--')) return text;
  // Reading it takes its length squared.
  if (text.length > longestLabel) return '';
  const written = decodePunycode(text.slice(4)) ?? '';
  return /[^\p{ASCII}]/u.test(written) && plainText(written).toLowerCase() === written ? written : '';
}
