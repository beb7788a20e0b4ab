/** The state of a voice message, in words. */
import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconUpload, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VoiceMessageReply } from '../../contract/voice-messages.ts';
import type { UploadStatus } from '../../domain/upload.ts';
import { Status, type Tone } from '../design/status.tsx';

const signs = {
  uploading: { tone: 'neutral', icon: IconUpload },
  checking: { tone: 'neutral', icon: IconHourglass },
  ready: { tone: 'good', icon: IconCircleCheck },
  rejected: { tone: 'bad', icon: IconAlertTriangle },
} as const satisfies Record<UploadStatus, { tone: Tone; icon: Icon }>;

/** How far it has come. */
export function VoiceMessageState({ status }: { status: UploadStatus }) {
  const { t } = useTranslation();
  return <Status {...signs[status]}>{t(`voiceMessages.status.${status}`)}</Status>;
}

/** Why it was rejected and what to do; null when it was not. */
export function useRejection({
  status,
  rejectedBecause,
}: Pick<VoiceMessageReply, 'status' | 'rejectedBecause'>): string | null {
  const { t } = useTranslation();
  if (status !== 'rejected') return null;
  return t(`upload.rejected.${rejectedBecause ?? 'damaged'}`);
}
