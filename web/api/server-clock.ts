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
  const earlier = offset;
  offset = Math.abs(difference) < noticeableMilliseconds ? 0 : difference;
  if (Math.abs(offset - earlier) >= noticeableMilliseconds) for (const listener of listeners) listener();
}

/** Milliseconds since 1970, by the server's clock. */
export const serverNow = (): number => Date.now() + offset;

/** The server's time at a moment of this device's clock. */
export const serverTimeAt = (deviceTime: number): number => deviceTime + offset;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** More often than once a minute: a new minute or day is shown within seconds, also after the computer slept. */
const tickMilliseconds = 5_000;

/**
 * Calls back every few seconds, and at once when the clock was put right. For `useSyncExternalStore`: the snapshot decides what is new, be
 * it a minute or a day. One timer serves all. Returns a function that stops it.
 */
export function onServerClock(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, tickMilliseconds);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
