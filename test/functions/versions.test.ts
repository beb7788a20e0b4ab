/** What a client needs so that its next change does not overwrite somebody else's: the version, after each change. */
import { expect, it } from 'vitest';
import type { Operation } from '../../contract/operation.ts';
import { operations } from '../../contract/operations.ts';
import * as events from '../../contract/schedule-events.ts';
import { openInProcessApi } from '../build/in-process-api.ts';

const api = openInProcessApi();

const christmas = { title: 'Jul', start: '2031-12-24T00:00', end: '2031-12-25T00:00', recurrence: 'yearly' };

it('every reply about something that has a version says it as its ETag, also one without a body', async () => {
  const as = api.world.administrator;
  const created = await api.call(events.createScheduleEvent, {
    as,
    body: { ...christmas, targets: 'all-ivr-menus' },
  });
  expect(created.headers['etag']).toBe('"1"');
  const path = { scheduleEventId: created.body.id, date: '2031-12-24' };
  const skipped = await api.call(events.putScheduleException, { as, path, body: { skip: true } });
  expect(skipped.headers['etag']).toBe('"2"');
  const back = await api.call(events.deleteScheduleException, { as, path });
  expect([back.status, back.headers['etag']]).toEqual([204, '"3"']);
  // So that taking it back can be taken back, unless somebody came between.
  const undo = { as, path, body: { skip: true }, headers: { 'if-match': String(back.headers['etag']) } };
  expect((await api.call(events.putScheduleException, undo)).body.version).toBe(4);
  expect((await api.call(events.putScheduleException, undo)).status).toBe(412);
});

it('every change of something that has a version honours If-Match', () => {
  const creating = [
    'createUser',
    'createAnsweringGroup',
    'createIvrMenu',
    'createScheduleEvent',
    'createHolidayEvents',
    'createVoiceMessage',
    'createDocument',
    'createSubscriptionOrder',
  ];
  // Each sets something absolutely that no version counts, or is allowed in one state alone.
  const absolute = [
    'restoreUser',
    'resetPassword',
    'sendConfigSms',
    'putOrganization',
    'createNumberRange',
    'createCalendarAddress',
    'deleteCalendarAddress',
  ];
  // Of orders, subscriptions and their SIM cards: each sets something absolutely.
  const settings = [
    'blockSim',
    'unblockSim',
    'replaceSim',
    'endSubscription',
    'moveSubscription',
    'reportLostPhone',
    'undoLostPhone',
    'cancelSubscriptionOrder',
    'reportSim',
  ];
  // Of port requests: each is allowed in some states alone.
  const ports = [
    'answerPortRequest',
    'cancelPortRequest',
    'consentToPort',
    'reschedulePortRequest',
    'resubmitPortRequest',
  ];
  // Nobody else has it, and it is saved whole.
  const drafts = ['putOrderDraft', 'deleteOrderDraft'];
  const reading = ['previewScheduleEvent', 'checkProducts', 'checkPort'];
  const others = (operations as readonly Operation[])
    .filter(({ access, method, versioned }) => access.kind !== 'public' && method !== 'GET' && versioned !== true)
    .map(({ id }) => id);
  expect(others.toSorted()).toEqual(
    [...creating, ...absolute, ...settings, ...ports, ...drafts, ...reading].toSorted(),
  );
});
