/** Addresses that mail does not reach are noted, and not written to again. */
import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { hasBounced } from '../../adapters/table/mail-bounces.ts';
import { forgotPassword } from '../../contract/session.ts';
import { noteBounces } from '../../functions/note-bounces/note-bounces.ts';
import { addressHash } from '../../functions/shared/mail/address-hash.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { mailCodes } from '../build/reset-codes.ts';

const api = openInProcessApi({ isFresh: true, now: Date.parse('2026-12-01T09:00:00Z') });
const ada = 'ada@bageriet.example';
const about = (detail: object, messageId = '1') =>
  ({ messageId, body: JSON.stringify({ time: '2026-12-01T08:59:00Z', detail }) }) as SQSRecord;
const bounced = (bounceType: string, ...addresses: string[]) =>
  about({
    eventType: 'Bounce',
    bounce: { bounceType, bouncedRecipients: addresses.map((emailAddress) => ({ emailAddress })) },
  });
const note = async (...records: SQSRecord[]): Promise<readonly string[]> =>
  (await noteBounces({ table: api.house.table }, records)).batchItemFailures.map(
    ({ itemIdentifier }) => itemIdentifier,
  );
const isNoted = (address: string): Promise<boolean> => hasBounced(api.house.table, addressHash(address));
const logged = (): string =>
  vi
    .mocked(process.stdout.write)
    .mock.calls.map(([line]) => String(line))
    .join('');

describe('an address', () => {
  it('that bounced for good is noted, in any spelling, and gets no code any more', async () => {
    expect(await note(bounced('Permanent', 'Ada@Bageriet.Example'))).toEqual([]);
    expect(await isNoted(ada)).toBe(true);
    await api.call(forgotPassword, { body: { organization: 'bageriet.example', username: ada } });
    await mailCodes(api.house, api.world.organizationId);
    expect(api.house.mailer.mails).toEqual([]);
    expect(logged()).toContain('"sending":"bounced-before","unreachable":1');
  });

  it.each(['Transient', 'Undetermined'])('whose mailbox is only full (%s) is written to again', async (bounceType) => {
    await note(bounced(bounceType, ada));
    expect(await isNoted(ada)).toBe(false);
  });

  it('whose owner called a mail spam is noted', async () => {
    await note(about({ eventType: 'Complaint', complaint: { complainedRecipients: [{ emailAddress: ada }] } }));
    expect(await isNoted(ada)).toBe(true);
  });

  it('is counted once, however often the event comes, and is in no log', async () => {
    await note(bounced('Permanent', ada));
    await note(bounced('Permanent', ada));
    const counts = logged().match(/"message":"mail bounced".*?"bounced":\d/g);
    expect(counts?.map((line) => line.slice(-1))).toEqual(['1', '0']);
    expect(logged()).not.toContain(ada);
  });
});

it('an event that cannot be read comes again, and does not keep the others waiting', async () => {
  expect(await note(about({ eventType: 'Open' }, '7'), bounced('Permanent', ada))).toEqual(['7']);
  expect(await isNoted(ada)).toBe(true);
});
