/** In the shell: how much waits for the administrator, and the way to it. Nothing while nothing does, or while it is not known. */
import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBellRinging } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { waitingQuery } from '../data/port-request-queries.ts';
import classes from './waiting-button.module.css';

const WaitingDialog = lazy(async () => ({ default: (await import('./waiting-dialog.tsx')).WaitingDialog }));

/** A read that fails says nothing here: the pages say what they cannot read. */
export function WaitingButton() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data = [] } = useQuery(waitingQuery);
  const count = data.length;
  return (
    <>
      {/* Always there, so that a screen reader says it when it changes. */}
      <span className={classes.spoken} role="status">
        {count > 0 && t('waiting.count', { count })}
      </span>
      {count > 0 && (
        <UnstyledButton
          className={classes.button ?? ''}
          aria-label={t('waiting.open', { count })}
          onClick={() => setOpen(true)}
        >
          <IconBellRinging size={20} stroke={1.7} aria-hidden />
          <span className={classes.text}>{t('waiting.title')}</span>
          {/* Not a text: the name of the button has the number in words. */}
          <span className={classes.count} data-count={count} aria-hidden />
        </UnstyledButton>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <WaitingDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
