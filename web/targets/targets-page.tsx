/** The tab of answering groups, or of IVR menus: what each is now, its coming seven days, and events for one, several or all. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import type { TargetKind } from '../../domain/schedule-target.ts';
import { isChosen, nothingChosen, stillChosen } from '../design/chosen.ts';
import { ListPage } from '../design/list-page.tsx';
import { Empty, Failure, ReadNotice } from '../design/notice.tsx';
import { ListSkeleton } from '../design/paged-list.tsx';
import { together } from '../design/reads.ts';
import { useKeptState } from '../design/use-draft.ts';
import { useKeptChoice } from '../design/use-kept-choice.ts';
import type { EventTargets } from '../events/event-form.ts';
import { isMeant } from '../data/is-meant.ts';
import type { TargetReply } from '../data/schedule-of.ts';
import { targetsQuery } from '../data/schedule-queries.ts';
import { useEventsAheadQuery } from '../data/use-events-ahead.ts';
import { asTarget, TargetTable } from './target-table.tsx';

// A form weighs more than the page it is opened from.
const NewEventDialog = lazy(async () => ({ default: (await import('../events/new-event-dialog.tsx')).NewEventDialog }));

/** The address has what is searched for. */
export function TargetsPage({ kind }: { kind: TargetKind }) {
  const { t } = useTranslation();
  const { id: openId = null } = useParams();
  const [search, setSearch] = useSearchParams();
  const [eventTargets, setEventTargets] = useKeptState<EventTargets | null>('event-for', null);
  const [everChosen, setChosen] = useKeptChoice();
  const { state } = useLocation();
  const find = (typed: string) => setSearch(typed === '' ? {} : { q: typed }, { replace: true, state });
  const q = search.get('q') ?? '';
  const list = useQuery(targetsQuery(kind));
  const reads = together(list, useEventsAheadQuery());
  const all: readonly TargetReply[] = list.data ?? [];
  const ids = all.map(({ id }) => id);
  const chosen = stillChosen(everChosen, ids);
  // Of all there are: a search does not take back what was chosen before it.
  const chosenTargets: EventTargets =
    chosen === 'all' ? `all-${kind}s` : all.filter(({ id }) => isChosen(chosen, id)).map(asTarget);
  const shown = all.filter((target) => isMeant(target, q.trim()));
  return (
    <>
      <ListPage
        title={t(`nav.${kind}s`)}
        primary={{ to: `/${kind}s/new`, label: t(`targets.${kind}.new`), icon: IconPlus }}
        search={{
          label: t(`targets.${kind}.search`),
          placeholder: t('targets.search'),
          value: q,
          onSearch: find,
        }}
        isPanelOpen={openId !== null}
      >
        {list.data !== undefined && <ReadNotice reads={reads} />}
        {list.isPending ? (
          <ListSkeleton />
        ) : list.data === undefined ? (
          <Failure error={list.error} onRetry={reads.retry} />
        ) : shown.length === 0 ? (
          <Nothing kind={kind} q={q} onClear={() => find('')} />
        ) : (
          <TargetTable
            kind={kind}
            targets={shown}
            openId={openId}
            isNarrowed={q.trim() !== ''}
            chosen={chosen}
            chosenTargets={chosenTargets}
            onChoose={setChosen}
            onEvent={setEventTargets}
          />
        )}
      </ListPage>
      {eventTargets !== null && (
        <Suspense>
          <NewEventDialog
            targets={eventTargets}
            onCreated={() => setChosen(nothingChosen)}
            onClose={() => setEventTargets(null)}
          />
        </Suspense>
      )}
    </>
  );
}

function Nothing({ kind, q, onClear }: { kind: TargetKind; q: string; onClear: () => void }) {
  const { t } = useTranslation();
  if (q !== '') {
    return (
      <Empty
        action={
          <Button variant="default" onClick={onClear}>
            {t('action.emptySearch')}
          </Button>
        }
      >
        {t('targets.nothingFound', { q })}
      </Empty>
    );
  }
  return (
    <Empty
      action={
        <Button component={Link} to={`/${kind}s/new`} variant="default">
          {t(`targets.${kind}.new`)}
        </Button>
      }
    >
      {t(`targets.${kind}.empty`)}
    </Empty>
  );
}
