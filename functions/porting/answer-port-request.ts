import type { Table } from '../../adapters/table/client.ts';
import { transact } from '../../adapters/table/commit.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { findPortAnswer, portAnswerWrite } from '../../adapters/table/port-answers.ts';
import { getPortRequest, portRequestWrite } from '../../adapters/table/port-requests.ts';
import { findPortWait } from '../../adapters/table/port-waits.ts';
import * as contract from '../../contract/port-requests.ts';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { ActivityId } from '../../domain/ids.ts';
import { maskPersonalNumbers } from '../../domain/identity-number.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { startError } from '../../domain/port-check.ts';
import { positionOf } from '../../domain/port-position.ts';
import { isLegal, withIllegalEvent } from '../../domain/port-events.ts';
import type { PortRequest } from '../../domain/port-request.ts';
import { confirmedStartFault } from '../../domain/port-window.ts';
import { toLocal } from '../../domain/time-zone.ts';
import type { OrderFailure } from '../../domain/subscription-order.ts';
import { Answer, implement, type RequestOf } from '../request.ts';
import { sha256 } from '../secrets.ts';
import { failureOf } from '../shared/orders/activate-order.ts';
import { changePort, type PortStep } from '../shared/ports/commit-port-event.ts';
import { completedStep, failedStep } from '../shared/ports/end-port.ts';
import { hourWrites } from '../shared/ports/hour-writes.ts';
import type { PortingDependencies } from './dependencies.ts';
import { portRequestReply } from './port-request-reply.ts';

type Request = RequestOf<typeof contract.answerPortRequest>;

/**
 * Takes an answer of the losing operator. It is kept with its reply: the same answer again gets the first reply, also one that was illegal, which
 * only the timeline notes. 202 says that the workflow does not wait for it yet, and will find it in the table.
 */
export const answerPortRequest = implement(
  contract.answerPortRequest,
  async (request, { table }: PortingDependencies) => {
    const activityId = request.newId('act');
    const { status, reply } = await retryOnConflict(() => answered(request, table, activityId));
    if (reply === '') throw new DomainError('illegal-transition');
    return new Answer(JSON.parse(reply) as PortRequestReply, { unchanged: status === 200 });
  },
);

/** @throws ConcurrentWrite; DomainError `not-found`, `idempotency-mismatch`, `invalid-request` */
async function answered(
  request: Request,
  table: Table,
  activityId: ActivityId,
): Promise<{ readonly status: number; readonly reply: string }> {
  const { organizationId, path, body, now, actor, language } = request;
  const { answerId } = body;
  const id = path.portRequestId;
  const [before, known] = await Promise.all([
    getPortRequest(table, organizationId, id),
    findPortAnswer(table, organizationId, id, answerId),
  ]);
  const fingerprint = sha256(JSON.stringify(Object.entries(body).toSorted(([one], [other]) => (one < other ? -1 : 1))));
  if (known !== null) {
    if (known.fingerprint !== fingerprint) throw new DomainError('idempotency-mismatch');
    return known;
  }
  const keep = (answer: { readonly status: number; readonly reply: string }) =>
    portAnswerWrite(organizationId, { id, answerId }, { ...answer, fingerprint });
  if (!isLegal(before, body.kind, now)) {
    const answer = { status: 409, reply: '' };
    const noted = withIllegalEvent(before, body.kind, { actor, now });
    await transact(table, [portRequestWrite(organizationId, before, noted), keep(answer)]);
    return answer;
  }
  const wait = await findPortWait(table, { organizationId, portRequestId: id, attempt: before.attempt });
  const isAwaited = wait !== null && wait.outcome === positionOf(before, before.attempt).outcome;
  let answer = { status: 0, reply: '' };
  const commitStep = (step: PortStep): Promise<PortRequest> => {
    const withAnswer: PortStep = {
      ...step,
      also: async (after, from) => {
        const more = (await step.also?.(after, from)) ?? { writes: [] };
        answer = { status: isAwaited ? 200 : 202, reply: JSON.stringify(portRequestReply(after, language)) };
        return { ...more, writes: [keep(answer), ...more.writes] };
      },
    };
    return changePort(table, organizationId, { before, step: withAnswer, activityId }, request);
  };
  try {
    await commitStep(await stepOf(request, table, before, null));
  } catch (error) {
    const lost = body.kind === 'completed' ? failureOf(error) : null;
    if (lost === null) throw error;
    // Somebody else has what the order was to have: the number has moved all the same.
    await commitStep(await stepOf(request, table, before, lost));
  }
  return answer;
}

/** The event of an answer, with what else changes by it. @throws DomainError `invalid-request` */
async function stepOf(
  request: Request,
  table: Table,
  before: PortRequest,
  lost: OrderFailure | null,
): Promise<PortStep> {
  const { organizationId, body, now } = request;
  const today = toLocal(now, before.timeZone).slice(0, 10) as LocalDate;
  const text = body.text === undefined ? null : maskPersonalNumbers(body.text, today);
  switch (body.kind) {
    case 'accepted': {
      const { confirmedStart = null } = body;
      const fault = confirmedStartFault(confirmedStart ?? before.requestedStart, now);
      if (fault !== null) throw new DomainError('invalid-request', { errors: [startError(fault, 'confirmedStart')] });
      return {
        event: { kind: 'accepted', confirmedStart },
        also: (after) => hourWrites(table, organizationId, after, before),
      };
    }
    case 'rejected':
      // The contract holds a rejection to having its cause.
      return { event: { kind: 'rejected', rejection: { reasonCode: body.reasonCode ?? 'other', text } } };
    case 'completed':
      return completedStep(table, organizationId, before, { maker: request, lost });
    case 'failed':
      return failedStep(table, organizationId, before, { maker: request, text });
  }
}
