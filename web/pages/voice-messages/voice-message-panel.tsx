/** One voice message, over the list: listen, where it is used, its name. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { VoiceMessageReply } from '../../../contract/voice-messages.ts';
import { ActivityLink } from '../../activity/activity-link.tsx';
import { isUnfinished, voiceMessageQuery } from '../../data/voice-message-queries.ts';
import { Moment } from '../../design/moment.tsx';
import { tellLength } from '../../design/player/tell-minutes.ts';
import { PanelActions, PanelFacts, PanelSection, SidePanel } from '../../design/side-panel.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { useTelling } from '../../design/use-telling.ts';
import { VoiceMessagePlayer } from '../../voice-messages/voice-message-player.tsx';
import { useRejection, VoiceMessageState } from '../../voice-messages/voice-message-state.tsx';
import { DeleteVoiceMessageDialog } from './delete-voice-message-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { VoiceMessageUses } from './voice-message-uses.tsx';
import classes from './voice-messages.module.css';

/** The panel of `/voice-messages/:id`. */
export function VoiceMessagePanel() {
  const { id = '' } = useParams();
  const message = useQuery(voiceMessageQuery(id));
  return (
    <SidePanel path="/voice-messages" id={id} query={message} nameOf={({ name }) => name}>
      {(known) => <Content message={known} />}
    </SidePanel>
  );
}

function Content({ message }: { message: VoiceMessageReply }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const [open, setOpen] = useKeptState<'rename' | 'delete' | null>('voice-message-dialog', null);
  const { durationSeconds } = message;
  return (
    <>
      <State message={message} />
      {message.status === 'ready' && (
        <div className={classes.player}>
          <VoiceMessagePlayer message={message} />
        </div>
      )}
      <PanelActions>
        <Button
          variant="default"
          leftSection={<IconPencil size={18} stroke={1.8} aria-hidden />}
          onClick={() => setOpen('rename')}
        >
          {t('voiceMessages.rename.open')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconTrash size={17} stroke={1.8} aria-hidden />}
          onClick={() => setOpen('delete')}
        >
          {t('voiceMessages.delete.open')}
        </Button>
      </PanelActions>
      {message.status === 'ready' && (
        <PanelSection title={t('voiceMessages.usedBy.title')}>
          <VoiceMessageUses uses={message.usedBy} />
        </PanelSection>
      )}
      <PanelFacts
        title={t('voiceMessages.facts.title')}
        facts={[
          [t('voiceMessages.facts.length'), durationSeconds !== null && tellLength(durationSeconds, language)],
          [t('voiceMessages.facts.createdAt'), <Moment at={message.createdAt} key="createdAt" />],
        ]}
      />
      <ActivityLink entityId={message.id} />
      {open === 'rename' && <RenameDialog message={message} onClose={() => setOpen(null)} />}
      {open === 'delete' && <DeleteVoiceMessageDialog message={message} onClose={() => setOpen(null)} />}
    </>
  );
}

function State({ message }: { message: VoiceMessageReply }) {
  const { t } = useTranslation();
  const rejection = useRejection(message);
  const isLeft = (message.status === 'uploading' || message.status === 'checking') && !isUnfinished(message);
  return (
    <div className={classes.state} role="status">
      <VoiceMessageState status={message.status} />
      {rejection !== null && (
        <>
          <p>{rejection}</p>
          <p className={classes.quiet}>{t('voiceMessages.cleared')}</p>
        </>
      )}
      {isLeft && <p>{t('voiceMessages.unfinished')}</p>}
    </div>
  );
}
