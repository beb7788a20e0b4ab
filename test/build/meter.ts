/** What calls to the table consume, by the engine's own account. */
import type { Table } from '../../adapters/table/client.ts';

export interface Meter {
  /** Read units, write units, calls since the last {@link Meter.reset}. */
  reads: number;
  writes: number;
  calls: number;
  reset(): void;
}

interface Consumed {
  readonly CapacityUnits?: number;
}

/** Asks every call of a client for its consumed capacity, and adds up. */
export function meterOf(client: Table['client']): Meter {
  const meter: Meter = {
    reads: 0,
    writes: 0,
    calls: 0,
    reset: () => Object.assign(meter, { reads: 0, writes: 0, calls: 0 }),
  };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'INDEXES' });
        const reply = await next(args);
        const { ConsumedCapacity: consumed } = reply.output as { ConsumedCapacity?: Consumed | readonly Consumed[] };
        const units = [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
        meter[/^(Get|BatchGet|Query|TransactGet)/.test(commandName) ? 'reads' : 'writes'] += units;
        meter.calls += 1;
        return reply;
      },
    { step: 'initialize', name: 'meter' },
  );
  return meter;
}
