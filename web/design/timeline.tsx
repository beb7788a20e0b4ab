/** What happened to one thing, or to all: newest first, each with who, when and why. */
import { Skeleton } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Elements } from './elements.ts';
import { Moment } from './moment.tsx';
import classes from './timeline.module.css';

/**
 * The children are its entries. `isFramed`: a card of its own. `isStale`: these are
 * the entries of the filter before. `isLive`: new ones are read aloud.
 */
export const Timeline = (props: { isFramed?: boolean; isStale?: boolean; isLive?: boolean; children: Elements }) => (
  <div className={classes.timeline} data-framed={props.isFramed}>
    <ol className={classes.entries} aria-busy={props.isStale} aria-live={props.isLive === true ? 'polite' : undefined}>
      {props.children}
    </ol>
  </div>
);

/** `title` says what happened, `actor` who did it, `at` when, an instant; the children are the reason, or what exactly changed. */
export const TimelineEntry = (props: {
  sign?: Icon;
  tone?: 'good' | 'bad' | undefined;
  title: Elements;
  actor: string;
  at: string;
  children?: Elements;
}) => (
  <li className={classes.entry} data-signed={props.sign !== undefined}>
    {props.sign !== undefined && (
      <span className={classes.sign} data-tone={props.tone}>
        <props.sign size={18} stroke={1.7} aria-hidden />
      </span>
    )}
    <div>
      <div className={classes.title}>{props.title}</div>
      <p className={classes.quiet}>
        <span>{props.actor}</span>
        <span aria-hidden> · </span>
        <Moment at={props.at} />
      </p>
      {props.children}
    </div>
  </li>
);

const widths = ['62%', '48%', '71%', '55%', '66%', '50%'] as const;

/** Entries that are on their way: as many as will come, at most six. */
export function TimelineSkeleton({ rows, isFramed = false }: { rows: number; isFramed?: boolean }) {
  const { t } = useTranslation();
  return (
    <div
      className={classes.timeline}
      data-framed={isFramed}
      role="status"
      aria-busy="true"
      aria-label={t('app.loading')}
    >
      {widths.slice(0, rows).map((width) => (
        <div className={classes.entry} data-signed key={width}>
          <Skeleton circle height={32} />
          <div>
            <Skeleton height={14} width={width} my={5} />
            <Skeleton height={12} width="32%" />
          </div>
        </div>
      ))}
    </div>
  );
}
