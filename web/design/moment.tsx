/** An instant: near it is told relative and goes on counting, on hover it is exact. */
import { useSyncExternalStore } from 'react';
import { onServerClock, serverNow } from '../api/server-clock.ts';
import { useTelling } from './use-telling.ts';
import { tellExactly, tellMoment } from './time.ts';

/**
 * See {@link tellMoment}. This device's clock may be behind the server's: what has happened is never told as coming, but for
 * what is said to be so.
 */
export function Moment({ at, isComing = false }: { at: string; isComing?: boolean }) {
  const telling = useTelling();
  const now = useSyncExternalStore(onServerClock, currentHalfMinute);
  return (
    <time dateTime={at} title={tellExactly(at, telling)}>
      {tellMoment(at, isComing ? now : Math.max(now, Date.parse(at)), telling)}
    </time>
  );
}

const step = 30_000;

const currentHalfMinute = (): number => Math.floor(serverNow() / step) * step;
