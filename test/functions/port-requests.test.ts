/** What administrators do with port requests. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findDocument } from '../../adapters/table/documents.ts';
import { eraseFromJournal } from '../../adapters/table/journal.ts';
import { createDocument, getDocument } from '../../contract/documents.ts';
import { listPortRequests } from '../../contract/port-requests.ts';
import { getSubscriptionOrder } from '../../contract/subscription-orders.ts';
import type { DocumentId } from '../../domain/ids.ts';
import { eraseActor } from '../../functions/shared/settle/erase-actor.ts';
import { wrong } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anIccid } from '../build/order.ts';
import { anHour, ownOwner, person, portsOf } from '../build/port-order.ts';
import { settleConfectioner } from '../build/world.ts';

// Tuesday, 09:00 in Stockholm.
const now = Date.parse('2026-12-01T08:00:00Z');
const api = openInProcessApi({ isFresh: true, now });
const ports = portsOf(api);
afterEach(() => void vi.setSystemTime(now));

const rejected = async (different: object = {}, more: object = {}) => {
  const request = await ports.moving(different, more);
  await ports.answer(request.id, 'rejected', { reasonCode: 'wrong-identity-number', text: 'Stämmer inte' });
  return request;
};
/** The names of who did something, in a port request, its order and the journal of both. */
const namesIn = async (id: string) => {
  const { body } = await ports.show(id);
  const order = await api.call(getSubscriptionOrder, { as: api.world.administrator, path: { orderId: body.orderId } });
  return [...body.timeline.map(({ actor }: { actor: { name: string } }) => actor.name), order.body.orderedBy.name];
};
const keptUntil = async (id: string) =>
  (await findDocument(api.house.table, ports.organization(), id as unknown as DocumentId))?.keptUntil;

it('is without the name of an administrator who was forgotten, and as it was otherwise', async () => {
  const { id } = await rejected();
  await ports.resubmit(id, { currentOwner: { ...ownOwner, name: 'Bageriet i Arboga' } });
  const { revision: _, ...before } = (await ports.show(id)).body;
  const { name, id: forgotten } = before.timeline[0].actor;
  expect(await namesIn(id)).toEqual([name, expect.any(String), name, name]);
  const { table } = api.house;
  for (const _again of [1, 2]) {
    const changed = await eraseFromJournal(table, ports.organization(), forgotten);
    await eraseActor(table, ports.organization(), forgotten, changed);
    expect((await namesIn(id)).filter((each) => each === name)).toEqual([]);
  }
  const { body } = await ports.show(id);
  expect(body).toMatchObject({ state: 'submitted', attempt: 2, version: before.version });
  expect(body.timeline[0]).toMatchObject({
    actor: { kind: 'administrator', id: forgotten, name: '' },
    to: 'submitted',
  });
});

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

  it('is kept from the hour that the port has in the end', async () => {
    const documentId = await ports.document();
    const { id } = await ports.moving({ currentOwner: person, documentId });
    expect((await ports.reschedule(id, '2027-01-04T10:00')).status).toBe(200);
    expect(await keptUntil(documentId)).toBe('2029-01-04T09:00:00.000Z');
    await ports.answer(id, 'accepted', { confirmedStart: '2027-01-05T10:00' });
    expect(await keptUntil(documentId)).toBe('2029-01-05T09:00:00.000Z');
  });

  it('must be there, checked, of the organisation, and in time', async () => {
    const { id } = await waiting();
    expect(wrong(await ports.consent(id, 'doc_01JDCQ8V9W6Z4T3R2P1N0M5K7H'))).toEqual([
      400,
      'documentId: unknown-reference',
    ]);
    const foreign = await ports.document(await settleConfectioner(api.house));
    expect(wrong(await ports.consent(id, foreign))).toEqual([400, 'documentId: unknown-reference']);
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

describe('the list of those that wait for an administrator', () => {
  const waiting = async (): Promise<readonly string[]> => {
    const as = api.world.administrator;
    const { status, body } = await api.call(listPortRequests, { as, query: { waitsFor: 'administrator' } });
    expect(status).toBe(200);
    return body.items.map(({ id, nextStep }: { id: string; nextStep: { what: string } }) => `${id} ${nextStep.what}`);
  };

  const card = (nth: number) => ({ sim: { iccid: anIccid(nth) } });

  it('has the rejected ones and those without consent, until they are corrected, consented or cancelled', async () => {
    await ports.moving();
    expect(await waiting()).toEqual([]);
    const { id: consent } = await ports.moving({ currentOwner: person, number: '070-174 06 07' }, card(2));
    const { id: correct } = await rejected({ number: '070-174 06 08' }, card(3));
    expect((await waiting()).toSorted()).toEqual(
      [`${consent} upload-power-of-attorney`, `${correct} correct`].toSorted(),
    );
    await ports.resubmit(correct, { requestedStart: '2026-12-29T11:00' });
    await ports.stop(consent);
    expect(await waiting()).toEqual([]);
  });

  it('knows no other ones to wait for', async () => {
    const reply = await api.call(listPortRequests, { as: api.world.administrator, query: { waitsFor: 'operator' } });
    expect(wrong(reply)).toEqual([400, 'waitsFor: invalid-choice']);
  });
});
