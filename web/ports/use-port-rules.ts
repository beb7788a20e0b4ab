/** What can be done with a port request now. It changes by itself when the cut-off passes. */
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { isLegalIn, type PortEventKind } from '../../domain/port-events.ts';
import { usePassed } from './use-passed.ts';

export function usePortRules({ state, cutOffAt }: Pick<PortRequestReply, 'state' | 'cutOffAt'>): {
  readonly isLegal: (kind: PortEventKind) => boolean;
} {
  const isCutOff = usePassed(cutOffAt);
  return { isLegal: (kind) => isLegalIn(state, kind, isCutOff) };
}
