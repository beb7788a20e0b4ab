/** *Byt SIM-kort*: by a new card that is at hand. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubscriptionReply } from '../../../contract/subscriptions.ts';
import { parseIccid } from '../../../domain/iccid.ts';
import { call } from '../../api/call.ts';
import { createKeyring } from '../../api/keyring.ts';
import { useProductNames } from '../../data/product-names.ts';
import { subscriptionQuery, subscriptionsKey } from '../../data/subscription-queries.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { toast } from '../../design/toast.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { IccidInput } from '../../subscriptions/iccid-input.tsx';
import classes from './subscriptions.module.css';

/** The card of the base plan is replaced: those of add-ons stay. `name` is the user's. */
export function ReplaceSimDialog(props: { subscription: SubscriptionReply; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { nameOf } = useProductNames();
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  const iccidId = useId();
  const { subscription, name, onClose } = props;
  const [iccid, setIccid, isRestored] = useKeptState('new-sim', '');
  const [isMissing, setMissing] = useState(false);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () =>
      keyring.with([subscription.id, iccid], (idempotencyKey) =>
        call('replaceSim', { params: { subscriptionId: subscription.id }, body: { iccid } }, { idempotencyKey }),
      ),
    onSuccess: (changed) => {
      queryClient.setQueryData(subscriptionQuery(subscription.id).queryKey, changed);
      onClose();
      toast({
        tone: 'good',
        title: t('subscriptions.replace.done', { name }),
        text: t('subscriptions.replace.doneText'),
      });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: subscriptionsKey }),
  });
  const [card] = subscription.simCards;
  return (
    <AskDialog
      title={t('subscriptions.replace.title', { name })}
      deed={t('subscriptions.replace.deed')}
      isWide
      isFilledIn={iccid !== ''}
      isRestored={isRestored}
      isBusy={isPending}
      error={error}
      onDeed={() => {
        setMissing(iccid.trim() === '');
        if (parseIccid(iccid).ok) mutate();
      }}
      onClose={onClose}
    >
      <div>
        <label htmlFor={iccidId}>{t('subscriptions.replace.iccid')}</label>
        <IccidInput
          id={iccidId}
          value={iccid}
          error={isMissing && iccid.trim() === '' ? t('field.required') : undefined}
          onChange={(typed) => {
            reset();
            setIccid(typed);
          }}
        />
      </div>
      <ul className={classes.consequences}>
        {subscription.simCards.length > 1 && card !== undefined && (
          <li>{t('subscriptions.replace.ofBase', { product: nameOf(card.product) })}</li>
        )}
        <li>{t('subscriptions.replace.old')}</li>
        <li>{t('subscriptions.replace.new')}</li>
      </ul>
    </AskDialog>
  );
}
