/** Swedish postal codes. */

/** Five digits of which the first is no 0, with or without the space, as `123 45`; null when it is none. */
export function parsePostalCode(typed: string): string | null {
  const [, area, place] = /^([1-9]\d{2})(\d{2})$/.exec(typed.replaceAll(' ', '')) ?? [];
  return area === undefined ? null : `${area} ${place}`;
}
