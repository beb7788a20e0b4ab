import { beforeEach, describe, expect, it, vi } from 'vitest';
import { deleteUser, updateUser } from '../../contract/users.ts';
import { phone } from '../build/user.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { portingOf } from '../build/porting.ts';

const api = openInProcessApi({ isFresh: true, now: Date.parse('2026-12-29T09:05:00Z') });
const porting = portingOf(api);
const texts = () => api.house.carrier.texts;
const refusal = (name: string, httpStatusCode: number): Error =>
  Object.assign(new Error(), { name, $metadata: { httpStatusCode } });
beforeEach(() => void vi.setSystemTime(Date.parse('2026-12-29T09:05:00Z')));

const completed = { state: 'completed' } as const;
const noticeOf = async (input: Parameters<typeof porting.find>[0]) => (await porting.find(input)).notice;

describe('the SMS that a number has moved', () => {
  it('goes to the number, in the language of its user, once', async () => {
    const input = await porting.store(completed);
    expect(await porting.task('notify', input)).toEqual({ outcome: 'completed' });
    await porting.task('notify', input);
    expect(texts()).toEqual([{ to: '+46701740605', text: 'Ditt nummer 070-174 06 05 är nu flyttat till Bageriet.' }]);
    expect(await noticeOf(input)).toBe('sent');
  });

  it('is English for who reads English', async () => {
    const input = await porting.store(completed);
    const { userId } = await porting.find(input);
    await api.call(updateUser, { as: api.world.administrator, path: { userId }, body: { language: 'en' } });
    await porting.task('notify', input);
    expect(texts().map(({ text }) => text)).toEqual(['Your number 070-174 06 05 has now moved to Bageriet.']);
  });

  it('is not sent before the port is completed', async () => {
    const input = await porting.store({ state: 'porting' });
    expect(await porting.task('notify', input)).toMatchObject({ outcome: 'porting' });
    expect([texts(), await noticeOf(input)]).toEqual([[], null]);
  });

  it('is not sent to a landline', async () => {
    const input = await porting.store({ ...completed, number: phone('+4684650040'), numberKind: 'geographic' });
    await porting.task('notify', input);
    expect([texts(), await noticeOf(input)]).toEqual([[], 'no-mobile-number']);
  });

  it('is not sent to somebody who is deleted', async () => {
    const input = await porting.store(completed);
    const { userId } = await porting.find(input);
    await api.call(deleteUser, { as: api.world.administrator, path: { userId } });
    await porting.task('notify', input);
    expect([texts(), await noticeOf(input)]).toEqual([[], 'not-sent']);
  });

  it('is counted, and not sent when the organisation has used up its SMS of the day', async () => {
    const inputs = [];
    for (let nth = 0; nth < 6; nth += 1) inputs.push(await porting.store(completed));
    for (const input of inputs) await porting.task('notify', input);
    expect(texts()).toHaveLength(5);
    expect(await Promise.all(inputs.map(noticeOf))).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'not-sent']);
  });

  it.each([
    ['SNS rejects it', refusal('InvalidParameterException', 400), 'not-sent'],
    ['nobody knows what became of it', refusal('InternalErrorException', 500), 'unknown'],
  ])('is never sent again when %s', async (_, error, notice) => {
    const input = await porting.store(completed);
    api.house.carrier.refusal = error;
    await porting.task('notify', input);
    api.house.carrier.refusal = null;
    await porting.task('notify', input);
    expect([texts(), await noticeOf(input)]).toEqual([[], notice]);
  });

  it('is unknown when its sender died', async () => {
    const input = await porting.store({ ...completed, notice: 'sending' });
    await porting.task('notify', input);
    expect([texts(), await noticeOf(input)]).toEqual([[], 'unknown']);
  });

  it('is sent once when two runs meet', async () => {
    const input = await porting.store(completed);
    await Promise.all([porting.task('notify', input), porting.task('notify', input)]);
    expect(texts()).toHaveLength(1);
  });
});
