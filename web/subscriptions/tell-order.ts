/** Orders in words: what comes next, who does it and by when. */
import i18next from 'i18next';
import type { OrderReply } from '../../contract/subscription-orders.ts';
import type { Language } from '../../domain/language.ts';
import { localeOf, tellWeekday } from '../design/time.ts';

/** Near days by their names: *i dag*, *i morgon*, else *torsdag 3 december*, with the year when it is another one. */
export function tellDay(date: string, language: Language, today: string): string {
  const daysAway = (Date.parse(date) - Date.parse(today)) / 86_400_000;
  if (daysAway !== 0 && daysAway !== 1) return tellWeekday(date, language, today);
  return new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }).format(daysAway, 'day');
}

/** What happens next, in a few words, and a sentence about it. */
interface StepText {
  readonly step: string;
  readonly detail: string;
}

/** The fields that the next step follows from. */
type StepSource = Pick<OrderReply, 'status' | 'nextStep' | 'activatesOn' | 'simCards' | 'replacesSimOf' | 'failure'>;

/** The next step of an order; of one that is finished, how it ended. */
export function tellNextStep(
  { status, nextStep, activatesOn, simCards, replacesSimOf, failure }: StepSource,
  { language, today }: { readonly language: Language; readonly today: string },
): StepText {
  const day = tellDay(activatesOn, language, today);
  const isAhead = activatesOn > today;
  switch (nextStep.what) {
    case 'send-sim-card': {
      const count = simCards.filter(({ iccid }) => iccid === null).length;
      const step = i18next.t('subscriptions.step.send.title', { count });
      if (replacesSimOf !== null) return { step, detail: i18next.t('subscriptions.step.send.replacing') };
      const by = isAhead ? 'subscriptions.step.send.by' : 'subscriptions.step.send.late';
      return { step, detail: i18next.t(by, { count, day }) };
    }
    case 'move-number':
      return {
        step: i18next.t('subscriptions.step.move.title'),
        detail: i18next.t(isAhead ? 'subscriptions.step.move.by' : 'subscriptions.step.move.now', { day }),
      };
    case 'activate':
      return isAhead
        ? {
            step: i18next.t('subscriptions.step.activate.ahead', { day }),
            detail: i18next.t('subscriptions.step.activate.byItself'),
          }
        : {
            step: i18next.t('subscriptions.step.activate.now'),
            detail: i18next.t('subscriptions.step.activate.nothingToDo'),
          };
    case 'look-into':
      return {
        step: i18next.t('subscriptions.step.lookInto'),
        detail: failure === null ? '' : i18next.t(`subscriptions.failure.${failure}`),
      };
    case 'nothing':
      return {
        step:
          replacesSimOf !== null && status === 'active'
            ? i18next.t('subscriptions.step.replaced')
            : i18next.t(`subscriptions.status.${status}`),
        detail: status === 'cancelled' ? i18next.t('subscriptions.step.cancelled') : '',
      };
  }
}

/** Whether somebody still has to do something for an order: it waits, or failed. */
const isUnfinished = ({ status }: Pick<OrderReply, 'status'>): boolean => status !== 'active' && status !== 'cancelled';

/** Orders as the page shows them. Those that are not finished: the failed first, then the soonest; the others as they came. */
export function byProgress<Order extends Pick<OrderReply, 'status' | 'activatesOn'>>(
  orders: readonly Order[],
): { readonly unfinished: readonly Order[]; readonly finished: readonly Order[] } {
  const rankOf = ({ status, activatesOn }: Order): string => (status === 'failed' ? '' : activatesOn);
  return {
    unfinished: orders.filter(isUnfinished).toSorted((one, other) => rankOf(one).localeCompare(rankOf(other))),
    finished: orders.filter((order) => !isUnfinished(order)),
  };
}
