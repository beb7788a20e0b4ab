/** *Ändra tillägg*: other add-ons from a day on, what they cost then, and what does not go together. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubscriptionReply } from '../../../contract/subscriptions.ts';
import { conflictsOf } from '../../../domain/catalogue/conflicts.ts';
import { priceOf } from '../../../domain/catalogue/price.ts';
import { isDate } from '../../../domain/local-date.ts';
import { mostDaysAhead } from '../../../domain/subscription-order.ts';
import { call } from '../../api/call.ts';
import { asProblem } from '../../api/problem.ts';
import { catalogueQuery } from '../../data/catalogue-query.ts';
import { refreshSubscriptions, subscriptionQuery } from '../../data/subscription-queries.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { DateInput } from '../../design/date-input.tsx';
import { formatMonthly } from '../../design/price.ts';
import { dateAfter, tellDate } from '../../design/time.ts';
import { toast } from '../../design/toast.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { useTelling, useToday } from '../../design/use-telling.ts';
import { catalogueOf } from '../../subscriptions/catalogue.ts';
import { changeable, sameProducts } from '../../subscriptions/changeable.ts';
import { ProductChoice } from '../../subscriptions/product-choice.tsx';
import classes from './subscriptions.module.css';

/** The base plan stays, and so do the SIM cards: an add-on that needs one of its own is a new order. */
export function ChangeProductsDialog(props: { subscription: SubscriptionReply; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const today = useToday();
  const queryClient = useQueryClient();
  const dateId = useId();
  const { subscription, name, onClose } = props;
  const planned = subscription.change;
  const first = { products: planned?.products ?? subscription.products, from: planned?.from ?? today };
  const [typed, setTyped, isRestored] = useKeptState<{ products: readonly string[]; from: string }>('products', first);
  const reply = useQuery(catalogueQuery(language));
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call(
        'updateSubscription',
        {
          params: { subscriptionId: subscription.id },
          body: {
            products: [...typed.products],
            from: typed.from,
            ...(reply.data !== undefined && { catalogueVersion: reply.data.version }),
          },
        },
        { ifMatch: subscription.version },
      ),
    onSuccess: (changed) => {
      queryClient.setQueryData(subscriptionQuery(subscription.id).queryKey, changed);
      onClose();
      toast({
        tone: 'good',
        title:
          changed.change === null
            ? t('subscriptions.change.done', { name })
            : t('subscriptions.change.planned', { name, date: tellDate(changed.change.from, language) }),
        text: formatMonthly((changed.change ?? changed).price.monthlyOre, language),
      });
    },
    // Shows what somebody else made of it, or the new prices, before it is asked for again.
    onError: (thrown) => {
      if (asProblem(thrown).code === 'catalogue-changed') void reply.refetch();
    },
    onSettled: () => refreshSubscriptions(queryClient),
  });
  const catalogue = reply.data && changeable(catalogueOf(reply.data), subscription.products);
  const base = catalogue?.products.find(({ kind, code }) => kind === 'base' && subscription.products.includes(code));
  const isSame = sameProducts(typed.products, subscription.products);
  const isConflicting = catalogue !== undefined && conflictsOf(catalogue, typed.products).length > 0;
  const reasonNot =
    catalogue === undefined
      ? t('subscriptions.change.noCatalogue')
      : isConflicting
        ? t('subscriptions.change.conflicting')
        : isSame && planned === null
          ? t('subscriptions.change.same')
          : isDate(typed.from)
            ? null
            : t('field.notADate');
  return (
    <AskDialog
      title={t('subscriptions.change.title', { name })}
      deed={t('subscriptions.change.deed')}
      isWide
      isFilledIn={!sameProducts(typed.products, first.products) || typed.from !== first.from}
      isRestored={isRestored}
      reasonNot={reasonNot}
      isBusy={isPending}
      error={error ?? reply.error}
      onDeed={() => mutate()}
      onClose={onClose}
    >
      {catalogue !== undefined && (
        <ProductChoice
          catalogue={catalogue}
          chosen={typed.products}
          {...(base !== undefined && { fixedBase: base.code })}
          onChoose={(products) => setTyped({ ...typed, products })}
        />
      )}
      <div>
        <label htmlFor={dateId}>{t('subscriptions.change.from')}</label>
        <DateInput
          id={dateId}
          min={today}
          max={dateAfter(today, mostDaysAhead)}
          value={typed.from}
          onChange={(from) => setTyped({ ...typed, from })}
        />
        <p className={classes.quiet}>{t('subscriptions.change.midnight')}</p>
      </div>
      {catalogue !== undefined && (
        <p role="status">
          {t('subscriptions.change.price', {
            before: formatMonthly(subscription.price.monthlyOre, language),
            after: formatMonthly(priceOf(catalogue, typed.products).monthlyOre, language),
          })}
        </p>
      )}
    </AskDialog>
  );
}
