/** The porting saga: every state × event, and walks that never stick. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idFrom } from '../../domain/ids.ts';
import { identityDueAt, portRequestDue, portRequestDueAt } from '../../domain/port-due.ts';
import { advance, isLegal, withIllegalEvent, type PortEvent, type PortEventKind } from '../../domain/port-events.ts';
import { portNextStepOf } from '../../domain/port-next-step.ts';
import {
  completeBy,
  cutOffAt,
  isOver,
  portStartAt,
  portStates,
  answerBy,
  type PortRequest,
  type PortState,
} from '../../domain/port-request.ts';
import type { LocalDateTime } from '../../domain/time-zone.ts';
import { portRequest } from '../build/port-request.ts';

const now = Date.parse('2026-12-02T09:00:00Z');
const system = { kind: 'system', id: null, name: '' } as const;
const by = (moment = now) => ({ actor: system, now: moment });
const otherHour = '2027-01-05T10:00' as LocalDateTime;
const day = 24 * 3_600_000;
const longestTimeline = 60;

const events: Readonly<Record<PortEventKind, PortEvent>> = {
  consent: { kind: 'consent', documentId: idFrom('doc', '1'.padStart(26, '0')) },
  resubmit: {
    kind: 'resubmit',
    corrected: {
      currentOwner: { kind: 'organization', name: 'Bageriet', maskedIdentityNumber: '556677-8899' },
      needsConsent: false,
      documentId: null,
      requestedStart: otherHour,
      identityErasedAt: null,
    },
  },
  reschedule: { kind: 'reschedule', requestedStart: otherHour },
  cancel: { kind: 'cancel' },
  accepted: { kind: 'accepted', confirmedStart: null },
  rejected: { kind: 'rejected', rejection: { reasonCode: 'other', text: 'Nej' } },
  completed: { kind: 'completed', needsOperator: null },
  failed: { kind: 'failed', text: 'Växeln svarar inte' },
  sent: { kind: 'sent' },
  'answer-overdue': { kind: 'answer-overdue' },
  'cut-off-passed': { kind: 'cut-off-passed' },
  'hour-came': { kind: 'hour-came' },
  'operator-needed': { kind: 'operator-needed', reason: 'workflow-failed' },
};

/** Worked out by hand: the state after an event; `-` where it is illegal. The columns are in the order of `portStates`. */
const table: Readonly<Record<PortEventKind, string>> = {
  //                 awaiting  submitted rejected  accepted  locked  porting completed cancelled failed silent
  consent: '          submitted -         -         -         -       -       -         -         -      -',
  resubmit: '         -         -         submitted -         -       -       -         -         -      -',
  reschedule: '       awaiting-consent submitted - submitted  -       -       -         -         -      submitted',
  cancel: '           cancelled cancelled cancelled cancelled -       -       -         -         -      cancelled',
  accepted: '         -         accepted  -         -         -       -       -         -         -      accepted',
  rejected: '         -         rejected  -         -         -       -       -         -         -      rejected',
  completed: '        -         -         -         -         -       completed -       -         -      -',
  failed: '           -         -         -         -         failed  failed  -         -         -      -',
  sent: '             -         submitted -         -         -       -       -         -         -      -',
  'answer-overdue': ' -         donor-silent -      -         -       -       -         -         -      -',
  'cut-off-passed': ' -         -         -         locked    -       -       -         -         -      -',
  'hour-came': '      -         -         -         -         porting -       -         -         -      -',
  'operator-needed': 'awaiting-consent submitted rejected accepted locked porting - - - donor-silent',
};
const cells = Object.entries(table).flatMap(([kind, row]) =>
  row
    .trim()
    .split(/\s+/)
    .map((to, place) => [kind as PortEventKind, portStates[place] as PortState, to] as const),
);

describe('a port request', () => {
  it.each(cells)('%s in %s: %s', (kind, state, to) => {
    const before = portRequest({ state });
    if (to === '-') {
      expect(isLegal(before, kind, now)).toBe(false);
      expect(() => advance(before, events[kind], by())).toThrow('illegal-transition');
      return;
    }
    const after = advance(before, events[kind], by());
    expect(after.state).toBe(to);
    expect(after.timeline).toEqual([expect.objectContaining({ from: state, to, at: '2026-12-02T09:00:00.000Z' })]);
  });

  it('is a new attempt after a correction and another hour, which the losing operator answers anew', () => {
    const accepted = portRequest({ state: 'accepted', confirmedStart: '2026-12-29T13:00' as LocalDateTime });
    const answered = { attempt: 2, confirmedStart: null, rejection: null, sentAt: null, needsOperator: null };
    expect(advance(accepted, events.reschedule, by())).toMatchObject({ ...answered, requestedStart: otherHour });
    const rejected = advance(portRequest(), events.rejected, by());
    expect(advance(rejected, events.resubmit, by())).toMatchObject({ ...answered, requestedStart: otherHour });
    // Nothing was sent yet.
    const waiting = portRequest({ state: 'awaiting-consent', sentAt: null });
    expect(advance(waiting, events.reschedule, by())).toMatchObject({ attempt: 1, requestedStart: otherHour });
  });

  it('waits for consent after a correction that needs it', () => {
    const event = events.resubmit as Extract<PortEvent, { kind: 'resubmit' }>;
    const corrected = { ...event.corrected, needsConsent: true };
    expect(advance(portRequest({ state: 'rejected' }), { ...event, corrected }, by()).state).toBe('awaiting-consent');
  });

  it('can be stopped and moved until two working days before its hour, and not in that instant', () => {
    const accepted = portRequest({ state: 'accepted' });
    const cutOff = Date.parse('2026-12-23T09:00:00Z');
    expect(cutOffAt(accepted)).toBe(cutOff);
    for (const kind of ['cancel', 'reschedule'] as const) {
      expect(isLegal(accepted, kind, cutOff - 1)).toBe(true);
      expect(isLegal(accepted, kind, cutOff)).toBe(false);
      // Of one that nobody has accepted, nothing is confirmed that could be too late to change.
      expect(isLegal(portRequest({ state: 'donor-silent' }), kind, cutOff + day)).toBe(true);
    }
  });

  it.each(['sent', 'cut-off-passed', 'hour-came'] as const)(
    'needs the operator no longer for a workflow that went on with %s, but still for a SIM card',
    (kind) => {
      const state = { sent: 'submitted', 'cut-off-passed': 'accepted', 'hour-came': 'locked' } as const;
      const after = (needsOperator: PortRequest['needsOperator']) =>
        advance(portRequest({ state: state[kind], needsOperator }), events[kind], by()).needsOperator;
      expect([after('workflow-failed'), after('sim-card-missing')]).toEqual([null, 'sim-card-missing']);
    },
  );

  it('keeps the last rows of its timeline', () => {
    let request = portRequest();
    for (let nth = 0; nth < longestTimeline + 5; nth += 1)
      request = withIllegalEvent(request, 'completed', by(now + nth));
    expect(request.timeline).toHaveLength(longestTimeline);
    expect(request.timeline.at(-1)?.at).toBe(new Date(now + longestTimeline + 4).toISOString());
  });
});

