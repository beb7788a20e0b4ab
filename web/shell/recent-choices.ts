/** Where somebody went last by the command bar. Remembered until the page is left: names of people are stored nowhere. */
import { onSessionChange, sessionState } from '../session/session.ts';

/** What is needed to go there again. */
export interface RecentChoice {
  readonly to: string;
  readonly text: string;
}

const most = 5;
let recent: readonly RecentChoice[] = [];

/** The latest first. */
export const recentChoices = (): readonly RecentChoice[] => recent;

/** Notes that somebody went there. It is forgotten with the session. */
export function noteChoice({ to, text }: RecentChoice): void {
  recent = [{ to, text }, ...recent.filter((each) => each.to !== to)].slice(0, most);
  const forget = onSessionChange(() => {
    if (sessionState().phase !== 'out') return;
    recent = [];
    forget();
  });
}
