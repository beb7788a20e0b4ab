/**
 * The tenancy matrix: every operation of the contract against every caller who must not get in. A new operation is in it by
 * being in the contract. (Tokens that Cognito would not give, and people who lost their rights, are in
 * `test/functions/authority.test.ts` and `access-token.test.ts`.)
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Operation, Scope } from '../../contract/operation.ts';
import { operations } from '../../contract/operations.ts';
import { earliestPortStart } from '../../domain/port-window.ts';
import { anIccid } from '../build/order.ts';
import { System, type Reply } from './system.ts';
import { createDocument, uploadMessage } from './uploads.ts';

let system: System;
let token: string;
let expired: string;
/** By path parameter: what nobody has, and what another organisation has. */
const nobodys: Readonly<Record<string, string>> = {
  userId: `usr_${'0'.repeat(26)}`,
  answeringGroupId: `grp_${'0'.repeat(26)}`,
  ivrMenuId: `mnu_${'0'.repeat(26)}`,
  scheduleEventId: `evt_${'0'.repeat(26)}`,
  voiceMessageId: `msg_${'0'.repeat(26)}`,
  documentId: `doc_${'0'.repeat(26)}`,
  orderId: `ord_${'0'.repeat(26)}`,
  subscriptionId: `sub_${'0'.repeat(26)}`,
  portRequestId: `prt_${'0'.repeat(26)}`,
  draftId: 'drf_nobodys',
  date: '2026-12-24',
  domain: 'ny.example',
};
const theirs: Record<string, string> = {};
beforeAll(async () => {
  system = await System.atSeed();
  expired = await system.logIn();
  await system.control('POST', '/clock', { advanceSeconds: 601 });
  token = await system.logIn();
  const other = await system.logIn(1);
  const made = async (path: string, body: object = { name: 'Deras' }): Promise<string> =>
    (await system.call('POST', path, { token: other, body })).body.id;
  theirs.userId = (await system.call('GET', '/me', { token: other })).body.user.id;
  theirs.answeringGroupId = await made('/answering-groups');
  theirs.ivrMenuId = await made('/ivr-menus');
  const closed = { title: 'Deras', targets: 'all-ivr-menus', start: '2026-12-24T00:00', end: '2026-12-25T00:00' };
  theirs.scheduleEventId = await made('/schedule-events', closed);
  theirs.voiceMessageId = await uploadMessage(system, { token: other, name: 'Deras' });
  theirs.draftId = (await system.call('PUT', '/order-drafts/drf_theirs', { token: other, body: {} })).body.id;
  const { now } = await system.control('GET', '/clock');
  const order = {
    userId: theirs.userId,
    products: ['data', 'data-10'],
    activatesOn: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.parse(now)),
    sim: { iccid: anIccid(1) },
  };
  const headers = { 'idempotency-key': 'theirs' };
  theirs.orderId = (await system.call('POST', '/subscription-orders', { token: other, body: order, headers })).body.id;
  await system.control('POST', '/clock', { advanceSeconds: 180 });
  const placed = await system.call('GET', `/subscription-orders/${theirs.orderId}`, { token: other });
  if (placed.body.subscriptionId === null) throw new Error('their order is not active');
  theirs.subscriptionId = placed.body.subscriptionId;
  const port = {
    number: '070-174 06 94',
    requestedStart: earliestPortStart('geographic', Date.parse(now)),
    currentOwner: { kind: 'person', identityNumber: '19850709-9805', name: 'Anna Andersson' },
  };
  const moving = { userId: theirs.userId, products: ['mobile'], sim: { iccid: anIccid(3) }, number: { port } };
  const keyed = { 'idempotency-key': 'moving' };
  const ordered = await system.call('POST', '/subscription-orders', { token: other, body: moving, headers: keyed });
  theirs.portRequestId = ordered.body.portRequestId;
  theirs.documentId = (await createDocument(system, { token: other }, 100)).id;
});

const all: readonly Operation[] = operations;
const guarded = all
  .filter(({ access }) => access.kind !== 'public')
  .map((operation) => [operation.id, operation] as const);
const ofOrganization = guarded.filter(([, { access }]) => access.kind === 'organization');
/** Which scopes let a machine in. */
const scopesOf = ({ access }: Operation): readonly Scope[] =>
  access.kind === 'public' ? [] : access.kind === 'organization' ? access.scopes : [access.scope];
const forMachines = guarded.filter(
  ([, operation]) => operation.access.kind !== 'operator' && scopesOf(operation).length > 0,
);
const idOf = ({ path }: Operation): string | undefined => /\{(\w+Id)\}/.exec(path)?.[1];
/** The id of a draft is chosen by the administrator who saves it. */
const withId = guarded.filter(([id, operation]) => idOf(operation) !== undefined && id !== 'putOrderDraft');

const soon = new Date(Date.now() + 3_600_000).toISOString();
/** What operations take that take nothing empty. */
const valid: Readonly<Record<string, { readonly body?: object; readonly query?: string }>> = {
  setAnsweringGroupOverride: { body: { state: 'open', until: soon } },
  setIvrMenuOverride: { body: { state: 'open', until: soon } },
  listUserNames: { query: `?ids=usr_${'0'.repeat(26)}` },
  putScheduleException: { body: { skip: true } },
  reportSim: { body: { iccid: anIccid(2) } },
  replaceSim: { body: { iccid: anIccid(2) } },
  updateSubscription: { body: { products: ['data', 'data-1'], from: soon.slice(0, 10) } },
  endSubscription: { body: { on: null } },
  moveSubscription: { body: { userId: `usr_${'0'.repeat(26)}` } },
  resubmitPortRequest: { body: { corrections: { documentId: `doc_${'0'.repeat(26)}` } } },
  reschedulePortRequest: { body: { requestedStart: '2027-12-01T10:00' } },
  consentToPort: { body: { documentId: `doc_${'0'.repeat(26)}` } },
  answerPortRequest: { body: { answerId: 'answer', kind: 'accepted' } },
  checkPort: { body: { number: '070-174 06 95' } },
  suggestNumbers: { query: '?kind=mobile' },
  getAnsweringGroupTimeline: { query: `?from=${new Date().toISOString()}&to=${soon}` },
  getIvrMenuTimeline: { query: `?from=${new Date().toISOString()}&to=${soon}` },
};

