import { sendSms } from '../../adapters/sms.ts';
import { retryOnConflict } from '../../adapters/table/concurrent-write.ts';
import { transact } from '../../adapters/table/commit.ts';
import { getOrganization } from '../../adapters/table/organizations.ts';
import { findPortRequest, portRequestWrite } from '../../adapters/table/port-requests.ts';
import { findUser } from '../../adapters/table/users.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { canReceiveSms } from '../../domain/phone-number.ts';
import { portNoticeText } from '../../domain/port-notice.ts';
import { positionOf } from '../../domain/port-position.ts';
import type { NoticeState, PortRequest } from '../../domain/port-request.ts';
import { alsoAfterDeadline } from '../../functions/deadline.ts';
import { log } from '../../functions/log.ts';
import type { Run } from '../../functions/shared/settle/run.ts';
import { withinTextLimits } from '../../functions/shared/text-limits.ts';
import type { PortingTask, PortingTaskDependencies, PortingTaskInput } from './task.ts';

/**
 * Sends the SMS that says that the number has moved, to that number, at most once: `sending` is written first. A run that finds it died in between, or its
 * sender did, and nobody knows what became of the SMS. A person with a number that works needs no second one.
 */
export const notify: PortingTask = async (dependencies, input, run) => {
  const request = await findPortRequest(dependencies.table, input.organizationId, input.portRequestId);
  const position = positionOf(request, input.attempt);
  if (request === null || position.outcome !== 'completed') return position;
  if (request.notice === 'sending') await note(dependencies, input, 'unknown', ['sending']);
  if (request.notice === null) await send(dependencies, input, request, run);
  return position;
};

async function send(
  dependencies: PortingTaskDependencies,
  input: PortingTaskInput,
  request: PortRequest,
  run: Run,
): Promise<void> {
  const { table, sms, textLimits } = dependencies;
  const { organizationId } = input;
  const noteFirst = (notice: NoticeState) => note(dependencies, input, notice, [null]);
  if (!canReceiveSms(request.number)) return void (await noteFirst('no-mobile-number'));
  const [user, organization] = await Promise.all([
    findUser(table, organizationId, request.userId),
    getOrganization(table, organizationId),
  ]);
  // Who has been deleted since is sent nothing.
  if (user === null || user.deletedAt !== null) return void (await noteFirst('not-sent'));
  const count = { organizationId, requestId: run.requestId, now: run.now };
  const lease = () => noteFirst('sending');
  try {
    if (!(await withinTextLimits(table, textLimits, count, lease, (isOurs) => isOurs))) return;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return void (await noteFirst('not-sent'));
  }
  const text = portNoticeText({ organization, language: user.language, number: request.number });
  const result = await sendSms(sms, request.number, text);
  if (result.outcome !== 'sent')
    log('error', 'text not sent', { requestId: run.requestId, organizationId, portRequestId: request.id, ...result });
  const outcome = result.outcome === 'failed' ? 'not-sent' : result.outcome;
  await alsoAfterDeadline(() => note(dependencies, input, outcome, ['sending', 'unknown']));
}

/** Writes how far the SMS has come, if it has come so far. @returns whether it had */
async function note(
  { table }: PortingTaskDependencies,
  { organizationId, portRequestId }: PortingTaskInput,
  notice: NoticeState,
  from: readonly (NoticeState | null)[],
): Promise<boolean> {
  return retryOnConflict(async () => {
    const request = await findPortRequest(table, organizationId, portRequestId);
    if (request === null || !from.includes(request.notice)) return false;
    await transact(table, [portRequestWrite(organizationId, request, { ...request, notice })]);
    return true;
  });
}
