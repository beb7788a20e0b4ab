import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { positionOf } from '../../domain/port-position.ts';
import type { PortEvent } from '../../domain/port-events.ts';
import { isUnderWay, type PortRequest } from '../../domain/port-request.ts';
import { commitPortEvent } from '../../functions/shared/ports/commit-port-event.ts';
import { system, type Run } from '../../functions/shared/settle/run.ts';
import type { PortingTask, PortingTaskDependencies, PortingTaskInput } from './task.ts';

interface Move {
  /** Whether it is time, and the request has not made the move. Otherwise the request is left as it is. */
  readonly isDue: (request: PortRequest, now: EpochMilliseconds) => boolean;
  readonly event: PortEvent;
  /** What else there is to do while the attempt is under way, also when the move was made before. @returns the request after it */
  readonly afterwards?: (
    dependencies: PortingTaskDependencies,
    input: PortingTaskInput,
    request: PortRequest,
    run: Run,
  ) => Promise<PortRequest>;
}

/** The Task that moves a request by an event of the system. */
export const moveWhen =
  ({ isDue, event, afterwards = (_, __, request) => Promise.resolve(request) }: Move): PortingTask =>
  async (dependencies, input, run) => {
    const { organizationId, portRequestId, attempt } = input;
    const place = { organizationId, id: portRequestId };
    const moved = await commitPortEvent(dependencies.table, place, { ...run, actor: system }, (request) =>
      Promise.resolve(isUnderWay(request, attempt) && isDue(request, run.now) ? { event } : null),
    );
    const request = isUnderWay(moved, attempt) ? await afterwards(dependencies, input, moved, run) : moved;
    return positionOf(request, attempt);
  };
