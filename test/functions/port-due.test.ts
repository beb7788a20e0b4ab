/** What time makes of port requests: the identity number is erased, and nobody is forgotten. */
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { wrong } from '../build/house.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { moving, ownOwner, person, portsOf } from '../build/port-order.ts';

// Tuesday, 09:00 in Stockholm.
const now = Date.parse('2026-12-01T08:00:00Z');
const day = 24 * 3_600_000;
const api = openInProcessApi({ isFresh: true, now });
const ports = portsOf(api);
afterEach(() => void vi.setSystemTime(now));

const items = async (): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  (await api.house.table.client.send(new ScanCommand({ TableName: api.house.table.name }))).Items ?? [];

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
    const { id } = await ports.moving();
    await ports.answer(id, 'rejected', { reasonCode: 'wrong-identity-number' });
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
    const { id } = await ports.moving();
    await ports.answer(id, 'rejected', { reasonCode: 'wrong-identity-number' });
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
