/** What is planned for a subscription, above everything else that is known of it, each with the click that takes it back. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SubscriptionReply } from '../../../contract/subscriptions.ts';
import { call } from '../../api/call.ts';
import { refreshSubscriptions, subscriptionQuery } from '../../data/subscription-queries.ts';
import { formatMonthly } from '../../design/price.ts';
import { toast, toastProblem } from '../../design/toast.tsx';
import { useTelling, useToday } from '../../design/use-telling.ts';
import { tellDay } from '../../subscriptions/tell-order.ts';
import { useEndSubscription } from '../../subscriptions/use-end-subscription.ts';
import { useProductNames } from '../../data/product-names.ts';
import steps from '../../subscriptions/subscriptions.module.css';

interface Props {
  readonly subscription: SubscriptionReply;
  readonly name: string;
}

/** When it ends. Nothing when it goes on, or has ended. */
export function PlannedEnd({ subscription, name }: Props) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const today = useToday();
  const { end, isBusy } = useEndSubscription(subscription, name);
  const { endsOn, status } = subscription;
  if (endsOn === null || status === 'ended') return null;
  return (
    <div className={steps.step} data-tone="warn">
      <p className={steps.stepTitle}>{t('subscriptions.one.ends', { day: tellDay(endsOn, language, today) })}</p>
      <p>{t('subscriptions.one.endsDetail')}</p>
      <div>
        <Button variant="default" loading={isBusy} onClick={() => end({ on: null })}>
          {t('subscriptions.one.goOn')}
        </Button>
      </div>
    </div>
  );
}

/** Which contents it has from when on, and at which price. Nothing when no change is planned. */
export function PlannedChange({ subscription, name }: Props) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const today = useToday();
  const { namesOf } = useProductNames();
  const queryClient = useQueryClient();
  const { id, change, products } = subscription;
  const { mutate, isPending } = useMutation({
    mutationFn: (plan: { readonly products: readonly string[]; readonly from: string; readonly version: number }) =>
      call(
        'updateSubscription',
        { params: { subscriptionId: id }, body: { products: [...plan.products], from: plan.from } },
        { ifMatch: plan.version },
      ),
    onSuccess: (changed) => {
      queryClient.setQueryData(subscriptionQuery(id).queryKey, changed);
      const isKept = changed.change === null;
      toast({
        tone: 'good',
        title: t(isKept ? 'subscriptions.change.kept' : 'subscriptions.change.plannedAgain', { name }),
        text: formatMonthly((changed.change ?? changed).price.monthlyOre, language),
        undo:
          isKept && change !== null
            ? () => mutate({ products: change.products, from: change.from, version: changed.version })
            : undefined,
      });
    },
    onError: (thrown, plan) => toastProblem(thrown, () => mutate(plan)),
    onSettled: () => refreshSubscriptions(queryClient),
  });
  if (change === null) return null;
  return (
    <div className={steps.step}>
      <p className={steps.stepTitle}>
        {t('subscriptions.one.planned', { day: tellDay(change.from, language, today) })}
      </p>
      <p>{namesOf(change.products)}</p>
      <p>{formatMonthly(change.price.monthlyOre, language)}</p>
      <div>
        <Button
          variant="default"
          loading={isPending}
          onClick={() => mutate({ products, from: today, version: subscription.version })}
        >
          {t('subscriptions.one.keep')}
        </Button>
      </div>
    </div>
  );
}
