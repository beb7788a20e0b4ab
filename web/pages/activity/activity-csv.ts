/** The activity log as a file for a spreadsheet: semicolons and a byte order mark, as a Swedish Excel wants them. */
import type { ActivityReply } from '../../../contract/activity.ts';
import type { TellValue } from '../../activity/telling.ts';

/** What the file's words come from. */
export interface CsvTelling extends TellValue {
  readonly head: readonly string[];
  readonly timeZone: string;
  readonly sentenceOf: (entry: ActivityReply) => string;
  readonly actorOf: (entry: ActivityReply) => string;
}

const byteOrderMark = '\uFEFF';

/** One line for each changed field, so that they can be sorted and filtered; one for an entry that changed none. */
export function activityCsv(entries: readonly ActivityReply[], telling: CsvTelling): string {
  const lines = entries.flatMap((entry) => {
    const told = [
      clockTime(entry.at, telling.timeZone),
      telling.actorOf(entry),
      telling.sentenceOf(entry),
      entry.entityName,
    ];
    const changes = entry.changes.map(({ field, before, after }) => [
      telling.labelOf(field),
      before === null ? '' : telling.told(field, before),
      telling.told(field, after),
    ]);
    return (changes.length > 0 ? changes : [['', '', '']]).map((change) => [...told, ...change, entry.requestId]);
  });
  return byteOrderMark + [telling.head, ...lines].map((line) => `${line.map(cell).join(';')}\r\n`).join('');
}

/** `2026-11-23 03:12:45` in the organisation's time zone: sorts as text, and a spreadsheet knows it for what it is. */
const clockTime = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(Date.parse(at));

/**
 * Quoted when it must be (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it, for names are typed
 * by people (OWASP, CSV injection: `=`, `+`, `-`, `@`, in full width too, and behind blanks, tabs or line breaks that are trimmed).
 */
function cell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
