/** Numbers that move here, orders with their next step, and subscriptions: of all users or of one. */
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { isId } from '../../../domain/ids.ts';
import { subscriptionListQuery } from '../../data/subscription-queries.ts';
import { nameOf, userNameQuery } from '../../data/user-name-query.ts';
import { ListPage } from '../../design/list-page.tsx';
import { Empty, Failure, ReadNotice } from '../../design/notice.tsx';
import { ListSkeleton, PagedList } from '../../design/paged-list.tsx';
import { together } from '../../design/reads.ts';
import { LatePortTable } from '../../ports/late-ports.tsx';
import { usePortRequests } from '../../ports/use-port-requests.ts';
import { OrderTable } from '../../subscriptions/order-table.tsx';
import { SubscriptionTable } from '../../subscriptions/subscription-table.tsx';
import { useOrders } from '../../subscriptions/use-orders.ts';
import { UserPicker } from '../../users/user-picker.tsx';
import { FinishedSection, OlderNotRead, Section } from './sections.tsx';
import classes from './subscriptions.module.css';

/** `/subscriptions`. The address has the user whose they are. */
export function SubscriptionsPage() {
  const { t } = useTranslation();
  const { orderId, subscriptionId, portRequestId } = useParams();
  const openId = orderId ?? subscriptionId ?? portRequestId ?? null;
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
      isPanelOpen={openId !== null}
    >
      <Lists userId={userId} openId={openId} />
    </ListPage>
  );
}

function Lists({ userId, openId }: { userId: string | null; openId: string | null }) {
  const { t } = useTranslation();
  const subscriptions = useInfiniteQuery(subscriptionListQuery(userId));
  const { list: orders, unfinished, finished } = useOrders(userId);
  const ports = usePortRequests(userId);
  if (orders.isPending || ports.list.isPending) return <ListSkeleton />;
  const hasNone = subscriptions.data?.pages.every(({ items }) => items.length === 0) === true;
  const isEmpty =
    hasNone &&
    [orders, ports.list].every(({ data, hasNextPage }) => data !== undefined && !hasNextPage) &&
    [unfinished, finished, ports.unfinished, ports.finished].every(({ length }) => length === 0);
  if (isEmpty) return <Nothing userId={userId} />;
  return (
    <>
      {orders.data === undefined && <Failure error={orders.error} onRetry={() => void orders.refetch()} />}
      {orders.data !== undefined && !orders.isFetchNextPageError && <ReadNotice reads={together(orders)} />}
      {!ports.list.isFetchNextPageError && <ReadNotice reads={together(ports.list)} missing={t('ports.unread')} />}
      {ports.unfinished.length > 0 && (
        <Section title={t('ports.unfinished')}>
          <LatePortTable label={t('ports.unfinished')} requests={ports.unfinished} openId={openId} />
        </Section>
      )}
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
      <FinishedSection title={t('subscriptions.finished')} items={finished}>
        {(shown) => <OrderTable label={t('subscriptions.finished')} orders={shown} openId={openId} isFinished />}
      </FinishedSection>
      <OlderNotRead list={orders}>{t('subscriptions.older')}</OlderNotRead>
      <FinishedSection title={t('ports.finished')} items={ports.finished}>
        {(shown) => <LatePortTable label={t('ports.finished')} requests={shown} openId={openId} isFinished />}
      </FinishedSection>
      <OlderNotRead list={ports.list}>{t('ports.older')}</OlderNotRead>
    </>
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
