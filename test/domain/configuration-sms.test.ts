import { describe, expect, it } from 'vitest';
import {
  configSmsNumber,
  configSmsText,
  newConfigSms,
  requestConfigSms,
  smsStatusAt,
  type SmsHistory,
} from '../../domain/configuration-sms.ts';
import { idFrom } from '../../domain/ids.ts';
import { phone, userId } from '../build/user.ts';

const now = Date.parse('2026-11-23T08:00:00Z');
const seconds = (count: number): number => count * 1000;
const hours = (count: number): number => count * 3600 * 1000;
const smsId = idFrom('sms', '0'.repeat(26));
const next = { smsId, linkHash: 'hash' };
const history = (...recent: number[]): SmsHistory => ({ recent, live: null });

describe('the number that a configuration SMS goes to', () => {
  it.each([
    ['+46846500410', '+46701740605', '+46701740605'],
    ['+46701740606', '+46846500410', '+46701740606'],
    ['+46701740606', null, '+46701740606'],
  ])('of primary %s and secondary %s is %s', (primary, secondary, number) =>
    expect(
      configSmsNumber({ primaryNumber: phone(primary), secondaryNumber: secondary === null ? null : phone(secondary) }),
    ).toBe(number),
  );

  it.each([
    ['a landline', '+46846500410'],
    ['a foreign mobile', '+4520123456'],
    ['nothing', null],
  ])('is refused when there is only %s', (_, number) =>
    expect(() =>
      configSmsNumber({ primaryNumber: number === null ? null : phone(number), secondaryNumber: null }),
    ).toThrow(expect.objectContaining({ code: 'no-mobile-number' })),
  );
});

describe('the limits of configuration SMS', () => {
  it('allow one a minute', () => {
    expect(() => requestConfigSms(history(now - seconds(59)), { ...next, now })).toThrow(
      expect.objectContaining({ code: 'too-many-texts', retryAfterSeconds: 1 }),
    );
    expect(requestConfigSms(history(now - seconds(60)), { ...next, now }).recent).toEqual([now - seconds(60), now]);
  });

  it('allow five in 24 hours', () => {
    const five = [23, 20, 15, 10, 5].map((ago) => now - hours(ago));
    expect(() => requestConfigSms(history(...five), { ...next, now })).toThrow(
      expect.objectContaining({ retryAfterSeconds: 3600 }),
    );
    expect(requestConfigSms(history(...five), { ...next, now: now + hours(1) }).recent).toHaveLength(5);
  });
});

describe('what is true of a configuration SMS', () => {
  const recorded = newConfigSms({
    id: smsId,
    userId: userId(1),
    number: phone('+46701740605'),
    by: { kind: 'system', id: null, name: '' },
    now,
  });

  it('is queued while its sender holds the lease, then unknown, then expired', () => {
    expect([seconds(29), seconds(30), hours(24)].map((later) => smsStatusAt(recorded, now + later))).toEqual([
      'queued',
      'unknown',
      'expired',
    ]);
  });

  it('is sent until its link expires', () => {
    const sent = { ...recorded, status: 'sent' as const };
    expect([hours(23), hours(24)].map((later) => smsStatusAt(sent, now + later))).toEqual(['sent', 'expired']);
  });

  it.each(['activated', 'failed', 'replaced'] as const)('stays %s', (status) =>
    expect(smsStatusAt({ ...recorded, status }, now + hours(48))).toBe(status),
  );
});

describe('the text of a configuration SMS', () => {
  const link = `https://portal.example.se/c#${'a'.repeat(22)}`;

  it('says who, what, how long, and ends with the link', () => {
    expect(configSmsText({ organizationName: 'Bageriet i Åhus', language: 'sv', link })).toBe(
      `Bageriet i Åhus: koppla telefonappen till ditt konto. Öppna länken i mobilen inom 24 timmar: ${link}`,
    );
  });

  it.each(['sv', 'en'] as const)(
    'fits one part of 160 GSM-7 characters in %s, whatever the organisation is called',
    (language) => {
      const text = configSmsText({
        organizationName: '“Łódź” – {Kött & Fisk} i Smögen, Grebbestad och Fjällbacka',
        language,
        link,
      });
      // GSM 03.38: these cost two septets, or make the whole text UCS-2.
      expect(text).not.toMatch(/[\^{}\\[\]~|€“”–Łóź]/);
      expect(text.length).toBeLessThanOrEqual(160);
      expect(text.endsWith(link)).toBe(true);
    },
  );
});
