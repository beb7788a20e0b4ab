/** *Byt SIM-kort*: at once by a new card that is at hand, or by one that the warehouse sends. */
import { Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubscriptionReply } from '../../../contract/subscriptions.ts';
import { parseIccid } from '../../../domain/iccid.ts';
import type { PostalAddress } from '../../../domain/subscription-order.ts';
import { call } from '../../api/call.ts';
import { createKeyring } from '../../api/keyring.ts';
import { useProductNames } from '../../data/product-names.ts';
import { refreshSubscriptions, subscriptionQuery } from '../../data/subscription-queries.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { toast } from '../../design/toast.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { useTelling } from '../../design/use-telling.ts';
import { addressErrors } from '../../subscriptions/check-address.ts';
import { IccidInput } from '../../subscriptions/iccid-input.tsx';
import { AddressInput } from './address-input.tsx';
import classes from './subscriptions.module.css';

interface NewCard {
  readonly isSent: boolean;
  readonly iccid: string;
  readonly shipTo: PostalAddress;
}

/**
 * The card of the base plan is replaced: those of add-ons stay. `name` is the user's, whom a card is sent to unless somebody else is typed.
 * `isOnItsWay`: one was ordered already, so that none can be sent.
 */
export function ReplaceSimDialog(props: {
  subscription: SubscriptionReply;
  name: string;
  isOnItsWay: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { nameOf } = useProductNames();
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  const iccidId = useId();
  const { subscription, name, isOnItsWay, onClose } = props;
  const shipToUser = { name, street: '', postalCode: '', city: '' };
  const [card, setCard, isRestored] = useKeptState<NewCard>('new-sim', {
    isSent: false,
    iccid: '',
    shipTo: shipToUser,
  });
  const [isAsked, setAsked] = useState(false);
  const { isSent, iccid, shipTo } = card;
  const wrong = addressErrors(shipTo, language);
  const isRight = isSent ? Object.keys(wrong).length === 0 : parseIccid(iccid).ok;
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () => {
      const body = isSent ? { shipTo } : { iccid };
      return keyring.with([subscription.id, body], (idempotencyKey) =>
        call('replaceSim', { params: { subscriptionId: subscription.id }, body }, { idempotencyKey }),
      );
    },
    onSuccess: (changed) => {
      queryClient.setQueryData(subscriptionQuery(subscription.id).queryKey, changed);
      onClose();
      toast({
        tone: 'good',
        title: t(isSent ? 'subscriptions.replace.ordered' : 'subscriptions.replace.done', { name }),
        text: isSent
          ? t('subscriptions.replace.orderedText', { city: shipTo.city })
          : t('subscriptions.replace.doneText'),
      });
    },
    onSettled: () => refreshSubscriptions(queryClient),
  });
  const change = (typed: Partial<NewCard>) => {
    reset();
    setCard({ ...card, ...typed });
  };
  const [base] = subscription.simCards;
  return (
    <AskDialog
      title={t('subscriptions.replace.title', { name })}
      deed={t(isSent ? 'subscriptions.replace.order' : 'subscriptions.replace.deed')}
      isWide
      isFilledIn={isSent || iccid !== ''}
      isRestored={isRestored}
      isBusy={isPending}
      error={error}
      onDeed={() => {
        setAsked(true);
        if (isRight) mutate();
      }}
      onClose={onClose}
    >
      {!isOnItsWay && (
        <Radio.Group
          value={isSent ? 'sent' : 'at-hand'}
          onChange={(how) => change({ isSent: how === 'sent' })}
          aria-label={t('subscriptions.replace.how')}
        >
          <div className={classes.choices}>
            <Radio value="at-hand" label={t('subscriptions.replace.atHand')} />
            <Radio value="sent" label={t('subscriptions.replace.send')} />
          </div>
        </Radio.Group>
      )}
      {isSent ? (
        <AddressInput
          value={shipTo}
          errors={isAsked ? wrong : {}}
          onChange={(address) => change({ shipTo: address })}
        />
      ) : (
        <div>
          <label htmlFor={iccidId}>{t('subscriptions.replace.iccid')}</label>
          <IccidInput
            id={iccidId}
            value={iccid}
            error={isAsked && iccid.trim() === '' ? t('field.required') : undefined}
            onChange={(typed) => change({ iccid: typed })}
          />
        </div>
      )}
      <ul className={classes.consequences}>
        {subscription.simCards.length > 1 && base !== undefined && (
          <li>{t('subscriptions.replace.ofBase', { product: nameOf(base.product) })}</li>
        )}
        <li>{t(isSent ? 'subscriptions.replace.oldLater' : 'subscriptions.replace.old')}</li>
        <li>{t(isSent ? 'subscriptions.replace.newLater' : 'subscriptions.replace.new')}</li>
      </ul>
    </AskDialog>
  );
}