describe('what time makes due', () => {
  it.each<[string, Partial<PortRequest>, string | null, string | null]>([
    ['consent', { state: 'awaiting-consent', sentAt: null }, '2026-12-31T09:00:00.000Z', 'consent-overdue'],
    ['a correction', { state: 'rejected' }, '2026-12-31T09:00:00.000Z', 'correction-overdue'],
    ['what staff look into already', { state: 'rejected', needsOperator: 'correction-overdue' }, null, null],
    ['what was sent', {}, null, null],
    ['what was not sent', { sentAt: null }, '2026-12-01T09:10:00.000Z', 'announce'],
    ['an acceptance', { state: 'accepted' }, null, null],
    ['what is over', { state: 'cancelled' }, null, null],
  ])('of %s', (_, changed, at, what) => {
    const request = portRequest(changed);
    const due = portRequestDueAt(request);
    expect(due === null ? null : new Date(due).toISOString()).toBe(at);
    if (due === null) return;
    expect(portRequestDue(request, due - 1)).toBeNull();
    expect(portRequestDue(request, due)).toBe(what);
  });

  it.each<[PortState, number | null]>([
    ['awaiting-consent', null],
    ['submitted', null],
    ['rejected', 90],
    ['accepted', null],
    ['locked', null],
    ['porting', null],
    ['completed', 30],
    ['cancelled', 90],
    ['failed', 90],
    ['donor-silent', null],
  ])('of the identity number, in %s: %s days', (state, days) => {
    const request = portRequest({ state });
    expect(identityDueAt(request)).toBe(days === null ? null : Date.parse(request.since) + days * day);
    expect(identityDueAt({ ...request, identityErasedAt: request.since })).toBeNull();
  });
});

/** What the clock does next with a request: the workflow's waits, and the bell. Null: it waits for somebody. */
function clock(request: PortRequest): { readonly at: number; readonly event: PortEvent } | null {
  const due = portRequestDueAt(request);
  if (due !== null)
    return {
      at: due,
      event:
        request.sentAt === null && request.state === 'submitted'
          ? events.sent
          : { kind: 'operator-needed', reason: 'consent-overdue' },
    };
  switch (request.state) {
    case 'submitted':
      return request.sentAt === null ? null : { at: answerBy(request) ?? 0, event: events['answer-overdue'] };
    case 'accepted':
      return { at: cutOffAt(request), event: events['cut-off-passed'] };
    case 'locked':
      return { at: portStartAt(request), event: events['hour-came'] };
    case 'porting':
      return request.needsOperator === null
        ? { at: completeBy(request), event: { kind: 'operator-needed', reason: 'completion-overdue' } }
        : null;
    default:
      return null;
  }
}

it('is never stuck, whatever happens: it ends, or somebody is named who has to act', () => {
  const people = fc.constantFrom(...Object.values(events), null, null, null);
  fc.assert(
    fc.property(
      fc.array(people, { maxLength: 30 }),
      fc.array(fc.nat({ max: 72 }), { maxLength: 30 }),
      (steps, hours) => {
        let moment = now;
        let request = portRequest({ sentAt: null, announcedAt: new Date(now).toISOString() });
        for (const [place, event] of steps.entries()) {
          moment += (hours[place] ?? 1) * 3_600_000;
          if (event !== null && isLegal(request, event.kind, moment)) request = advance(request, event, by(moment));
        }
        // From here on nobody acts, and only time goes by.
        for (let turns = 0; turns < 10; turns += 1) {
          const next = clock(request);
          if (next === null) break;
          moment = Math.max(moment, next.at);
          request = advance(request, next.event, by(moment));
        }
        expect(clock(request)).toBeNull();
        expect(isOver(request) || request.needsOperator !== null).toBe(true);
        expect(portNextStepOf(request).who === 'nobody').toBe(
          request.state === 'completed' || request.state === 'cancelled',
        );
      },
    ),
    { numRuns: 400 },
  );
});
