/** What administrators do with port requests, and what the losing operator answers. */
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findDocument } from '../../adapters/table/documents.ts';
import { createDocument, getDocument } from '../../contract/documents.ts';
import { getPortOwner } from '../../contract/port-requests.ts';
import type { DocumentId } from '../../domain/ids.ts';
import type { HouseReply } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anIccid } from '../build/order.ts';
import { anHour, moving, ownOwner, person, portsOf } from '../build/port-order.ts';
import { operatorMachine } from '../build/world.ts';

// Tuesday, 09:00 in Stockholm.
const now = Date.parse('2026-12-01T08:00:00Z');
const day = 24 * 3_600_000;
const api = openInProcessApi({ isFresh: true, now });
const ports = portsOf(api);
afterEach(() => void vi.setSystemTime(now));

const wrong = ({ status, body }: HouseReply) => [
  status,
  ...(body.errors ?? []).map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`),
];
const rejected = async (different: object = {}) => {
  const request = await ports.moving(different);
  await ports.answer(request.id, 'rejected', { reasonCode: 'wrong-identity-number', text: 'Stämmer inte' });
  return request;
};
const keptUntil = async (id: string) =>
  (await findDocument(api.house.table, ports.organization(), id as unknown as DocumentId))?.keptUntil;

const items = async (): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  (await api.house.table.client.send(new ScanCommand({ TableName: api.house.table.name }))).Items ?? [];

describe('a rejected request', () => {
  it('says why and what to do, and is sent again with the correction', async () => {
    const { id } = await rejected();
    const { body } = await ports.show(id);
    expect(body).toMatchObject({
      state: 'rejected',
      rejection: { reasonCode: 'wrong-identity-number', text: 'Stämmer inte' },
      nextStep: { who: 'administrator', what: 'correct', by: '2026-12-31T08:00:00.000Z' },
    });
    expect(body.rejection.fix).toContain('Kontrollera vem numret står på');
    const owner = { ...ownOwner, identityNumber: '556677-8899', name: 'Bageriet i Arboga' };
    const { status, body: again } = await ports.resubmit(id, { currentOwner: owner });
    expect(status).toBe(200);
    expect(again).toMatchObject({
      state: 'submitted',
      attempt: 2,
      rejection: null,
      currentOwner: { name: owner.name },
    });
    expect(again.timeline.map(({ from, to }: { from: string; to: string }) => `${from} ${to}`)).toEqual([
      'null submitted',
      'submitted rejected',
      'rejected submitted',
    ]);
    await ports.answer(id, 'accepted');
    expect((await ports.find(id)).state).toBe('accepted');
  });

  it('is not sent again as it was', async () => {
    const { id } = await rejected();
    const same = { currentOwner: { ...ownOwner, identityNumber: '16556677-8899' }, requestedStart: anHour };
    expect(wrong(await ports.resubmit(id, same))).toEqual([400, 'corrections: not-corrected']);
    expect(wrong(await ports.resubmit(id, {}))).toEqual([400, 'corrections: required']);
    expect((await ports.find(id)).attempt).toBe(1);
  });

  it('needs another hour when its own is too soon by now', async () => {
    const { id, orderId } = await rejected();
    vi.setSystemTime(Date.parse('2026-12-22T08:00:00Z'));
    const currentOwner = { ...ownOwner, name: 'Bageriet i Arboga' };
    const reply = await ports.resubmit(id, { currentOwner });
    expect(wrong(reply)).toEqual([400, 'corrections.requestedStart: too-soon']);
    expect(reply.body.errors[0].message).toContain('2027-01-04 08:00');
    await ports.resubmit(id, { currentOwner, requestedStart: '2027-01-04T08:00' });
    expect(await ports.find(id)).toMatchObject({ state: 'submitted', requestedStart: '2027-01-04T08:00' });
    expect((await ports.get(orderId)).activatesOn).toBe('2027-01-04');
  });

  it('waits for a power of attorney when somebody else turns out to have the number', async () => {
    const { id } = await rejected();
    expect((await ports.resubmit(id, { currentOwner: person })).body).toMatchObject({
      state: 'awaiting-consent',
      attempt: 2,
      needsConsent: true,
      currentOwner: { kind: 'person', name: 'Anna Andersson', maskedIdentityNumber: '850709-****' },
    });
    const documentId = await ports.document();
    expect((await ports.consent(id, documentId)).body).toMatchObject({ state: 'submitted', documentId });
  });
});

describe('a power of attorney', () => {
  const waiting = () => ports.moving({ currentOwner: person });

  it('is waited for, and nothing is sent before', async () => {
    const { id } = await waiting();
    expect((await ports.show(id)).body).toMatchObject({
      state: 'awaiting-consent',
      nextStep: { who: 'administrator', what: 'upload-power-of-attorney', by: '2026-12-31T08:00:00.000Z' },
    });
    expect((await ports.answer(id, 'accepted')).status).toBe(409);
  });

  it('is of one request, and kept two years after its hour', async () => {
    const documentId = await ports.document();
    const { id } = await ports.moving({ currentOwner: person, documentId });
    expect((await ports.find(id)).state).toBe('submitted');
    expect(await keptUntil(documentId)).toBe('2028-12-29T09:00:00.000Z');
    const other = await ports.moving({ number: '070-174 06 06', currentOwner: person }, { sim: { iccid: anIccid(2) } });
    expect(wrong(await ports.consent(other.id, documentId))).toEqual([400, 'documentId: document-in-use']);
    await ports.stop(id);
    expect((await ports.consent(other.id, documentId)).status).toBe(200);
  });

  it('must be there, checked, of the organisation, and in time', async () => {
    const { id } = await waiting();
    expect(wrong(await ports.consent(id, 'doc_01JDCQ8V9W6Z4T3R2P1N0M5K7H'))).toEqual([
      400,
      'documentId: unknown-reference',
    ]);
    const body = { kind: 'power-of-attorney', fileName: 'fullmakt.png', contentType: 'image/png', size: 100 };
    const { id: unchecked } = (await api.call(createDocument, { as: api.world.administrator, body })).body;
    expect(wrong(await ports.consent(id, unchecked))).toEqual([409, 'documentId: not-ready']);
    const documentId = await ports.document();
    vi.setSystemTime(Date.parse('2026-12-22T08:00:00Z'));
    expect(wrong(await ports.consent(id, documentId))).toEqual([400, 'requestedStart: too-soon']);
    expect((await ports.reschedule(id, '2027-01-04T10:00')).body).toMatchObject({
      state: 'awaiting-consent',
      attempt: 1,
    });
    expect((await ports.consent(id, documentId)).status).toBe(200);
    expect((await ports.consent(id, documentId)).status).toBe(409);
  });

  it('is no reply’s matter', async () => {
    const documentId = await ports.document();
    await ports.moving({ currentOwner: person, documentId });
    const { body } = await api.call(getDocument, { as: api.world.administrator, path: { documentId } });
    expect(Object.keys(body).toSorted()).not.toContain('usedBy');
  });
});

describe('until the cut-off', () => {
  const cutOff = Date.parse('2026-12-23T09:00:00Z');

  it('an accepted port is cancelled and rescheduled, and not in its very instant', async () => {
    const { id } = await ports.moving();
    await ports.answer(id, 'accepted');
    vi.setSystemTime(cutOff - 1);
    const { body } = await ports.reschedule(id, '2027-01-05T10:00');
    expect(body).toMatchObject({
      state: 'submitted',
      attempt: 2,
      requestedStart: '2027-01-05T10:00',
      confirmedStart: null,
    });
    await ports.answer(id, 'accepted');
    vi.setSystemTime(Date.parse('2026-12-30T09:00:00Z'));
    expect((await ports.stop(id)).status).toBe(409);
    expect((await ports.reschedule(id, '2027-01-11T10:00')).status).toBe(409);
    expect((await ports.find(id)).timeline).toHaveLength(4);
    vi.setSystemTime(Date.parse('2026-12-30T08:59:59Z'));
    expect((await ports.stop(id)).status).toBe(200);
  });

  it('nobody cancels a port that is locked, and the order neither', async () => {
    const { id, orderId } = await ports.moving();
    await ports.answer(id, 'accepted');
    await ports.happen(id, { kind: 'cut-off-passed' });
    expect((await ports.stop(id)).status).toBe(409);
    expect((await ports.cancel(orderId)).status).toBe(409);
    expect((await ports.get(orderId)).status).toBe('waiting-for-port');
  });

  it('the hour is one at which a number can move', async () => {
    const { id } = await ports.moving();
    expect(wrong(await ports.reschedule(id, '2026-12-12T10:00'))).toEqual([400, 'requestedStart: on-weekend']);
    expect((await ports.reschedule(id, anHour)).body).toMatchObject({ attempt: 1, state: 'submitted' });
  });
});

describe('an answer of the losing operator', () => {
  it('gets the first reply again, and another one with its id is rejected', async () => {
    const { id } = await ports.moving();
    const answer = { answerId: 'a1', kind: 'accepted', confirmedStart: '2026-12-29T13:00' };
    const first = await ports.answers(id, answer);
    expect(first).toMatchObject({ status: 202, body: { state: 'accepted', confirmedStart: '2026-12-29T13:00' } });
    await ports.happen(id, { kind: 'cut-off-passed' });
    expect(await ports.answers(id, answer)).toMatchObject({ status: 202, body: first.body });
    expect(await ports.answers(id, { ...answer, confirmedStart: anHour })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-mismatch' },
    });
    expect((await ports.find(id)).timeline).toHaveLength(3);
  });

  it('that is illegal is noted in the timeline, and stays illegal', async () => {
    const { id } = await ports.moving();
    const early = { answerId: 'early', kind: 'completed' };
    expect((await ports.answers(id, early)).status).toBe(409);
    const { timeline, state } = await ports.find(id);
    expect(timeline.at(-1)).toMatchObject({ from: 'submitted', to: 'submitted', reason: 'illegal:completed' });
    expect(state).toBe('submitted');
    await ports.come(id);
    expect((await ports.answers(id, early)).status).toBe(409);
    expect((await ports.find(id)).state).toBe('porting');
  });

  it.each([
    ['in the past', '2026-11-30T10:00', 'in-the-past'],
    ['on a Saturday', '2026-12-12T10:00', 'on-weekend'],
    ['at half past', '2026-12-14T10:30', 'not-a-whole-hour'],
  ])('confirms no hour %s', async (_, confirmedStart, code) => {
    const { id } = await ports.moving();
    expect(wrong(await ports.answer(id, 'accepted', { confirmedStart }))).toEqual([400, `confirmedStart: ${code}`]);
    expect((await ports.find(id)).state).toBe('submitted');
  });

  it.each<[string, object, string]>([
    ['a rejection without its cause', { kind: 'rejected' }, 'reasonCode: required'],
    ['a cause without rejection', { kind: 'accepted', reasonCode: 'other' }, 'reasonCode: not-needed'],
    ['an hour of a completion', { kind: 'completed', confirmedStart: anHour }, 'confirmedStart: not-needed'],
  ])('is not %s', async (_, body, expected) => {
    const { id } = await ports.moving();
    expect(wrong(await ports.answers(id, { answerId: 'a', ...body }))).toEqual([400, expected]);
  });

  it('moves the day of the order with the hour that it confirms', async () => {
    const { id, orderId } = await ports.moving();
    await ports.answer(id, 'accepted', { confirmedStart: '2027-01-04T08:00' });
    expect((await ports.get(orderId)).activatesOn).toBe('2027-01-04');
  });

  it('is of a request that there is, by a machine with the scope', async () => {
    const unknown = 'prt_01JDCQ8V9W6Z4T3R2P1N0M5K7H';
    expect((await ports.answer(unknown, 'accepted')).status).toBe(404);
    expect((await ports.owner(unknown)).status).toBe(404);
    const { id } = await ports.moving();
    const asPerson = { as: api.world.administrator, path: { portRequestId: id } };
    expect((await api.call(getPortOwner, asPerson)).status).toBe(403);
    expect((await api.call(getPortOwner, { ...asPerson, as: operatorMachine })).status).toBe(400);
  });

  it('completes a port once, of two that come at once', async () => {
    const { id, orderId } = await ports.moving();
    await ports.come(id);
    const replies = await Promise.all([1, 2, 3].map(() => ports.answer(id, 'completed')));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([202, 409, 409]);
    expect((await ports.get(orderId)).status).toBe('active');
  });
});

describe('the identity number', () => {
  it('is the porting gateway’s alone: in no reply, entry, item or line of the log', async () => {
    const said: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0);
    const { id, orderId } = await ports.moving({ currentOwner: person });
    expect((await ports.owner(id)).body).toEqual({
      kind: 'person',
      name: 'Anna Andersson',
      identityNumber: '198507099805',
    });
    said.push(JSON.stringify([(await ports.show(id)).body, await ports.get(orderId)]));
    await ports.consent(id, await ports.document());
    await ports.answer(id, 'rejected', { reasonCode: 'other' });
    const other = { ...person, identityNumber: '19850710-9810' };
    const corrected = await ports.resubmit(id, { currentOwner: other });
    expect(corrected.status).toBe(200);
    said.push(JSON.stringify(corrected.body));
    const all = await items();
    const holding = all.filter((item) => /850709-?9805|850710-?9810/.test(JSON.stringify(item)));
    expect(holding.map(({ sk }) => sk)).toEqual(['OWNER']);
    expect(said.join('\n')).not.toMatch(/850709-?9805|850710-?9810/);
    expect(said.join('\n')).toContain('850709-****');
  });

  it.each<[string, (id: string) => Promise<unknown>, number]>([
    ['90 days after it was cancelled', (id) => ports.stop(id), 90],
    ['90 days after it was rejected', (id) => ports.answer(id, 'rejected', { reasonCode: 'other' }), 90],
    [
      '30 days after it was completed',
      async (id) => {
        await ports.come(id);
        await ports.answer(id, 'completed');
      },
      30,
    ],
  ])('is erased %s', async (_, end, days) => {
    const { id } = await ports.moving();
    await end(id);
    vi.setSystemTime(now + days * day - 1000);
    await api.house.reconcile();
    expect((await ports.owner(id)).status).toBe(200);
    vi.setSystemTime(now + days * day);
    await api.house.reconcile();
    expect((await ports.owner(id)).status).toBe(404);
    expect((await ports.find(id)).timeline.at(-1)?.reason).toBe('identity-erased');
  });

  it('is typed again to correct a request after that, and kept when it was corrected before', async () => {
    const { id } = await rejected();
    vi.setSystemTime(now + 91 * day);
    await api.house.reconcile();
    const requestedStart = '2027-03-16T10:00';
    expect(wrong(await ports.resubmit(id, { requestedStart }))).toEqual([400, 'corrections.currentOwner: required']);
    expect((await ports.resubmit(id, { requestedStart, currentOwner: ownOwner })).status).toBe(200);
    vi.setSystemTime(now + 400 * day);
    await api.house.reconcile();
    expect((await ports.owner(id)).body.identityNumber).toBe('5566778899');
  });
});

describe('what nobody does', () => {
  it('calls the operator’s staff after 30 days', async () => {
    const { id } = await rejected();
    vi.setSystemTime(now + 30 * day);
    await api.house.reconcile();
    expect((await ports.show(id)).body).toMatchObject({
      state: 'rejected',
      needsOperator: true,
      operatorReason: 'correction-overdue',
      nextStep: { who: 'administrator', what: 'correct' },
    });
    const lines = vi.mocked(process.stdout.write).mock.calls.map(([line]) => String(line));
    expect(lines.filter((line) => line.includes('"port escalated"') && line.includes('"escalated":1'))).toHaveLength(1);
  });

  it('is announced again when the workflow has not sent it, and no longer once it has', async () => {
    const { id } = await ports.moving();
    const announced = async () =>
      (await items()).filter(({ kind, action }) => kind === 'journal' && action === 'port-requested').length;
    vi.setSystemTime(now + 10 * 60_000);
    await api.house.reconcile();
    expect(await announced()).toBe(2);
    await ports.happen(id, { kind: 'sent' });
    vi.setSystemTime(now + 3 * day);
    await api.house.reconcile();
    expect(await announced()).toBe(2);
  });

  it('calls the operator’s staff when the workflow has not begun within an hour', async () => {
    const { id } = await ports.moving();
    vi.setSystemTime(now + 3_600_000);
    await api.house.reconcile();
    expect(await ports.find(id)).toMatchObject({ state: 'submitted', needsOperator: 'workflow-failed' });
    // An execution that is started by hand goes on.
    await ports.happen(id, { kind: 'sent' });
    await ports.answer(id, 'accepted');
    expect(await ports.find(id)).toMatchObject({ state: 'accepted', needsOperator: null, number: moving });
  });
});
