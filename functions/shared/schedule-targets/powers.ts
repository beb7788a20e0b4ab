import type { Table } from '../../../adapters/table/client.ts';

/** What the services of answering groups and IVR menus may do. */
export interface TargetsPowers {
  readonly table: Table;
}
