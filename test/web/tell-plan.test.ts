/** The log tells groups, menus and schedule events in words, from what the journal writes of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { tellPlan } from '../../web/activity/tell-plan.ts';
import type { Value } from '../../web/activity/telling.ts';

beforeAll(async () => {
  const file = join(import.meta.dirname, '../../web/messages/sv.json');
  const translation = JSON.parse(readFileSync(file, 'utf8')) as object;
  await i18next.init({ lng: 'sv', resources: { sv: { translation } }, interpolation: { escapeValue: false } });
});

const grp = `grp_${'0'.repeat(26)}`;
const msg = `msg_${'0'.repeat(26)}`;

describe('the log says', () => {
  test.each<[string, Value, string | null]>([
    ['openingHours', 'always', 'Alltid öppet'],
    ['openingHours', [], 'Aldrig öppet'],
    [
      'openingHours',
      ['mon 08:00–12:00', 'mon 13:00–17:00', 'tue 08:00–12:00', 'tue 13:00–17:00', 'sat 22:00–02:00'],
      'mån–tis 08:00–12:00 + 13:00–17:00, lör 22:00–02:00',
    ],
    [
      'keys',
      ['1 Kundtjänst', '2 usr_x', '* Öppet dygnet runt'],
      'knapp 1: <Kundtjänst>, knapp 2: <usr_x>, knapp *: <Öppet dygnet runt>',
    ],
    ['keys', [], null],
    ['agents', ['usr_x', 'usr_y'], '<usr_x>, <usr_y>'],
    ['strategy', 'longest-idle', 'Den som har vilat längst först'],
    ['override', 'closed', 'Stängt'],
    ['override', null, 'enligt planen'],
    ['effect', 'open', 'Öppet'],
    ['state', 'closed', 'Stängt'],
    ['recurrence', 'weekly', 'Varje vecka'],
    ['targets', 'all-ivr-menus', 'Alla knappvalsmenyer'],
    ['targets', ['Växeln', `Support (${grp})`, '+2'], `<Växeln>, <Support (${grp})>, 2 till`],
    ['start', '2026-12-24T08:00', '24 december 2026 kl. 08:00'],
    [
      'exceptions',
      [
        '2026-12-24: –',
        '2026-12-31: 2026-12-31T10:00 – 2027-01-01T02:00',
        `2027-01-06: 2027-01-06T10:00 – 2027-01-06T12:00 (${msg})`,
      ],
      '24 december 2026 hoppas över, ' +
        '31 december 2026 blir 31 december 2026 kl. 10:00 – 1 januari 2027 kl. 02:00, ' +
        `6 januari 2027 blir 6 januari 2027 kl. 10:00 – 6 januari 2027 kl. 12:00 (<${msg}>)`,
    ],
    ['keys', [`5 ${msg}`], `knapp 5: <${msg}>`],
    ['closedMessageId', msg, null],
    ['closedMessageId', null, null],
    ['name', 'open', null],
    ['renewYearly', true, null],
  ])('%s %j: %s', (field, value, said) => {
    expect(tellPlan(field, value, 'sv', (one) => `<${one}>`)).toBe(said);
  });
});
