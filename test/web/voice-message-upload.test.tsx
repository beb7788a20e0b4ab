/** Which files can become a voice message: what the browser's chooser offers, and what is sent. */
import { expect, it } from 'vitest';
import { mediaTypeOf } from '../../web/design/upload/check-file.ts';
import { acceptedRecordings, recordingRules } from '../../web/voice-messages/voice-message-upload.ts';

const offered = acceptedRecordings.split(',');
const taken = (name: string, type: string) => mediaTypeOf({ name, type }, recordingRules);

it('sends every file that the chooser offers, by its type or by its ending', () => {
  expect(offered).toEqual(expect.arrayContaining(['audio/mpeg', 'audio/x-m4a', '.m4a', '.wav', '.opus']));
  for (const each of offered)
    expect([each, each.startsWith('.') ? taken(`jul${each}`, '') : taken('jul', each)]).not.toContain(null);
});

it('neither offers nor sends what the inspection cannot decode', () => {
  expect(offered).not.toEqual(expect.arrayContaining(['audio/*']));
  expect(offered).not.toContain('.aac');
  expect(taken('jul.aac', 'audio/aac')).toBeNull();
  expect(taken('jul.amr', 'audio/amr')).toBeNull();
});
