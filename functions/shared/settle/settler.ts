import type { Accounts } from '../../../adapters/directory/accounts.ts';
import type { Files } from '../../../adapters/files.ts';
import type { Due } from '../../../adapters/table/due.ts';
import type { Table } from '../../../adapters/table/client.ts';
import type { DueKind } from '../../../domain/due.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import type { Run } from './run.ts';

/** What settlers are given. */
export interface SettleDependencies {
  readonly table: Table;
  readonly accounts: Accounts;
  readonly files: Files;
}

/** Does what is due of one kind. It may run twice, late, or in parallel with another run: it reads the thing afresh. */
export interface Settler<Kind extends DueKind> {
  /** Whether it also settles what falls due within the next minute, for which a bell may ring too late. Otherwise a bell is armed. */
  readonly withinMinute: boolean;
  /** Whether several things of its kind are settled at once. */
  readonly concurrent: boolean;
  /** @returns the next moment for which a bell is to be armed, or null */
  readonly settle: (dependencies: SettleDependencies, due: Due<Kind>, run: Run) => Promise<EpochMilliseconds | null>;
}