/** Calls an operation about what nobody has, or about what `ids` say. */
function call(
  { id, method, path, body }: Operation,
  options: Parameters<System['call']>[2] = {},
  ids: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? nobodys[name] ?? 'nothing');
  const given = valid[id] ?? {};
  return system.call(method, filled + (given.query ?? ''), { ...(body && { body: given.body ?? {} }), ...options });
}
const outcome = ({ status, body }: Reply) => [status, body.code];

/** A token of a machine that may call an operation. */
async function machineFor(operation: Operation): Promise<string> {
  const needed: readonly string[] = scopesOf(operation);
  const machine = (await system.machines()).find(({ scopes }) => scopes.some((scope) => needed.includes(scope)));
  return system.machineToken(machine?.name ?? '');
}

describe.each(guarded)('%s', (_, operation) => {
  it('is closed without a token, with nonsense, and with one that has expired', async () => {
    expect(outcome(await call(operation))).toEqual([401, 'unauthenticated']);
    expect(outcome(await call(operation, { token: 'eyJhbGciOiJub25lIn0.e30.' }))).toEqual([401, 'unauthenticated']);
    expect(outcome(await call(operation, { token: `${token.slice(0, -6)}AAAAAA` }))).toEqual([401, 'unauthenticated']);
    expect(outcome(await call(operation, { token: expired }))).toEqual([401, 'unauthenticated']);
  });

  it('is closed to a machine without its scope', async () => {
    const needed = scopesOf(operation);
    const machine = (await system.machines()).find(({ scopes }) =>
      scopes.some((scope) => !needed.includes(scope as never)),
    );
    const scope = machine?.scopes.find((each) => !needed.includes(each as never)) ?? '';
    const other = await system.machineToken(machine?.name ?? '', [scope]);
    const headers = { 'x-organization': system.organization().id };
    expect(outcome(await call(operation, { token: other, headers }))).toEqual([403, 'scope-missing']);
  });
});

describe.each(ofOrganization)('%s', (_, operation) => {
  it('is not found for an organisation that the caller has nothing to do with', async () => {
    for (const organization of [system.organization(1).id, `org_${'0'.repeat(26)}`, 'nonsense', '']) {
      const reply = await call(operation, { token, headers: { 'x-organization': organization || ' ' } });
      expect(outcome(reply), organization).toEqual([404, 'not-found']);
    }
  });
});

describe.each(forMachines)('%s', (_, operation) => {
  it('asks an operator’s machine for the organisation, and knows no unknown one', async () => {
    const core = await machineFor(operation);
    expect(outcome(await call(operation, { token: core }))).toEqual([400, 'organization-required']);
    const headers = { 'x-organization': `org_${'0'.repeat(26)}` };
    expect(outcome(await call(operation, { token: core, headers }))).toEqual([404, 'not-found']);
  });
});

describe.each(withId)('%s', (_, operation) => {
  it('answers alike for what another organisation has, what nobody has, and a malformed id', async () => {
    const parameter = idOf(operation) ?? '';
    const prefix = nobodys[parameter]?.slice(0, 4);
    const ids = [theirs[parameter], nobodys[parameter], `${prefix}1`, '%00', "'--"];
    expect(ids).not.toContain(undefined);
    const isMachines = operation.access.kind === 'machine';
    const caller = isMachines
      ? { token: await machineFor(operation), headers: { 'x-organization': system.organization().id } }
      : { token };
    const replies = await Promise.all(ids.map((id = '') => call(operation, caller, { [parameter]: id })));
    for (const { status, body: told } of replies) {
      expect([status, { ...told, requestId: '' }]).toEqual([404, { ...replies[0]?.body, requestId: '' }]);
    }
  });
});

it('puts an operation for machines out of every administrator’s reach', async () => {
  for (const [, operation] of guarded.filter(([, { access }]) => access.kind !== 'organization')) {
    expect(outcome(await call(operation, { token }))).toEqual([403, 'scope-missing']);
  }
});

it.each([
  '/users',
  '/answering-groups',
  '/ivr-menus',
  '/schedule-events',
  '/voice-messages',
  '/subscription-orders',
  '/port-requests',
  '/subscriptions',
  '/order-drafts',
])('shows one organisation nothing of another: %s', async (list) => {
  const [mine, others] = await Promise.all(
    [token, await system.logIn(1)].map((each) => system.call('GET', `${list}?limit=100`, { token: each })),
  );
  const ids = new Set(mine?.body.items.map(({ id }: { id: string }) => id));
  expect(others?.body.items.length).toBeGreaterThan(0);
  expect(others?.body.items.filter(({ id }: { id: string }) => ids.has(id))).toEqual([]);
});

it('tells one organisation nothing of what was done in another', async () => {
  for (const id of Object.values(theirs)) {
    const activity = await system.call('GET', `/activity?entityId=${id}`, { token });
    expect(activity.body.items).toEqual([]);
  }
});
