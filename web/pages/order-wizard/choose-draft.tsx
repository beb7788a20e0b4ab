/** What was begun and not ordered: go on with it, throw it away, or begin anew. Where there is nothing, a new one begins at once. */
import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import type { OrderDraftReply } from '../../../contract/order-drafts.ts';
import { serverNow } from '../../api/server-clock.ts';
import { catalogueQuery } from '../../data/catalogue-query.ts';
import { orderDraftsQuery, unsavedDrafts } from '../../data/order-draft-queries.ts';
import { useUserNames } from '../../data/user-names.ts';
import { FormSkeleton } from '../../design/form-page.tsx';
import { Moment } from '../../design/moment.tsx';
import { Page } from '../../design/page.tsx';
import { useTelling } from '../../design/use-telling.ts';
import { newDraftId } from './draft-id.ts';
import { formOfDraft } from './order-form.ts';
import { draftAddress, useDiscardDraft } from './use-discard-draft.ts';
import classes from './choose-draft.module.css';

/** `?userId=` is for whom a new one is. */
export function ChooseDraft() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const userId = search.get('userId');
  const drafts = useQuery(orderDraftsQuery);
  const [newId] = useState(() => {
    const id = newDraftId(serverNow());
    unsavedDrafts.add(id);
    return id;
  });
  const fresh = draftAddress(newId, userId);
  if (drafts.isPending) {
    return (
      <Page title={t('orderWizard.title')}>
        <FormSkeleton groups={[48, 180, 260]} />
      </Page>
    );
  }
  // That drafts could not be read is no reason not to begin.
  if (drafts.data === undefined || drafts.data.length === 0) return <Navigate to={fresh} replace />;
  return (
    <Page title={t('orderWizard.title')} lead={t('orderWizard.drafts.lead', { count: drafts.data.length })}>
      <Button component={Link} to={fresh} size="md" leftSection={<IconPlus size={18} aria-hidden />}>
        {t('orderWizard.drafts.new')}
      </Button>
      <ul className={classes.drafts}>
        {drafts.data.map((draft) => (
          <Draft key={draft.id} draft={draft} />
        ))}
      </ul>
    </Page>
  );
}

function Draft({ draft }: { draft: OrderDraftReply }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { data: catalogue } = useQuery(catalogueQuery(language));
  const { products, lines } = formOfDraft(draft, '');
  const users = useUserNames(lines.map(({ userId }) => userId));
  const discard = useDiscardDraft();
  const list = (words: readonly string[], otherwise: string): string =>
    words.length === 0 ? otherwise : new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
  const what = list(
    products.map((code) => catalogue?.products.find((product) => product.code === code)?.name ?? code),
    t('orderWizard.drafts.nothing'),
  );
  return (
    <li className={classes.draft}>
      <div>
        <p className={classes.strong}>{what}</p>
        <p className={classes.quiet}>
          <span>{list([...users.values()], t('orderWizard.drafts.nobody'))}</span>
          <span aria-hidden>{' · '}</span>
          <span>{t('orderWizard.drafts.saved')}</span>
          <span> </span>
          <Moment at={draft.savedAt} />
        </p>
      </div>
      <div className={classes.draftActions}>
        <Button
          variant="subtle"
          leftSection={<IconTrash size={16} stroke={1.8} aria-hidden />}
          aria-label={t('orderWizard.drafts.discardOne', { what })}
          onClick={() => void discard(draft)}
        >
          {t('orderWizard.drafts.discard')}
        </Button>
        <Button
          component={Link}
          to={draftAddress(draft.id, null)}
          variant="default"
          aria-label={t('orderWizard.drafts.resumeOne', { what })}
        >
          {t('orderWizard.drafts.resume')}
        </Button>
      </div>
    </li>
  );
}
