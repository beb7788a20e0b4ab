import { describe, expect, it } from 'vitest';
import {
  configSmsNumber,
  configSmsText,
  isVoidedBy,
  newConfigSms,
  requestConfigSms,
  smsStatusAt,
  type SmsHistory,
} from '../../domain/configuration-sms.ts';
import { idFrom } from '../../domain/ids.ts';
import { aUser, phone, userId } from '../build/user.ts';

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

it.each([
  ['is void after a change that takes its number away', { secondaryNumber: null }, 0, true],
  [
    'is good while the user has the number in another place',
    { secondaryNumber: null, aliases: [phone('+46701740605')] },
    0,
    false,
  ],
  ['is expired after 24 hours, and not void', { secondaryNumber: null }, hours(24), false],
])('the link of a configuration SMS %s', (_, different, later, isVoid) => {
  const by = { kind: 'system', id: null, name: '' } as const;
  const sms = newConfigSms({ id: smsId, userId: userId(1), number: phone('+46701740605'), by, now });
  expect(isVoidedBy(sms, aUser(different), now + later)).toBe(isVoid);
});

describe('the text of a configuration SMS', () => {
  const link = `https://portal.example.se/c#${'a'.repeat(22)}`;
  const domain = 'bageriet.example';
  const sent = (name: string, language: 'sv' | 'en' = 'sv', from = domain) =>
    configSmsText({ organization: { name, domain: from }, language, link });
  /** What the text calls the organisation. */
  const called = (name: string): string | undefined => sent(name).split(': koppla telefonappen')[0];

  it('says who, what, how long, and ends with the link', () => {
    expect(sent('Bageriet i Åhus')).toBe(
      `Bageriet i Åhus: koppla telefonappen till ditt konto. Öppna länken i mobilen inom 24 timmar: ${link}`,
    );
  });

  it.each(['sv', 'en'] as const)(
    'fits one part of 160 GSM-7 characters in %s, whatever the organisation is called',
    (language) => {
      for (const text of [
        sent('“Łódź” – {Kött & Fisk} i Smögen, Grebbestad och Fjällbacka', language),
        sent('🎉'.repeat(100), language, `${'a-'.repeat(30)}a.${'b'.repeat(60)}.example`),
      ]) {
        // GSM 03.38: these cost two septets, or make the whole text UCS-2.
        expect(text).not.toMatch(/[\^{}\\[\]~|€“”–Łóź🎉]/u);
        expect(text.length).toBeLessThanOrEqual(160);
        expect(text.endsWith(link)).toBe(true);
      }
    },
  );

  // Latin and Cyrillic by ICAO Doc 9303 part 3, section 6; Greek by ISO 843.
  it.each([
    ['Łódź Piekarnia', 'Lodz Piekarnia'],
    ['Bäckerei Süß & Œuvre', 'Bäckerei Süß & Oeuvre'],
    ['İstanbul Fırını', 'Istanbul Firini'],
    ['Þórður Đoković', 'Thordur Dokovic'],
    ['Пекарня Щукин', 'Pekarnia Shchukin'],
    ['Їжа і Борщ', 'Izha i Borshch'],
    ['Αρτοποιείο Ψωμί', 'Artopoieio Psomi'],
    ['ＡＢＣ™ Köksteknik', 'ABCTM Köksteknik'],
    ['李记 Bageri', 'Bageri'],
  ])('spells %s with letters that a text has: %s', (name, spelled) => expect(called(name)).toBe(spelled));

  it.each([
    ['no letter that can be spelled', '李记'],
    ['a hundred emoji', '🎉'.repeat(100)],
    ['an address', 'https://vinn.example/pris'],
    ['an address without its scheme', 'www.vinn.example'],
    ['an address with a path', 'vinn.example/pris?a=1'],
    ['a number', '0900-123 45 67'],
    ['a number in keycaps', '0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣'],
    ['a number in other digits', '０９００ １２３４５６'],
    ['nothing but signs', '-- !? --'],
  ])('names the domain where the name is %s', (_, name) => expect(called(name)).toBe(domain));

  it.each([
    ['李记.example', 'xn--7qvv32f.example'],
    ['李a.example', 'xn--a-576b.example'],
    ['नमस्ते.example', 'xn--h2bhs4b8d8a.example'],
    ['räksmörgås.example', 'räksmörgås.example'],
    ['łódź.example', 'lodz.example'],
    ['пекарня.рф', 'pekarnia.rf'],
  ])('names the domain %s as %s, in GSM-7', (from, named) =>
    expect(sent('李记', 'sv', from).split(': koppla telefonappen')[0]).toBe(named),
  );

  it.each([
    ['Du har vunnit! Ring 0900-123 45 67', 'Du har vunnit! Ring'],
    ['Ring +46 (0)900 – 12.34.56 nu', 'Ring nu'],
    ['Gå till https://vinn.example/pris genast', 'Gå till genast'],
    ['Vinn på VINN.example/pris', 'Vinn på'],
    ['Bokus.com', 'Bokus com'],
    ['vinn․example', 'vinn example'],
    ['info@vinn.example', 'info@vinn example'],
    ['Se https://vinn.example och S.A. Kök.nu', 'Se och S.A. Kök nu'],
    ['Bageriet\r\nKontot spärrat\u2028Ring', 'Bageriet Kontot spärrat Ring'],
  ])('of %j leaves %j', (name, left) => expect(called(name)).toBe(left));

  it.each(['7-Eleven', 'Kontor 2000 AB', 'Studio 54', 'Brf Ekorren 12-14', 'S.A. Åkeri', 'H/F Kök'])(
    'leaves %s as it is',
    (name) => expect(called(name)).toBe(name),
  );
});
