import { cutOffAt } from '../../domain/port-request.ts';
import { askAboutSimCards } from './ask-about-sim-cards.ts';
import { moveWhen } from './move-when.ts';

/** The cut-off has passed: nothing stops the port any more. There is still time to send a SIM card that nobody has reported. */
export const lock = moveWhen({
  isDue: (request, now) => request.state === 'accepted' && cutOffAt(request) <= now,
  event: { kind: 'cut-off-passed' },
  afterwards: askAboutSimCards,
});
