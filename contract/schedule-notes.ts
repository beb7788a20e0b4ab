/** What people are told of the odd occurrences of an event, in both languages. `{date}` stands for the day. */
import type { Note } from '../domain/schedule-preview.ts';
import type { Texts } from './problems.ts';

export const noteMessages = {
  'clock-gap': {
    sv: 'Den {date} ställs klockan fram, och tiden finns inte. Den räknas som slutet av den överhoppade timmen.',
    en: 'On {date} the clocks go forward and the time does not exist. It counts as the end of the hour that is skipped.',
  },
  'lost-in-gap': {
    sv: 'Den {date} ställs klockan fram över hela händelsen, och den blir inte av.',
    en: 'On {date} the clocks go forward over the whole event, and it does not take place.',
  },
  'clock-fold': {
    sv: 'Den {date} ställs klockan tillbaka, och tiden kommer två gånger. Den första gäller.',
    en: 'On {date} the clocks go back and the time comes twice. The first one counts.',
  },
  'clamped-day': {
    sv: 'Månaden har inte så många dagar. Händelsen infaller månadens sista dag, den {date}.',
    en: 'The month does not have that many days. The event is on its last day, {date}.',
  },
  'wholly-past': {
    sv: 'Händelsen har redan varit och ändrar ingenting.',
    en: 'The event has already been and changes nothing.',
  },
} as const satisfies Record<Note['code'], Texts>;
