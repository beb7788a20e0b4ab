/** The problems of voice messages and documents, of the list in `problems.ts`. */
import type { ProblemCode } from '../domain/domain-error.ts';

export const uploadProblems = {
  'not-ready': {
    status: 409,
    title: { sv: 'Filen är inte klar', en: 'The file is not ready' },
    detail: {
      sv: 'Filen har inte kommit fram eller kontrolleras fortfarande, eller så kunde den inte användas.',
      en: 'The file has not arrived, is still being checked, or could not be used.',
    },
  },
  'upload-over': {
    status: 409,
    title: { sv: 'Uppladdningen är avslutad', en: 'The upload is over' },
    detail: {
      sv: 'Uppladdningen som begärdes då tar inte emot någon fil längre: den har kommit fram, eller så har det som skapades tagits bort eller väntat för länge. Ladda om, eller börja en ny uppladdning.',
      en: 'The upload that was requested then takes no file any more: its file has arrived, or what was created has been deleted or has waited too long. Reload, or begin a new upload.',
    },
  },
  'too-many-files': {
    status: 409,
    title: { sv: 'Det finns för många talmeddelanden', en: 'There are too many voice messages' },
    detail: {
      sv: 'Organisationen har så många talmeddelanden som den kan ha. Ta bort något som inte används längre.',
      en: 'The organisation has as many voice messages as it can have. Delete one that is no longer used.',
    },
  },
  'too-many-documents': {
    status: 409,
    title: { sv: 'Det finns för många dokument', en: 'There are too many documents' },
    detail: {
      sv: 'Organisationen har så många dokument som den kan ha. De som inte används tas bort av sig själva: underkända efter en vecka, andra efter 90 dagar. Kontakta supporten om det inte kan vänta.',
      en: 'The organisation has as many documents as it can have. Those that nothing uses are deleted by themselves: rejected ones after a week, others after 90 days. Contact support if it cannot wait.',
    },
  },
} as const satisfies Partial<Record<ProblemCode, object>>;
