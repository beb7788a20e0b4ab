import { describe, expect, it } from 'vitest';
import { normalizeText, plainText } from '../../domain/text.ts';
import { unseen } from '../build/spellings.ts';

describe('a name', () => {
  it.each(unseen)('has no %j in it or around it', (character) => {
    expect(normalizeText(`${character}An${character}na${character} Ek${character}`)).toBe('Anna Ek');
  });

  it('is composed, also where something unseen kept its parts from each other', () => {
    expect(normalizeText('A\u030Asa A\u200B\u030Astro\u0308m')).toBe('Åsa Åström');
  });

  it('has one space wherever there is a blank of any kind', () => {
    expect(normalizeText(' \tAnna\u00A0\u2003\u2800 Ek\r\n')).toBe('Anna Ek');
    expect(normalizeText('\u2800\u200B\u3164')).toBe('');
  });

  it.each(['👩🏽‍💻', '❤️', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '1️⃣', '🇸🇪', '👩🏽‍❤️‍💋‍👨🏻'])('keeps %s as it is', (emoji) => {
    expect(normalizeText(`Lobby\u200D ${emoji}\u200B`)).toBe(`Lobby ${emoji}`);
  });

  it('hides no text behind an emoji', () => {
    const hidden = Array.from('ring 0900', (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
    expect(normalizeText(`Ek 🏠${hidden}`)).toBe('Ek 🏠');
    expect(normalizeText('7\uFE0F0')).toBe('70');
  });
});

describe('what is looked up', () => {
  it.each([
    ['Soﬁa', 'Sofia'],
    ['Ａｎｎａ', 'Anna'],
    ['Ann\u2043Mari', 'Ann-Mari'],
    ['O\u02BCHara', "O'Hara"],
    ['O´Hara', "O'Hara"],
    ['  Anna \t Ek ', 'Anna Ek'],
  ])('%s is read as %s', (typed, read) => expect(plainText(typed)).toBe(read));
});
