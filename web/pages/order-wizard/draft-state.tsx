/** Below the buttons: whether the draft is saved, so that one may leave. */
import { Button } from '@mantine/core';
import { IconCloudCheck, IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { tellClock } from '../../design/time.ts';
import { useTelling } from '../../design/use-telling.ts';
import type { SavedDraft } from './use-order-draft.ts';
import classes from './order-wizard.module.css';

export function DraftState({ saved, isEmpty }: { saved: SavedDraft; isEmpty: boolean }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { draft, failure, save } = saved;
  if (isEmpty && draft === null) return null;
  const Icon = failure !== null ? IconCloudOff : IconCloudCheck;
  const clock = draft === null ? '' : tellClock(Date.parse(draft.savedAt), telling);
  return (
    <p className={classes.state} role="status" data-failed={failure !== null}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <span>
        {failure !== null
          ? t('orderWizard.draft.failed', { why: failure.detail })
          : draft === null
            ? t('orderWizard.draft.willSave')
            : t('orderWizard.draft.saved', { clock })}
      </span>
      {failure !== null && (
        <Button variant="default" size="compact-sm" onClick={() => void save({ always: true })}>
          {t('action.tryAgain')}
        </Button>
      )}
    </p>
  );
}
