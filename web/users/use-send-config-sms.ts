/** Sends the configuration SMS: one click, one text, one sentence about what became of it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { canReceiveSms, formatPhoneNumber } from '../../domain/phone-number.ts';
import type { User, UserStatus } from '../../domain/user.ts';
import { call } from '../api/call.ts';
import { createKeyring } from '../api/keyring.ts';
import { asProblem } from '../api/problem.ts';
import { tellDuration } from '../design/time.ts';
import { toast } from '../design/toast.tsx';
import { currentLanguage } from '../language.ts';
import { usersKey } from '../data/user-queries.ts';

/** Whom a text goes to: what both a row of the list and a whole user tell. */
export interface Recipient {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly status: UserStatus;
  readonly primaryNumber: string | null;
  readonly secondaryNumber: string | null;
}

/** The number that the API will choose, to be told before and after; it alone decides (`configSmsNumber` in the domain). */
export const textableNumber = ({
  secondaryNumber,
  primaryNumber,
}: Record<keyof Numbers, string | null>): string | null =>
  [secondaryNumber, primaryNumber].find((number) => number !== null && canReceiveSms(number)) ?? null;

type Numbers = Pick<User, 'primaryNumber' | 'secondaryNumber'>;

/** Whether a text could tie the app at all: the API refuses it to an account that is not in force any more. */
export const mayGetSms = ({ status }: Pick<Recipient, 'status'>): boolean =>
  status !== 'deactivated' && status !== 'deleted';

/** `send` is deaf while a text is on its way, and says where a number is missing. Nothing is sent again by itself. */
export function useSendConfigSms(user: Recipient): { send: () => void; isSending: boolean } {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  const mutationKey = ['send-config-sms', user.id];
  const name = `${user.firstName} ${user.lastName}`;
  const { mutate, isPending } = useMutation({
    mutationKey,
    mutationFn: () =>
      keyring.with(user.id, (idempotencyKey) =>
        call('sendConfigSms', { params: { userId: user.id } }, { idempotencyKey }),
      ),
    onSuccess: ({ status }) => {
      if (status === 'failed' || status === 'unknown') {
        toast({ tone: 'bad', title: t(`sms.toast.${status}`, { name }), text: t(`sms.explained.${status}`) });
        return;
      }
      const number = textableNumber(user);
      const to = number === null ? name : formatPhoneNumber(number);
      toast({ tone: 'good', title: t('sms.toast.sent', { to }), text: t('sms.toast.next', { name: user.firstName }) });
    },
    onError: (thrown) => {
      const { title, detail, retryAfterSeconds } = asProblem(thrown);
      const duration = retryAfterSeconds === null ? null : tellDuration(retryAfterSeconds, currentLanguage());
      const wait = duration === null ? '' : ` ${t('sms.toast.wait', { duration })}`;
      toast({ tone: 'bad', title, text: detail + wait });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: usersKey }),
  });
  const send = () => {
    if (textableNumber(user) === null) {
      const way = { label: t('sms.addMobile'), take: () => void navigate(`/users/${user.id}/edit${search}`) };
      toast({ tone: 'bad', title: t('sms.cannot', { name }), text: t('sms.noMobile'), way });
      return;
    }
    // The second click of a double click comes before anything is rendered.
    if (queryClient.isMutating({ mutationKey }) === 0) mutate();
  };
  return { send, isSending: isPending };
}
