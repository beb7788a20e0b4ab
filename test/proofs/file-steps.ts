/** What the operations of voice messages and documents may cost: steps of `capacity.ts`, and what has to be there for them. */
import { createDocument, getDocument, getDocumentContent } from '../../contract/documents.ts';
import { createScheduleEvent } from '../../contract/schedule-events.ts';
import * as voice from '../../contract/voice-messages.ts';
import type { House } from '../build/house.ts';
import { withDocument, withMessage } from '../build/upload.ts';
import type { World } from '../build/world.ts';
import { readCost, writeCost, type Step } from './allowance.ts';

const recording = (name: string) => ({ name, contentType: 'audio/wav', size: 16_044 });
const closed = { title: 'Julstängt', targets: 'all-ivr-menus', start: '2041-12-24T00:00', end: '2041-12-27T08:00' };

/** The steps, with a page of messages, of which one is played by an event. */
export async function fileSteps(house: House, world: World): Promise<readonly Step[]> {
  const names = { organization: world.organizationId, ada: world.administratorId };
  for (let place = 0; place < 25; place += 1)
    await house.call(voice.createVoiceMessage, { as: world.administrator, body: recording(`Talmeddelande ${place}`) });
  const { message = '' } = await withMessage(house, names);
  const { message: unused = '' } = await withMessage(house, names);
  const { document = '' } = await withDocument(house, names);
  const path = { voiceMessageId: message };
  const name = 'En av 200';
  return [
    // How many there are is counted first, half a unit for ten of them.
    {
      name: 'createVoiceMessage',
      operation: voice.createVoiceMessage,
      request: { body: recording(name) },
      allowed: writeCost(2, 8),
    },
    { name: 'listVoiceMessages, 25', operation: voice.listVoiceMessages, allowed: readCost(2, 1) },
    { name: 'getVoiceMessage', operation: voice.getVoiceMessage, request: { path }, allowed: readCost(2) },
    { name: 'getVoiceMessageAudio', operation: voice.getVoiceMessageAudio, request: { path }, allowed: readCost(1) },
    {
      name: 'updateVoiceMessage',
      operation: voice.updateVoiceMessage,
      request: { path, body: { name: 'Jul och nyår' } },
      allowed: writeCost(2, 6),
    },
    {
      name: 'createScheduleEvent, with a message',
      operation: createScheduleEvent,
      request: { body: { ...closed, messageId: message } },
      // Two more for the message, which must be ready and says what uses it.
      allowed: writeCost(2, 12),
    },
    {
      name: 'deleteVoiceMessage',
      operation: voice.deleteVoiceMessage,
      request: { path: { voiceMessageId: unused } },
      allowed: writeCost(1, 10),
    },
    {
      name: 'createDocument',
      operation: createDocument,
      request: {
        body: { kind: 'power-of-attorney', fileName: 'fullmakt.pdf', contentType: 'application/pdf', size: 100 },
      },
      allowed: writeCost(1, 8),
    },
    { name: 'getDocument', operation: getDocument, request: { path: { documentId: document } }, allowed: readCost(1) },
    {
      name: 'getDocumentContent',
      operation: getDocumentContent,
      request: { path: { documentId: document } },
      allowed: readCost(1),
    },
  ];
}
