/** A request for each Task of the porting workflow, and when the Task has something to do. */
import type { PortRequest } from '../../domain/port-request.ts';

interface Scene {
  readonly before: Partial<PortRequest>;
  readonly at: string;
  readonly more?: object;
}
const confirmedStart = '2026-12-29T10:00' as PortRequest['requestedStart'];
export const portingScenes: Readonly<Record<string, Scene>> = {
  submit: { before: { sentAt: null }, at: '2026-12-01T09:00:00Z' },
  'await-event': {
    before: { state: 'accepted', confirmedStart },
    at: '2026-12-02T09:00:00Z',
    more: { outcome: 'submitted', taskToken: 'token' },
  },
  'escalate-silence': { before: {}, at: '2026-12-03T09:00:00Z' },
  lock: { before: { state: 'accepted', confirmedStart }, at: '2026-12-23T09:00:00Z' },
  port: { before: { state: 'locked', confirmedStart }, at: '2026-12-29T09:00:00Z' },
  'escalate-completion': { before: { state: 'porting', confirmedStart }, at: '2026-12-30T09:00:00Z' },
  notify: { before: { state: 'completed', confirmedStart }, at: '2026-12-29T09:05:00Z' },
  'call-operator': { before: { state: 'accepted', confirmedStart }, at: '2026-12-20T09:00:00Z' },
};
