/** The details of one row, in a panel over the list with an address of its own: back, Escape or the cross close it. */
import { CloseButton, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Fragment, useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { asProblem } from '../api/problem.ts';
import type { Elements } from './elements.ts';
import { rowLinkId } from './list-table.tsx';
import { Failure, ReadNotice } from './notice.tsx';
import { PageTitle } from './page.tsx';
import { together } from './reads.ts';
import classes from './side-panel.module.css';

/** `path` is the list's, where closing leads; `id` is the row's. The children show what was read. */
export function SidePanel<Item>(props: {
  path: string;
  id: string;
  query: UseQueryResult<Item>;
  nameOf: (item: Item) => string;
  children: (item: Item) => Elements;
}) {
  const { t } = useTranslation();
  const { id, query } = props;
  const titleId = useId();
  const close = useClosing(props.path, id);
  const heading = useRef<HTMLHeadingElement>(null);
  // Known from before, and deleted since: nothing may be done with it any more.
  const isGone = query.error !== null && asProblem(query.error).status === 404;
  const known = isGone ? undefined : query.data;
  const isKnown = known !== undefined;
  useEffect(() => heading.current?.focus(), [id, isKnown]);
  return (
    <aside className={classes.panel} aria-labelledby={titleId}>
      <CloseButton className={classes.close ?? ''} size="lg" aria-label={t('action.close')} onClick={close} />
      {known !== undefined && (
        <>
          <PageTitle>{props.nameOf(known)}</PageTitle>
          <h2 className={classes.title} id={titleId} tabIndex={-1} ref={heading}>
            {props.nameOf(known)}
          </h2>
          <ReadNotice reads={together(query)} />
          {props.children(known)}
        </>
      )}
      {query.isPending && <PanelSkeleton titleId={titleId} />}
      {(query.isLoadingError || isGone) && <Failure error={query.error} onRetry={() => void query.refetch()} />}
    </aside>
  );
}

/** What can be done with the thing: a row of buttons. */
export function PanelActions({ children }: { children: Elements }) {
  return <div className={classes.actions}>{children}</div>;
}

/** A part of the panel with its heading. `aside` is right of the heading. */
export function PanelSection(props: { title: string; aside?: Elements; children: Elements }) {
  const titleId = useId();
  return (
    <section className={classes.section} aria-labelledby={titleId}>
      <div className={classes.sectionHead}>
        <h3 id={titleId}>{props.title}</h3>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}

/** What something is called, and what it is. */
export type Fact = readonly [term: string, value: ReactNode];

/** A part that is a list of facts. Those without a value are left out, and the part with the last of them. */
export function PanelFacts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '');
  if (known.length === 0) return null;
  return (
    <PanelSection title={title}>
      <dl className={classes.facts}>
        {known.map(([term, value]) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </PanelSection>
  );
}

function PanelSkeleton({ titleId }: { titleId: string }) {
  const { t } = useTranslation();
  return (
    <div aria-busy="true" role="status" aria-label={t('app.loading')}>
      <h2 className={classes.title} id={titleId}>
        <Skeleton height={24} width="60%" />
      </h2>
      <Skeleton height={14} width="35%" my={12} />
      <Skeleton height={120} my={24} />
      <Skeleton height={14} my={14} width="80%" />
      <Skeleton height={14} my={14} width="70%" />
      <Skeleton height={14} my={14} width="75%" />
    </div>
  );
}

/** Closing keeps what is searched for, and gives the focus back to the row; so does the browser's own way back. */
function useClosing(path: string, id: string): () => void {
  const navigate = useNavigate();
  const { search } = useLocation();
  const close = () => void navigate(`${path}${search}`);
  const latest = useRef({ close, id });
  useEffect(() => {
    latest.current = { close, id };
  });
  useEffect(
    () => () => {
      const link = rowLinkId(latest.current.id);
      // When the list can have it again: on a phone it cannot as long as the panel covers it.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) document.getElementById(link)?.focus();
      });
    },
    [],
  );
  useEffect(() => {
    const closeByKey = (event: KeyboardEvent) => {
      // A dialog or the menu on top is closed first.
      const isOnTop = document.querySelector('dialog[open], :popover-open') === null;
      if (event.key === 'Escape' && !event.defaultPrevented && isOnTop) latest.current.close();
    };
    document.addEventListener('keydown', closeByKey);
    return () => document.removeEventListener('keydown', closeByKey);
  }, []);
  return close;
}
