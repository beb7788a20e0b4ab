/** A day and a time of day in one text, both as they were typed. */

/** Each of them may be empty or unreadable. A readable day ends at the first T, another one at the last: its text may have one, *Torsdag*. */
export function splitDateTime(text: string): { readonly day: string; readonly time: string } {
  const at = /^\d{4}-\d{2}-\d{2}T/.test(text) ? text.indexOf('T') : text.lastIndexOf('T');
  return at === -1 ? { day: text, time: '' } : { day: text.slice(0, at), time: text.slice(at + 1) };
}
