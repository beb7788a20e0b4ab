/** The parts of the page of subscriptions. */
import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Elements } from '../../design/elements.ts';
import { NextPage } from '../../design/paged-list.tsx';
import classes from './subscriptions.module.css';

/** With its heading. */
export function Section({ title, children }: { title: string; children: Elements }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** Some at a time: hundreds may have been read for the sake of those that are not finished. Nothing when there is none. */
export function FinishedSection<Item>(props: {
  title: string;
  items: readonly Item[];
  children: (shown: readonly Item[]) => Elements;
}) {
  const { t } = useTranslation();
  const { title, items } = props;
  const [shown, setShown] = useState(step);
  if (items.length === 0) return null;
  return (
    <Section title={title}>
      {props.children(items.slice(0, shown))}
      {items.length > shown && (
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

/** That a list goes on, with the way to read on. Nothing when everything was read. */
export const OlderNotRead = ({ list, children }: { list: UseInfiniteQueryResult; children: string }) =>
  list.hasNextPage ? (
    <div className={classes.older}>
      <p>{children}</p>
      <NextPage list={list} />
    </div>
  ) : null;
