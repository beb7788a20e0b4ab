/** The hour at which a number moves. */
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { toInstant } from '../../domain/local-date.ts';
import { useMinute } from '../data/use-minute.ts';
import { tellExactly, tellWhen } from '../design/time.ts';
import { useTelling } from '../design/use-telling.ts';
import { portHourOf } from './tell-port.ts';

/** Near days by their names, on the clock of the organisation; exact on hover. */
export function PortHour({ request }: { request: PortRequestReply }) {
  const telling = useTelling();
  const now = useMinute();
  const hour = portHourOf(request);
  return (
    <time dateTime={toInstant(hour)} title={tellExactly(toInstant(hour), telling)}>
      {tellWhen(hour, now, telling)}
    </time>
  );
}
