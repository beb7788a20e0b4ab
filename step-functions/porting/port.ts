import { portStartAt } from '../../domain/port-request.ts';
import { askAboutSimCards } from './ask-about-sim-cards.ts';
import { moveWhen } from './move-when.ts';

/** The hour has come: the number moves, with or without a SIM card. */
export const port = moveWhen({
  isDue: (request, now) => request.state === 'locked' && portStartAt(request) <= now,
  event: { kind: 'hour-came' },
  afterwards: askAboutSimCards,
});
