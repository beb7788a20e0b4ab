/** Ports take weeks, and the process may be killed in each of them: what waits, goes on where it was. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { toEpoch } from '../../domain/time-zone.ts';
import { portsOf, type OrderedPort } from '../journeys/ports.ts';
import { System } from '../journeys/system.ts';
import { killAfterEach, killAt, ready, seededFolder, start, type StartedProcess } from './process.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder();
killAfterEach();

describe('a port', () => {
  let data: string;
  beforeAll(() => void (data = seededFolder(join(folder, 'ports'))));

  const begin = async () => {
    const running = start('--port', '0', '--data', data);
    const system = await System.at(await ready(running));
    return { running, system, ports: portsOf(system) };
  };
  const again = async ({ running }: { readonly running: StartedProcess }) => {
    await killAt(data, running);
    return begin();
  };
  const hourOf = ({ requestedStart }: OrderedPort): number => toEpoch(requestedStart, 'Europe/Stockholm');

  it('goes on over kill -9 when it was just ordered, waits for its answer, its cut-off or its hour', async () => {
    let now = await begin();
    await now.ports.losingOperator({ mode: 'accept', delaySeconds: 3600 });
    const later = await now.ports.order(96, { daysAhead: 14 });
    await now.ports.pass(1);
    expect(await now.ports.executions(later)).toMatchObject([{ status: 'RUNNING', state: 'WaitForAnswer' }]);
    const sooner = await now.ports.order(97);
    now = await again(now);

    await now.ports.pass(1);
    for (const port of [later, sooner])
      expect(await now.ports.executions(port)).toMatchObject([{ status: 'RUNNING', state: 'WaitForAnswer' }]);
    await now.ports.pass(3600);
    for (const port of [later, sooner]) expect((await now.ports.request(port)).state).toBe('accepted');
    await now.ports.passUntil(hourOf(sooner) - 86_400_000);
    expect(await now.ports.executions(later)).toMatchObject([{ state: 'WaitForCutOff' }]);
    expect(await now.ports.executions(sooner)).toMatchObject([{ state: 'WaitForHour' }]);
    now = await again(now);

    await now.ports.passUntil(hourOf(later) + 120_000);
    for (const port of [later, sooner]) {
      expect(await now.ports.request(port)).toMatchObject({ state: 'completed', notice: 'sent', needsOperator: false });
      expect((await now.ports.orderOf(port)).status).toBe('active');
      expect((await now.ports.userOf(port)).secondaryNumber).toBe(port.number);
      expect(await now.system.textsTo(port.number)).toBe(1);
      const [execution, ...others] = await now.ports.executions(port);
      expect(others).toEqual([]);
      expect([execution.status, execution.visited]).toEqual([
        'SUCCEEDED',
        [
          'Submit',
          'ChooseNext',
          'WaitForAnswer',
          'WaitForCutOff',
          'Lock',
          'WaitForHour',
          'Port',
          'WaitForCompletion',
          'Notify',
          'Moved',
        ],
      ]);
    }
    expect(await now.ports.eventsOf(later)).toEqual(['port-requested', 'port-accepted', 'port-completed']);
    // What was handed over when the process died may be handed over again.
    const types = await now.ports.eventsOf(sooner);
    expect(types.slice(types.lastIndexOf('port-requested'))).toEqual([
      'port-requested',
      'port-accepted',
      'port-completed',
    ]);
  });
});
