import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { idFrom } from '../../domain/ids.ts';

const sfn = mockClient(SFNClient);
let handler: (event: SQSEvent) => Promise<{ batchItemFailures: readonly { itemIdentifier: string }[] }>;
beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.stubEnv('AWS_REGION', 'eu-north-1');
  vi.stubEnv('STATE_MACHINE_ARN', 'arn:aws:states:eu-north-1:000000000000:stateMachine:porting');
  ({ handler } = await import('../../functions/start-porting/handler.ts'));
});
beforeEach(() => {
  sfn.reset();
  sfn.on(StartExecutionCommand).resolves({});
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  sfn.restore();
});

const organizationId = idFrom('org', '1'.padStart(26, '0'));
const requestOf = (nth: number) => idFrom('prt', String(nth).padStart(26, '0'));
/** Messages as the rule puts them into the queue. */
const messages = (...details: readonly object[]): SQSEvent =>
  ({
    Records: details.map((detail, place) => ({
      messageId: `message-${place}`,
      body: JSON.stringify({ source: 'mysoluno', 'detail-type': 'port-requested', detail }),
    })),
  }) as unknown as SQSEvent;
const event = (nth: number, attempt = 1) => ({
  organizationId,
  entityId: requestOf(nth),
  attempt,
  number: '+46701740605',
});
const started = () => sfn.commandCalls(StartExecutionCommand).map(({ args: [{ input }] }) => input.name);

describe('what was requested on the bus', () => {
  it('starts an execution for each attempt', async () => {
    expect(await handler(messages(event(1), event(1, 2), event(2)))).toEqual({ batchItemFailures: [] });
    expect(started().toSorted()).toEqual([`${requestOf(1)}-1`, `${requestOf(1)}-2`, `${requestOf(2)}-1`]);
  });

  it('hands over ids alone, and writes none of the number into the log', async () => {
    await handler(messages(event(1)));
    const [call] = sfn.commandCalls(StartExecutionCommand);
    expect(call?.args[0].input.input).toBe(JSON.stringify({ organizationId, portRequestId: requestOf(1), attempt: 1 }));
    expect(JSON.stringify(vi.mocked(process.stdout.write).mock.calls)).not.toContain('0701740605');
  });

  it('is done when it comes twice', async () => {
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists({ $metadata: {}, message: 'exists' }));
    expect(await handler(messages(event(1)))).toEqual({ batchItemFailures: [] });
  });

  it('comes again when Step Functions takes it not, or when it cannot be read; the others are started', async () => {
    sfn
      .on(StartExecutionCommand, { name: `${requestOf(2)}-1` })
      .rejects(Object.assign(new Error(), { name: 'ThrottlingException' }));
    const { batchItemFailures } = await handler(messages(event(1), event(2), { organizationId }, event(3)));
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted()).toEqual([
      'message-1',
      'message-2',
    ]);
    expect(started()).toEqual(expect.arrayContaining([`${requestOf(1)}-1`, `${requestOf(3)}-1`]));
  });
});
