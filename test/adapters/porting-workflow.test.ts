import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isDependencyFailure } from '../../adapters/dependency-failure.ts';
import { endWait, openPortingWaits, openPortingWorkflow, startPorting } from '../../adapters/porting-workflow.ts';
import { idFrom } from '../../domain/ids.ts';

vi.stubEnv('AWS_REGION', 'eu-north-1');

const sfn = mockClient(SFNClient);
const workflow = openPortingWorkflow('arn:aws:states:eu-north-1:000000000000:stateMachine:porting');
const organizationId = idFrom('org', '1'.padStart(26, '0'));
const portRequestId = idFrom('prt', '2'.padStart(26, '0'));
const start = () => startPorting(workflow, { organizationId, portRequestId, attempt: 3 });
const said = { $metadata: {}, message: 'no' };

beforeEach(() => {
  sfn.reset();
});

describe('starting the workflow', () => {
  it('names the execution after the attempt, and hands over ids alone', async () => {
    await start();
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: workflow.stateMachineArn,
      name: 'prt_00000000000000000000000002-3',
      input: JSON.stringify({ organizationId, portRequestId, attempt: 3 }),
    });
  });

  it('is done when the execution exists already', async () => {
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(said));
    await expect(start()).resolves.toBeUndefined();
  });

  it('fails when Step Functions does not answer, so that the message comes again', async () => {
    sfn.on(StartExecutionCommand).rejects(Object.assign(new Error(), { name: 'ThrottlingException' }));
    await expect(start()).rejects.toSatisfy(isDependencyFailure);
  });
});

describe('ending a wait', () => {
  const end = () => endWait(openPortingWaits(), 'token', { outcome: 'accepted' });

  it('hands over the result as JSON', async () => {
    sfn.on(SendTaskSuccessCommand).resolves({});
    expect(await end()).toBe('ended');
    expect(sfn.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input).toEqual({
      taskToken: 'token',
      output: '{"outcome":"accepted"}',
    });
  });

  it.each([
    ['timed out', TaskTimedOut],
    ['does not exist', TaskDoesNotExist],
    ['has a token of another kind', InvalidToken],
  ])('is no failure when the wait %s: nobody waits any more', async (_, Refusal) => {
    sfn.on(SendTaskSuccessCommand).rejects(new Refusal(said));
    expect(await end()).toBe('gone');
  });

  it('fails when Step Functions does not answer', async () => {
    sfn.on(SendTaskSuccessCommand).rejects(Object.assign(new Error(), { name: 'TimeoutError' }));
    await expect(end()).rejects.toSatisfy(isDependencyFailure);
  });
});
