/** *Prenumerera*: the closures in Outlook or a phone, by an address that is shown once; how to add it, and how to end it. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconCalendarShare } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { createKeyring } from '../../api/keyring.ts';
import { asProblem } from '../../api/problem.ts';
import type { Reply } from '../../api/routes.ts';
import { calendarAddressQuery } from '../../data/calendar-queries.ts';
import { CopyButton } from '../../design/copy-button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { FormProblem } from '../../design/form-problem.tsx';
import { Moment } from '../../design/moment.tsx';
import { Failure } from '../../design/notice.tsx';
import { ListSkeleton } from '../../design/paged-list.tsx';
import { toast } from '../../design/toast.tsx';
import classes from './subscribe-dialog.module.css';

/** While an address is shown, a click outside the dialog does not close it. */
export function SubscribeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  const state = useQuery(calendarAddressQuery);
  const know = (createdAt: string | null) => queryClient.setQueryData(calendarAddressQuery.queryKey, { createdAt });
  const create = useMutation({
    mutationFn: () => keyring.with('address', (idempotencyKey) => makeAddress(idempotencyKey)),
    onSuccess: ({ createdAt }) => know(createdAt),
  });
  const revoke = useMutation({
    mutationFn: () => call('deleteCalendarAddress', {}),
    onSuccess: () => {
      know(null);
      toast({ tone: 'good', title: t('calendar.subscribe.revoked'), text: '' });
      onClose();
    },
  });
  const url = create.data?.url ?? null;
  const error = create.error ?? revoke.error;
  const since = state.data?.createdAt ?? null;
  return (
    <Dialog title={t('calendar.subscribe.title')} isFirm={url !== null} onClose={onClose}>
      <div className={classes.content}>
        {error !== null && <Refused error={error} />}
        {url !== null ? (
          <Address url={url} />
        ) : state.isPending ? (
          <ListSkeleton />
        ) : state.data === undefined ? (
          <Failure error={state.error} onRetry={() => void state.refetch()} />
        ) : (
          <>
            <p>{t('calendar.subscribe.lead')}</p>
            {since !== null && (
              <p className={classes.standing}>
                <span>{t('calendar.subscribe.since')}</span>
                <Moment at={since} />
                <span>{t('calendar.subscribe.shownOnce')}</span>
              </p>
            )}
          </>
        )}
        <div className={classes.actions}>
          {url === null && since !== null && (
            <Button
              variant="default"
              data-dangerous
              loading={revoke.isPending}
              disabled={create.isPending}
              onClick={() => revoke.mutate()}
            >
              {t('calendar.subscribe.revoke')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('action.close')}
          </Button>
          {url === null && state.data !== undefined && (
            <Button loading={create.isPending} disabled={revoke.isPending} onClick={() => create.mutate()}>
              {t(since === null ? 'calendar.subscribe.create' : 'calendar.subscribe.replace')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** An address whose reply was lost is shown to nobody: another one takes its place. */
async function makeAddress(idempotencyKey: string): Promise<Reply<'createCalendarAddress'>> {
  const made = await call('createCalendarAddress', {}, { idempotencyKey });
  return made.url === null ? call('createCalendarAddress', {}, { idempotencyKey: crypto.randomUUID() }) : made;
}

const programs = ['outlook', 'iphone', 'google'] as const;

function Address({ url }: { url: string }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.address}>
        <TextInput
          label={<span>{t('calendar.subscribe.address')}</span>}
          value={url}
          readOnly
          data-autofocus
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <CopyButton text={url} size="md" />
        <Button
          component="a"
          href={url.replace(/^https?:/, 'webcal:')}
          variant="default"
          size="md"
          leftSection={<IconCalendarShare size={16} aria-hidden />}
        >
          {t('calendar.subscribe.open')}
        </Button>
      </div>
      <p>{t('calendar.subscribe.secret')}</p>
      <dl className={classes.programs}>
        {programs.map((program) => (
          <div key={program}>
            <dt>{t(`calendar.subscribe.${program}.name`)}</dt>
            <dd>{t(`calendar.subscribe.${program}.steps`)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.quiet}>{t('calendar.subscribe.slow')}</p>
    </>
  );
}

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { title, detail, requestId } = asProblem(error);
  return (
    <FormProblem title={title}>
      <p>{detail}</p>
      {requestId !== null && <small>{t('problem.requestId', { requestId })}</small>}
    </FormProblem>
  );
}
