/** Port requests in the order in which the page shows them. */
import type { PortRequestReply } from '../../contract/port-requests.ts';

type Progress = Pick<PortRequestReply, 'nextStep' | 'confirmedStart' | 'requestedStart'>;

/** Who is first: the administrator has to act; then the operator's staff; then the others by their hour. */
const ranks: Readonly<Record<PortRequestReply['nextStep']['who'], number>> = {
  administrator: 0,
  operator: 1,
  'losing-operator': 2,
  nobody: 2,
};

/** All hours are Sweden's, so that they are in the order of their texts. */
const hourOf = ({ confirmedStart, requestedStart }: Progress): string => confirmedStart ?? requestedStart;

/** Finished: nobody has anything to do, and they are as they came. */
export function byPortProgress<Request extends Progress>(
  requests: readonly Request[],
): { readonly unfinished: readonly Request[]; readonly finished: readonly Request[] } {
  const isFinished = ({ nextStep }: Request): boolean => nextStep.what === 'nothing';
  return {
    unfinished: requests
      .filter((request) => !isFinished(request))
      .toSorted(
        (one, other) => ranks[one.nextStep.who] - ranks[other.nextStep.who] || hourOf(one).localeCompare(hourOf(other)),
      ),
    finished: requests.filter(isFinished),
  };
}
