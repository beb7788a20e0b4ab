/** Commands of voice messages and documents, and inspections of what was uploaded, for `crash-points.test.ts`. */
import { fileKey } from '../../adapters/files.ts';
import { createDocument } from '../../contract/documents.ts';
import type { Operation } from '../../contract/operation.ts';
import { createScheduleEvent } from '../../contract/schedule-events.ts';
import { createVoiceMessage, deleteVoiceMessage, updateVoiceMessage } from '../../contract/voice-messages.ts';
import type { DocumentId, OrganizationId, VoiceMessageId } from '../../domain/ids.ts';
import type { House, HouseRequest } from '../build/house.ts';
import { adas, world, worldOf, type Story } from '../build/story.ts';
import { inspectArrived, pixel, tone, withMessage } from '../build/upload.ts';

type Names = Readonly<Record<string, string>>;

const recording = { name: 'Jul 2026', contentType: 'audio/wav', size: 16_044 };
const letter = { kind: 'power-of-attorney', fileName: 'fullmakt.png', contentType: 'image/png', size: 100 };

const worldWithMessage = async (house: House): Promise<Names> => withMessage(house, await world(house));
const organizationOf = (names: Names): OrganizationId => worldOf(names).organizationId as unknown as OrganizationId;

/** A file is in quarantine, and has not been inspected. */
const uploaded =
  (operation: Operation, body: object, bytes: Uint8Array) =>
  async (house: House): Promise<Names> => {
    const names = await world(house);
    const { id } = (await house.call(operation, { as: worldOf(names).administrator, body })).body;
    house.files.upload(fileKey(organizationOf(names), id), bytes);
    return { ...names, upload: id };
  };
const inspection = async (house: House, names: Names): ReturnType<Story['command']> => {
  await inspectArrived(house, organizationOf(names), names.upload as VoiceMessageId | DocumentId);
  return { status: 200, headers: {}, body: null };
};

const ofMessage =
  (operation: Operation, request: Omit<HouseRequest, 'as' | 'path'> = {}): Story['command'] =>
  (house, names) =>
    adas(operation, { path: { voiceMessageId: names.message ?? '' }, ...request })(house, names);

export const uploadStories: Readonly<Record<string, Story>> = {
  'creates a voice message': { before: world, command: adas(createVoiceMessage, { body: recording }), again: [201] },
  'renames a voice message': {
    before: worldWithMessage,
    command: ofMessage(updateVoiceMessage, { body: { name: 'Jul 2027' } }),
    again: [200],
  },
  'deletes a voice message': { before: worldWithMessage, command: ofMessage(deleteVoiceMessage), again: [204, 404] },
  'plans an event with a voice message': {
    before: worldWithMessage,
    command: (house, { message: messageId = '', ...names }) => {
      const christmas = { start: '2026-12-24T00:00', end: '2026-12-27T08:00' };
      const body = { title: 'Julstängt', targets: 'all-answering-groups', ...christmas, messageId };
      return adas(createScheduleEvent, { body })(house, names);
    },
    again: [201],
  },
  'creates a document': { before: world, command: adas(createDocument, { body: letter }), again: [201] },
  'inspects a recording': {
    before: uploaded(createVoiceMessage, recording, tone()),
    command: inspection,
    again: [200],
  },
  'rejects a recording': {
    before: uploaded(createVoiceMessage, recording, tone().subarray(0, 9000)),
    command: inspection,
    again: [200],
  },
  'inspects a document': { before: uploaded(createDocument, letter, pixel), command: inspection, again: [200] },
};
