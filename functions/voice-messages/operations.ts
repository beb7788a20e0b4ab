/** The operations of the service `voice-messages`, as its function serves them. */
import { createVoiceMessage } from './create-voice-message.ts';
import { deleteVoiceMessage } from './delete-voice-message.ts';
import { getVoiceMessageAudio } from './get-voice-message-audio.ts';
import { getVoiceMessage } from './get-voice-message.ts';
import { listVoiceMessages } from './list-voice-messages.ts';
import { updateVoiceMessage } from './update-voice-message.ts';

export const operations = [
  listVoiceMessages,
  createVoiceMessage,
  getVoiceMessage,
  updateVoiceMessage,
  deleteVoiceMessage,
  getVoiceMessageAudio,
];
