/** What the Tasks of the porting workflow, and what wakes it, ask of the table, next to what their roles in the template allow. */
import { expect, it, vi } from 'vitest';
import { openInProcessApi } from '../build/in-process-api.ts';
import { portingOf } from '../build/porting.ts';
import { portingScenes } from '../build/porting-scenes.ts';
import { tableActionsOf } from '../build/wire-actions.ts';
import { tableGrantsOf } from './role-grants.ts';

const api = openInProcessApi({ now: Date.parse('2026-12-01T09:00:00Z') });
const porting = portingOf(api, { mostTexts: 1000 });

/** The actions of the calls that some work makes. */
async function askedBy(work: () => Promise<unknown>): Promise<readonly string[]> {
  api.house.wire.mend();
  await work();
  return api.house.wire.calls.flatMap(tableActionsOf);
}

it('porting-tasks may ask what the Tasks ask, and nothing more', async () => {
  const asked = new Set<string>();
  for (const [task, { before, at, more = {} }] of Object.entries(portingScenes)) {
    vi.setSystemTime(Date.parse('2026-12-01T09:00:00Z'));
    const input = await porting.store(before, { hasSimCards: false });
    vi.setSystemTime(Date.parse(at));
    for (const action of await askedBy(() => porting.task(task, input, more))) asked.add(action);
  }
  expect(tableGrantsOf('porting-tasks')).toEqual([...asked].toSorted());
});

it('wake-porting reads alone', async () => {
  const input = await porting.store({ state: 'accepted' });
  const asked = await askedBy(() => porting.wake(input, porting.waitsOf()));
  expect(tableGrantsOf('wake-porting')).toEqual([...new Set(asked)].toSorted());
});
