/** The Tasks of the porting workflow by the names that the definition calls them. */
import * as z from 'zod';
import { idSchema } from '../../adapters/table/stored-values.ts';
import { portOutcomes, type PortPosition } from '../../domain/port-position.ts';
import { log } from '../../functions/log.ts';
import type { Run } from '../../functions/shared/settle/run.ts';
import { awaitEvent } from './await-event.ts';
import { callOperator } from './call-operator.ts';
import { escalateCompletion } from './escalate-completion.ts';
import { escalateSilence } from './escalate-silence.ts';
import { lock } from './lock.ts';
import { notify } from './notify.ts';
import { port } from './port.ts';
import { submit } from './submit.ts';
import type { PortingTask, PortingTaskDependencies } from './task.ts';

const tasks = {
  submit,
  'await-event': awaitEvent,
  'escalate-silence': escalateSilence,
  lock,
  port,
  'escalate-completion': escalateCompletion,
  notify,
  'call-operator': callOperator,
} as const satisfies Readonly<Record<string, PortingTask>>;

/** What the definition hands over. Executions run for months: a field that is added is optional, and none is removed. */
const payload = z.object({
  task: z.enum(Object.keys(tasks) as (keyof typeof tasks)[]),
  organizationId: idSchema('org'),
  portRequestId: idSchema('prt'),
  attempt: z.int().min(1),
  outcome: z.enum(portOutcomes).optional(),
  taskToken: z.string().optional(),
});

/** Does the Task that a payload names. @throws ZodError when it names none */
export async function runTask(dependencies: PortingTaskDependencies, event: unknown, run: Run): Promise<PortPosition> {
  const { task, ...input } = payload.parse(event);
  const position = await tasks[task](dependencies, input, run);
  const { organizationId, portRequestId, attempt } = input;
  const { requestId } = run;
  log('info', 'port task', { requestId, organizationId, portRequestId, attempt, task, outcome: position.outcome });
  return position;
}
