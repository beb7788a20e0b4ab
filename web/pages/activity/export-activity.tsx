/** Everything that is filtered, as a file: all pages are read, and how far it has come is told. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityReply } from '../../../contract/activity.ts';
import { serverNow } from '../../api/server-clock.ts';
import { saveFile } from '../../design/save-file.ts';
import { dayOf } from '../../design/time.ts';
import { toast, toastProblem } from '../../design/toast.tsx';
import { organizationQuery } from '../../data/organization-query.ts';
import { useTelling } from '../../design/use-telling.ts';
import { activityCsv, type CsvTelling } from './activity-csv.ts';
import type { ActivityPage, ActivityPosition } from '../../data/activity-pages.ts';
import { readActivity, type ActivityFilter } from '../../data/read-activity.ts';
import { sentenceOf } from '../../activity/sentence.ts';
import { readUserNames, type UserNames } from '../../data/user-names.ts';
import { readProductNames } from '../../data/product-names.ts';
import { readVoiceMessageNames } from '../../data/voice-message-names.ts';
import { messagesIn, peopleIn, productsIn, useTellValueOf } from '../../activity/tell-value.ts';
import classes from './activity-page.module.css';

/** Whoever leaves the page, or presses *Avbryt*, gets no file. */
export function ExportActivity({ filter }: { filter: ActivityFilter }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const csvTelling = useCsvTelling();
  const queryClient = useQueryClient();
  const [read, setRead] = useState(0);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const { signal } = (stopper.current = new AbortController());
      setRead(0);
      const entries = await readAll(filter, setRead, signal);
      const changes = entries.flatMap((entry) => entry.changes);
      // A file says nothing that is not known: addresses are told in it by their names, as people are.
      if (changes.some(({ field }) => field === 'invoiceAddressId')) {
        await queryClient.ensureQueryData(organizationQuery);
      }
      const people = await readUserNames(queryClient, peopleIn(changes));
      const messages = await readVoiceMessageNames(queryClient, messagesIn(changes));
      const products = await readProductNames(queryClient, productsIn(changes), language);
      return { entries, names: new Map([...people, ...messages, ...products]) };
    },
    onSuccess: ({ entries, names }) => {
      const telling = csvTelling(names);
      const name = fileName(t('activity.export.file'), filter, entries, telling.timeZone);
      saveFile(name, new Blob([activityCsv(entries, telling)], { type: 'text/csv;charset=utf-8' }));
      toast({ tone: 'good', title: t('activity.export.done', { count: entries.length }), text: name });
    },
    onError: (thrown) => {
      if (stopper.current?.signal.aborted) return;
      toastProblem(thrown, () => mutate());
    },
  });
  return (
    <div className={classes.export}>
      {isPending && (
        <>
          <p className={classes.quiet} role="status">
            {t('activity.export.progress', { count: read })}
          </p>
          <Button variant="subtle" onClick={() => stopper.current?.abort()}>
            {t('action.cancel')}
          </Button>
        </>
      )}
      <Button
        variant="default"
        leftSection={<IconDownload size={18} stroke={1.8} aria-hidden />}
        loading={isPending}
        onClick={() => mutate()}
      >
        {t('activity.export.open')}
      </Button>
    </div>
  );
}

async function readAll(
  filter: ActivityFilter,
  onRead: (entries: number) => void,
  signal: AbortSignal,
): Promise<readonly ActivityReply[]> {
  const entries: ActivityReply[] = [];
  let position: ActivityPosition | null = null;
  do {
    // Each page begins where the one before ended.
    const page: ActivityPage = await readActivity(filter, position, { limit: '100', signal });
    entries.push(...page.items);
    onRead(entries.length);
    position = page.next;
  } while (position !== null);
  return entries;
}

function useCsvTelling(): (names: UserNames) => CsvTelling {
  const { t } = useTranslation();
  const { timeZone } = useTelling();
  const tellValueOf = useTellValueOf();
  return (names) => ({
    ...tellValueOf(names),
    timeZone,
    head: [
      t('activity.export.at'),
      t('activity.export.by'),
      t('activity.export.what'),
      t('activity.export.about'),
      t('activity.export.field'),
      t('activity.export.before'),
      t('activity.export.after'),
      t('activity.export.requestId'),
    ],
    sentenceOf,
    actorOf: ({ actor }) => t(`activity.actor.${actor.kind}`, { name: actor.name }),
  });
}

/** `aktivitet-2026-11-01--2026-11-23.csv`: the days that were asked for, else those of the oldest and newest entry. */
function fileName(word: string, filter: ActivityFilter, entries: readonly ActivityReply[], timeZone: string): string {
  const dayAt = (at: string | undefined): string => dayOf(at === undefined ? serverNow() : Date.parse(at), timeZone);
  return `${word}-${filter.from ?? dayAt(entries.at(-1)?.at)}--${filter.to ?? dayAt(entries[0]?.at)}.csv`;
}
