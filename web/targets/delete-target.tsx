/** *Ta bort* a group or a menu. What leads to it is named, and must be changed first. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { AskDialog } from '../design/ask-dialog.tsx';
import { toast } from '../design/toast.tsx';
import { kindOf, type TargetReply } from '../data/schedule-of.ts';
import { targetsKey } from '../data/schedule-queries.ts';
import { expireUses } from '../data/voice-message-queries.ts';

export function DeleteTarget({ target }: { target: TargetReply }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const kind = kindOf(target);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () =>
      kind === 'answering-group'
        ? call('deleteAnsweringGroup', { params: { answeringGroupId: target.id } }, { ifMatch: target.version })
        : call('deleteIvrMenu', { params: { ivrMenuId: target.id } }, { ifMatch: target.version }),
    // Shows what somebody else made of it, before it is asked for again.
    onError: () => queryClient.invalidateQueries({ queryKey: targetsKey }),
    onSuccess: () => {
      void navigate(`/${kind}s${search}`);
      void queryClient.invalidateQueries({ queryKey: targetsKey, refetchType: 'none' });
      void queryClient.invalidateQueries({ queryKey: [...targetsKey, kind] });
      expireUses(queryClient);
      toast({ tone: 'good', title: t('targets.deleted', { name: target.name }), text: '' });
    },
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTrash size={17} stroke={1.8} aria-hidden />}
        onClick={() => {
          reset();
          setAsking(true);
        }}
      >
        {t('schedule.delete.open')}
      </Button>
      {isAsking && (
        <AskDialog
          title={t('targets.deleteTitle', { name: target.name })}
          deed={t('schedule.delete.open')}
          isDangerous
          isBusy={isPending}
          error={error}
          onDeed={() => mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{t(`targets.${kind}.deleteLead`)}</p>
        </AskDialog>
      )}
    </>
  );
}
