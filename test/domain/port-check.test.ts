/** What is wrong with a port, before the losing operator says so. */
import { describe, expect, it } from 'vitest';
import { checkedPort, needsConsent, portableNumber, portOwner } from '../../domain/port-check.ts';
import type { IdentityNumber } from '../../domain/identity-number.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';

const now = Date.parse('2026-12-18T11:00Z');

describe('a number', () => {
  it.each([
    ['070-174 06 05', '+46701740605', 'mobile'],
    ['+46 (0)8 123 456 78', '+46812345678', 'geographic'],
    ['010-123 45 67', '+46101234567', 'geographic'],
    ['020-12 34 56', '+4620123456', 'geographic'],
    ['077-123 45 67', '+46771234567', 'geographic'],
  ])('%s can move', (typed, number, kind) => {
    expect(portableNumber(typed, 'number')).toEqual({ number, kind });
  });

  it.each([
    ['112', 'short-number'],
    ['113 13', 'short-number'],
    ['114 14', 'short-number'],
    ['116 000', 'short-number'],
    ['1177', 'short-number'],
    ['118 118', 'short-number'],
    ['071-123 45 67', 'machine-number'],
    ['074-123 45 67', 'machine-number'],
    ['078-123 45 67', 'machine-number'],
    ['0900-123 45 67', 'premium-number'],
    ['0939-123 45 67', 'premium-number'],
    ['0944-123 45 67', 'premium-number'],
    ['+47 22 12 34 56', 'not-a-swedish-number'],
    ['Anna', 'not-a-phone-number'],
    ['', 'not-a-phone-number'],
  ])('%s cannot: %s', (typed, code) => {
    expect(portableNumber(typed, 'number')).toMatchObject({ field: 'number', code });
  });
});

describe('an owner', () => {
  const judged = (kind: 'organization' | 'person', identityNumber: string) => {
    const owner = portOwner({ kind, identityNumber, name: 'N' }, 'currentOwner', now);
    return 'code' in owner ? [owner.field, owner.code] : [owner.owner.maskedIdentityNumber, owner.identityNumber];
  };
  it.each([
    ['organization', '556677-8899', '5566778899', '5566778899'],
    ['organization', '16 556677-8899', '5566778899', '5566778899'],
    // A sole trader's.
    ['organization', '850709-9805', '850709-****', '198507099805'],
    ['person', '19850709-9805', '850709-****', '198507099805'],
    ['person', '850769-9802', '850769-****', '198507699802'],
    // Its digits could begin a telephone number too; few who are born in these years type a hyphen.
    ['person', '0010011237', '001001-****', '200010011237'],
    ['person', '001001 1237', '001001-****', '200010011237'],
  ] as const)('%s %s is masked: %s', (kind, typed, masked, number) => {
    const spelled = typed.replace(/^16 /u, '16');
    expect(judged(kind, spelled)).toEqual([masked, number]);
  });

  it.each([
    // Its check digit is right, and there is no 31 February.
    ['person', '750231-0241', 'identity-date'],
    // A hundred years earlier, in another century, and not born yet.
    ['person', '850709+9805', 'identity-date'],
    ['person', '18850709-9805', 'identity-date'],
    ['person', '20850709-9805', 'identity-date'],
    ['person', '850709-9804', 'identity-check-digit'],
    ['organization', '556677+8899', 'not-an-identity-number'],
    ['organization', '19556677-8899', 'not-an-identity-number'],
    ['organization', '556677-8898', 'identity-check-digit'],
    ['person', '0707767604', 'identity-is-phone-number'],
    ['person', '070-776 76 04', 'identity-is-phone-number'],
    ['organization', '+46 70 776 76 04', 'identity-is-phone-number'],
    ['person', '556677-8899', 'identity-of-organization'],
    ['person', '850709', 'not-an-identity-number'],
    ['organization', 'Bageriet AB', 'not-an-identity-number'],
  ] as const)('%s %s is wrong: %s', (kind, typed, code) => {
    expect(judged(kind, typed)).toEqual(['currentOwner.identityNumber', code]);
  });

  it('other than the organisation must consent', () => {
    const [bakery, anna] = ['5566778899', '198507099805'] as IdentityNumber[];
    expect([needsConsent(bakery as IdentityNumber, bakery as IdentityNumber)]).toEqual([false]);
    expect(needsConsent(anna as IdentityNumber, bakery as IdentityNumber)).toBe(true);
  });
});

it('a port says all that is wrong with it at once, by its fields', () => {
  const typed = {
    number: '1177',
    requestedStart: '2026-12-26T10:00' as LocalDateTime,
    currentOwner: { kind: 'person', identityNumber: '750231-0241', name: 'Anna' },
  } as const;
  expect(checkedPort(typed, 'number.port.', now)).toEqual([
    { field: 'number.port.number', code: 'short-number' },
    { field: 'number.port.currentOwner.identityNumber', code: 'identity-date' },
    { field: 'number.port.requestedStart', code: 'too-soon', values: { earliest: '2026-12-29 08:00' } },
  ]);
});
