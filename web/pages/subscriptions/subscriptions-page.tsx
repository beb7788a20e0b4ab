/** Orders with their next step, and subscriptions: of all users or of one. */
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { OrderReply } from '../../../contract/subscription-orders.ts';
import { isId } from '../../../domain/ids.ts';
import { subscriptionListQuery } from '../../data/subscription-queries.ts';
import { nameOf, userNameQuery } from '../../data/user-name-query.ts';
import type { Elements } from '../../design/elements.ts';
import { ListPage } from '../../design/list-page.tsx';
import { Empty, Failure, ReadNotice } from '../../design/notice.tsx';
import { ListSkeleton, NextPage, PagedList } from '../../design/paged-list.tsx';
import { together } from '../../design/reads.ts';
import { OrderTable } from '../../subscriptions/order-table.tsx';
import { SubscriptionTable } from '../../subscriptions/subscription-table.tsx';
import { useOrders } from '../../subscriptions/use-orders.ts';
import { UserPicker } from '../../users/user-picker.tsx';
import classes from './subscriptions.module.css';

/** `/subscriptions`. The address has the user whose they are. */
export function SubscriptionsPage() {
  const { t } = useTranslation();
  const { orderId, subscriptionId } = useParams();
  const [search, setSearch] = useSearchParams();
  const pickerId = useId();
  const typed = search.get('userId') ?? '';
  const userId = isId('usr', typed) ? typed : null;
  return (
    <ListPage
      title={t('nav.subscriptions')}
      primary={{ to: '/subscriptions/new', label: t('nav.newSubscription'), icon: IconPlus }}
      actions={
        <div className={classes.filter}>
          <UserPicker
            id={pickerId}
            label={t('subscriptions.forUser')}
            placeholder={t('subscriptions.everybody')}
            userId={userId}
            onPick={(id) => setSearch(id === null ? {} : { userId: id }, { replace: true })}
          />
        </div>
      }
      isPanelOpen={orderId !== undefined || subscriptionId !== undefined}
    >
      <Lists userId={userId} openId={orderId ?? subscriptionId ?? null} />
    </ListPage>
  );
}

function Lists({ userId, openId }: { userId: string | null; openId: string | null }) {
  const { t } = useTranslation();
  const subscriptions = useInfiniteQuery(subscriptionListQuery(userId));
  const { list: orders, unfinished, finished } = useOrders(userId);
  if (orders.isPending) return <ListSkeleton />;
  const hasNone = subscriptions.data?.pages.every(({ items }) => items.length === 0) === true;
  const isEmpty =
    hasNone && orders.data !== undefined && !orders.hasNextPage && unfinished.length + finished.length === 0;
  if (isEmpty) return <Nothing userId={userId} />;
  return (
    <>
      {orders.data === undefined && <Failure error={orders.error} onRetry={() => void orders.refetch()} />}
      {orders.data !== undefined && !orders.isFetchNextPageError && <ReadNotice reads={together(orders)} />}
      {unfinished.length > 0 && (
        <Section title={t('subscriptions.unfinished')}>
          <OrderTable label={t('subscriptions.unfinished')} orders={unfinished} openId={openId} />
        </Section>
      )}
      <Section title={t('subscriptions.current')}>
        <PagedList
          list={subscriptions}
          told={(count, isMore) => t(isMore ? 'subscriptions.shownOfMore' : 'subscriptions.shown', { count })}
          empty={<p className={classes.none}>{t('subscriptions.none')}</p>}
        >
          {(items) => <SubscriptionTable subscriptions={items} openId={openId} />}
        </PagedList>
      </Section>
      {finished.length > 0 && <FinishedOrders orders={finished} openId={openId} />}
      {orders.hasNextPage && (
        <div className={classes.older}>
          <p>{t('subscriptions.older')}</p>
          <NextPage list={orders} />
        </div>
      )}
    </>
  );
}

/** Some at a time: hundreds may have been read for the sake of those that are not finished. */
function FinishedOrders({ orders, openId }: { orders: readonly OrderReply[]; openId: string | null }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(step);
  return (
    <Section title={t('subscriptions.finished')}>
      <OrderTable label={t('subscriptions.finished')} orders={orders.slice(0, shown)} openId={openId} isFinished />
      {orders.length > shown && (
        <div className={classes.older}>
          <Button variant="default" onClick={() => setShown(shown + step)}>
            {t('action.showMore')}
          </Button>
        </div>
      )}
    </Section>
  );
}

const step = 25;

function Section({ title, children }: { title: string; children: Elements }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** There is nothing at all, or nothing of one user. */
function Nothing({ userId }: { userId: string | null }) {
  const { t } = useTranslation();
  const user = useQuery({ ...userNameQuery(userId ?? ''), enabled: userId !== null });
  const name = user.data === undefined ? '…' : nameOf(user.data);
  return (
    <Empty
      action={
        <Button
          component={Link}
          to={`/subscriptions/new${userId === null ? '' : `?userId=${userId}`}`}
          variant="default"
        >
          {t('nav.newSubscription')}
        </Button>
      }
    >
      {userId === null ? t('subscriptions.empty') : t('subscriptions.emptyOf', { name })}
    </Empty>
  );
}
