/** Loads the recorder's dialog when it is opened: it weighs more than what it is opened from. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../design/toast.tsx';
import type { RecordOrUploadDialog } from './voice-message-dialog.tsx';

type RecorderDialog = typeof RecordOrUploadDialog;

const loadDialog = async (): Promise<RecorderDialog> =>
  (await import('./voice-message-dialog.tsx')).RecordOrUploadDialog;

/**
 * `Dialog` is null while it is closed or loading. `opened` is null when it is closed, and `onChange` has the next value. When the dialog
 * cannot be loaded, it is closed and a toast says so: what is on the screen stays.
 */
export function useRecorderDialog<Opened>(
  opened: Opened | null,
  onChange: (next: Opened | null) => void,
): { readonly Dialog: RecorderDialog | null } {
  const { t } = useTranslation();
  const [Dialog, setDialog] = useState<RecorderDialog | null>(null);
  const isOpen = opened !== null;
  const fail = useRef(() => {});
  useEffect(() => {
    fail.current = () => {
      onChange(null);
      toast({
        tone: 'bad',
        title: t('voiceMessageField.notLoaded.title'),
        text: t('voiceMessageField.notLoaded.text'),
        way: { label: t('action.tryAgain'), take: () => onChange(opened) },
      });
    };
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    let isWanted = true;
    loadDialog().then(
      (loaded) => isWanted && setDialog(() => loaded),
      () => isWanted && fail.current(),
    );
    return () => {
      isWanted = false;
    };
  }, [isOpen]);
  return { Dialog: isOpen ? Dialog : null };
}
