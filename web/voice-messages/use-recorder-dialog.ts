/** Loads the recorder's dialog when it is opened: it weighs more than what it is opened from. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../design/toast.tsx';
import type { RecordOrUploadDialog } from './voice-message-dialog.tsx';

type RecorderDialog = typeof RecordOrUploadDialog;

const loadDialog = async (): Promise<RecorderDialog> =>
  (await import('./voice-message-dialog.tsx')).RecordOrUploadDialog;

/** `Dialog` is null as long as it is closed, or loading. When it cannot be loaded a toast says so, and what is on the screen stays. */
export function useRecorderDialog(): {
  readonly Dialog: RecorderDialog | null;
  readonly open: () => void;
  readonly close: () => void;
} {
  const { t } = useTranslation();
  const [Dialog, setDialog] = useState<RecorderDialog | null>(null);
  const open = () => {
    loadDialog().then(
      (loaded) => setDialog(() => loaded),
      () =>
        toast({
          tone: 'bad',
          title: t('voiceMessageField.notLoaded.title'),
          text: t('voiceMessageField.notLoaded.text'),
          way: { label: t('action.tryAgain'), take: open },
        }),
    );
  };
  return { Dialog, open, close: () => setDialog(null) };
}
