import type { Target, TargetId } from '../../../adapters/table/target-items.ts';
import { numberChange, type HeldNumber, type NumberChange } from '../held-numbers.ts';

/** What a change does to the number of a group or menu. Null: it is not there yet, or no longer. */
export function targetNumberChange(id: TargetId, before: Target | null, after: Target | null): NumberChange {
  const held = (target: Target | null): readonly HeldNumber[] =>
    target === null || target.number === null ? [] : [{ number: target.number, field: 'number' }];
  return numberChange(id, held(before), held(after));
}
