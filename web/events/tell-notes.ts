/** What is odd about the occurrences of an event: alike notes in one line, with the first of their dates. */
import i18next from 'i18next';
import type { Note } from '../../domain/schedule-preview.ts';
import type { Language } from '../../domain/language.ts';
import { tellDate } from '../design/time.ts';

/** So many dates are named. */
const mostNamed = 3;

/** A note as the API tells it. */
interface NoteReply {
  readonly code: Note['code'];
  readonly date: string;
}

/** One line for each kind, in the order in which they come. */
export function tellNotes(notes: readonly NoteReply[], language: Language): readonly string[] {
  const codes = [...new Set(notes.map(({ code }) => code))];
  return codes.map((code) => {
    const days = notes.filter((note) => note.code === code).map(({ date }) => tellDate(date, language));
    const named = days.slice(0, mostNamed);
    const more = days.length - named.length;
    const dates =
      more === 0
        ? new Intl.ListFormat(language, { type: 'conjunction' }).format(named)
        : i18next.t('schedule.note.andMore', { dates: named.join(', '), count: more });
    return i18next.t(`schedule.note.${code}`, { count: days.length, dates });
  });
}
