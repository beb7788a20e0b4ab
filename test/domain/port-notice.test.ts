import { describe, expect, it } from 'vitest';
import { portNoticeText } from '../../domain/port-notice.ts';
import { phone } from '../build/user.ts';

const number = phone('+46701740605');
const bakery = { name: 'Bageriet Åkesson AB', domain: 'bageriet' };

describe('the SMS about a number that has moved', () => {
  it.each([
    ['sv', 'Ditt nummer 070-174 06 05 är nu flyttat till Bageriet Åkesson AB.'],
    ['en', 'Your number 070-174 06 05 has now moved to Bageriet Åkesson AB.'],
  ] as const)('is in the language of the user: %s', (language, text) => {
    expect(portNoticeText({ organization: bakery, language, number })).toBe(text);
  });

  it('is one part, however long the name', () => {
    const text = portNoticeText({ organization: { ...bakery, name: 'Ö'.repeat(300) }, language: 'sv', number });
    expect(text).toHaveLength(160);
    expect(text).toMatch(/Ö\.$/);
  });
});
