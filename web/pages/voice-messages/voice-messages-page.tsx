/** The library of voice messages: listen, record, upload. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconMicrophone, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams, useSearchParams } from 'react-router';
import { isMeant } from '../../data/is-meant.ts';
import { voiceMessagesQuery } from '../../data/voice-message-queries.ts';
import { ListPage } from '../../design/list-page.tsx';
import { Empty, Failure, ReadNotice } from '../../design/notice.tsx';
import { ListSkeleton } from '../../design/paged-list.tsx';
import { together } from '../../design/reads.ts';
import { toast } from '../../design/toast.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { useRecorderDialog } from '../../voice-messages/use-recorder-dialog.ts';
import type { RecordingWay } from '../../voice-messages/voice-message-dialog.tsx';
import { VoiceMessageTable } from './voice-message-table.tsx';
import classes from './voice-messages.module.css';

/** `/voice-messages`. What is searched for stands in the address. */
export function VoiceMessagesPage() {
  const { t } = useTranslation();
  const { id: openId = null } = useParams();
  const { state } = useLocation();
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useKeptState<RecordingWay | null>('new-voice-message', null);
  const recorder = useRecorderDialog(adding, setAdding);
  const list = useQuery(voiceMessagesQuery);
  const reads = together(list);
  const q = search.get('q') ?? '';
  const find = (typed: string) => setSearch(typed === '' ? {} : { q: typed }, { replace: true, state });
  const shown = (list.data ?? []).filter(({ name }) => isMeant({ name, number: null }, q.trim()));
  const isEmpty = list.data?.length === 0;
  return (
    <>
      <ListPage
        title={t('voiceMessages.title')}
        actions={
          // Also when there is no message yet: the focus goes back to the button when the first one is there.
          <div className={classes.add}>
            <AddButtons onAdd={setAdding} />
          </div>
        }
        search={{
          label: t('voiceMessages.search.label'),
          placeholder: t('voiceMessages.search.placeholder'),
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
        ) : shown.length > 0 ? (
          <VoiceMessageTable messages={shown} openId={openId} />
        ) : isEmpty ? (
          <Empty>{t('voiceMessages.empty')}</Empty>
        ) : (
          <Empty
            action={
              <Button variant="default" onClick={() => find('')}>
                {t('action.emptySearch')}
              </Button>
            }
          >
            {t('voiceMessages.nothingFound', { q })}
          </Empty>
        )}
      </ListPage>
      {adding !== null && recorder.Dialog !== null && (
        <recorder.Dialog
          first={adding}
          onDone={({ name }) => {
            setAdding(null);
            toast({ tone: 'good', title: t('voiceMessages.added', { name }), text: '' });
          }}
          onClose={() => setAdding(null)}
        />
      )}
    </>
  );
}

function AddButtons({ onAdd }: { onAdd: (way: RecordingWay) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Button size="md" leftSection={<IconMicrophone size={18} aria-hidden />} onClick={() => onAdd('record')}>
        {t('voiceMessages.record')}
      </Button>
      <Button
        size="md"
        variant="default"
        leftSection={<IconUpload size={18} aria-hidden />}
        onClick={() => onAdd('upload')}
      >
        {t('voiceMessages.uploadFile')}
      </Button>
    </>
  );
}
