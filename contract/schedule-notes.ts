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
  'clamped-end': {
    sv: 'Månaden har inte så många dagar. Händelsen som börjar den {date} slutar månadens sista dag.',
    en: 'The month does not have that many days. The event that starts on {date} ends on its last day.',
  },
  'minute-before-midnight': {
    sv: 'Händelsen den {date} slutar kl. 23:59, en minut före midnatt. Skriv 00:00 nästa dag om den ska gälla till midnatt.',
    en: 'The event on {date} ends at 23:59, a minute before midnight. Write 00:00 on the next day if it is to last until midnight.',
  },
  'wholly-past': {
    sv: 'Händelsen har redan varit. Ingen som ringer märker den.',
    en: 'The event has already been. No caller will notice it.',
  },
  'exceptions-dropped': {
    sv: 'Ändringen av tillfället den {date} faller bort när händelsen sparas.',
    en: 'The change to the occurrence on {date} is dropped when the event is saved.',
  },
} as const satisfies Record<Note['code'], Texts>;
