/** E-mail addresses: a login, and where a new password is mailed. */
import { readDomainName } from './domain-name.ts';
import { plainText } from './text.ts';

/** What stands before the @: words of RFC 5322's `atext` with dots between them, 64 characters at most (RFC 5321). */
const localPart = /^(?=.{1,64}$)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;

/**
 * An address in its stored form: lower case, for nobody means another person by other capitals, and the domain as people write
 * it. The scheme of a link, angle brackets and list separators, which come along when one copies it, are left out. Null for what is none.
 */
export function readEmail(typed: string): string | null {
  const written = plainText(typed)
    .replace(/^mailto:\s*/iu, '')
    // Begins where a run of separators does: tried at each of many, it would take their number squared.
    .replace(/(?<![\s,;.])[\s,;.]+$/u, '')
    .replace(/^<(.*)>$/u, '$1');
  const at = written.lastIndexOf('@');
  const local = written.slice(0, at).toLowerCase();
  const domain = readDomainName(written.slice(at + 1));
  return at > 0 && domain !== null && localPart.test(local) ? `${local}@${domain}` : null;
}
