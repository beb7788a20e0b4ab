/**
 * Faults over the whole system: the deployed functions with their real timeouts and tries, and the workers behind them. What each call of
 * each operation makes of each fault is proven in `test/proofs/every-call-fails.test.ts`.
 */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerFaults, type FaultKind } from '../../local/faults.ts';
import { plugIns, type FaultableService } from '../../local/plug-ins.ts';
import { System, type CallOptions, type Reply } from './system.ts';

let system: System;
let token: string;
let stories = 0;
beforeAll(async () => {
  system = await System.atSeed();
});
beforeEach(async () => {
  stories += 1;
  token = await system.logIn();
});

const call = (method: string, path: string, options: CallOptions = {}) =>
  system.call(method, path, { token, ...options });
const advance = (advanceSeconds: number) => system.control('POST', '/clock', { advanceSeconds });
const fail = (fault: { service: FaultableService; kind: FaultKind; times: number; operation?: string }) =>
  system.control('POST', '/faults', fault);

/** No command calls S3, SES or Step Functions; what their faults do is in `voice-messages.test.ts`, `forgotten-password.test.ts` and `porting.test.ts`. */
const workers = ['s3', 'ses', 'states'] as const;
type CommandsService = Exclude<FaultableService, (typeof workers)[number]>;
const isOfCommands = (service: FaultableService): service is CommandsService =>
  !(workers as readonly FaultableService[]).includes(service);

/** What of each service is made to fail: what a command cannot do without, and not the reads around it. */
const failing: Readonly<Record<CommandsService, string>> = {
  dynamodb: 'TransactWriteItems',
  cognito: 'AdminCreateUser',
  sns: 'Publish',
  events: 'PutEvents',
  scheduler: 'CreateSchedule',
};
/** What a service delivers, and so can deliver twice or lose. */
const delivering: Partial<Record<FaultableService, string>> = { dynamodb: 'GetRecords', scheduler: 'Invoke' };
const faults = plugIns.flatMap(({ name, faults: kinds }) =>
  kinds.flatMap((kind: FaultKind) => {
    const service = name as FaultableService;
    return isOfCommands(service) ? [[service, kind] as const] : [];
  }),
);
const isOfDelivery = (kind: FaultKind): boolean => kind === 'duplicate' || kind === 'drop';

describe.each(faults)('when %s shows %s', (service, kind) => {
  it('what was asked for is done once, and told; what was lost is only what nobody can know of', async () => {
    const lastName = `Fel${stories}`;
    const keyed = (what: string) => ({ 'idempotency-key': `${what}-${stories}` });
    const texted = await system.createUser(token);
    const { id: group } = (await call('POST', '/answering-groups', { body: { name: lastName } })).body;
    const until = new Date(Date.parse((await system.control('GET', '/clock')).now) + 5_400_000).toISOString();
    const ask = (): readonly Promise<Reply>[] => [
      call('POST', '/users', { body: { firstName: 'Fia', lastName }, headers: keyed('user') }),
      call('POST', `/users/${texted.id}/config-sms`, { headers: keyed('text') }),
      call('PUT', `/answering-groups/${group}/override`, { body: { state: 'closed', until } }),
    ];
    const operation = (isOfDelivery(kind) && delivering[service]) || failing[service];
    // One timeout is as good as two, and takes as long as the functions wait.
    const times = kind === 'timeout' ? 1 : 2;
    await fail({ service, kind, operation, times });
    for (const { status, body } of await Promise.all(ask()))
      if (status >= 300) expect([status, body.code]).toEqual([503, 'temporarily-unavailable']);
    await advance(isOfDelivery(kind) ? 1 : 60);
    for (const { status } of await Promise.all(ask())) expect([200, 201, 202]).toContain(status);

    const { items } = (await call('GET', `/users?q=${lastName}`)).body;
    expect(items).toHaveLength(1);
    expect(await actions(items[0].id)).toEqual(['user-created']);
    const isLost = kind === 'drop';
    const told = (await system.events('user-created')).filter(({ detail }) => detail.entityId === items[0].id);
    if (isLost && (service === 'events' || service === 'dynamodb')) expect(told.length).toBeLessThanOrEqual(1);
    else expect(told.length).toBeGreaterThanOrEqual(1);
    const texts = await system.textsTo(texted.secondaryNumber);
    // A carrier that delivers twice, or loses what it took, is not ours to mend.
    if (service === 'sns' && isOfDelivery(kind)) expect(texts).toBe(isLost ? 0 : 2);
    else expect(texts).toBeLessThanOrEqual(1);

    expect((await call('GET', `/answering-groups/${group}/state`)).body.state).toBe('closed');
    // A bell and a run of the reconciler may both be lost: the next run finds it.
    await advance(5_400 + 300);
    await advance(300);
    expect((await system.control('GET', '/faults'))[0]?.left ?? 0).toBeLessThan(times);
    await system.control('DELETE', '/faults');
    token = await system.logIn();
    expect((await call('GET', `/answering-groups/${group}/state`)).body.state).toBe('open');
    const states = (await system.events('target-state-changed'))
      .filter(({ detail }) => detail.entityId === group)
      .toReversed()
      .map(({ detail }) => detail.state);
    if (isLost && (service === 'events' || service === 'dynamodb')) expect(states.length).toBeLessThanOrEqual(2);
    else expect([...new Set(states)]).toEqual(['closed', 'open']);
  });
});

/** What the journal says that people did to somebody. */
const actions = async (id: string): Promise<readonly string[]> =>
  (await call('GET', `/activity?entityId=${id}`)).body.items.map(({ action }: { action: string }) => action);

// Last: an SDK that has seen many failures in a row stops retrying for a while.
describe.each(answerFaults)('when the table answers with %s for long', (kind) => {
  it('every operation is a clean 503, and well again afterwards', async () => {
    const { username, password } = system.organization().administrators[0] ?? { username: '', password: '' };
    const askAll = (): readonly Promise<Reply>[] => [
      system.logInAs(username, password),
      call('GET', '/me'),
      call('GET', '/organization'),
      call('GET', '/users?q=a'),
      call('POST', '/users', { body: { firstName: 'Fia', lastName: 'Fel' } }),
      call('GET', '/answering-groups'),
      call('GET', '/schedule-events'),
      call('GET', '/activity'),
    ];
    await fail({ service: 'dynamodb', kind, times: 1000 });
    for (const { status, body, headers } of await Promise.all(askAll()))
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'temporarily-unavailable', '5']);
    await system.control('DELETE', '/faults');
    for (const { status } of await Promise.all(askAll())) expect([200, 201]).toContain(status);
  });
});
