/**
 * What time it is for the server. A device's clock may be wrong, and *Stängt till 08:00* must be right all the same: every reply says
 * the server's time (`date`, RFC 9110 §6.6.1), and a difference that cannot be a slow network is added to this device's clock.
 */
let offset = 0;

/** The header has whole seconds, and the reply has travelled: less than this says nothing. */
const noticeableMilliseconds = 5_000;

/** Reads the server's time off a reply. */
export function noteServerTime(headers: Headers): void {
  const told = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(told)) return;
  const difference = told - Date.now();
  offset = Math.abs(difference) < noticeableMilliseconds ? 0 : difference;
}

/** Milliseconds since 1970, by the server's clock. */
export const serverNow = (): number => Date.now() + offset;
