/** The id of a new draft: it is made in the browser, so that saving it twice saves one. */

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `drf_` and a ULID: ten digits of the time in milliseconds, sixteen by chance. See https://github.com/ulid/spec. */
export function newDraftId(now: number, chance: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  const time = Array.from({ length: 10 }, (_, place) => digits[Math.floor(now / 32 ** (9 - place)) % 32]);
  return `drf_${time.join('')}${Array.from(chance, (byte) => digits[byte % 32]).join('')}`;
}
