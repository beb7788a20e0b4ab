/** Ctrl-K: to a page or a person without the mouse. The bar itself is loaded when it is first asked for. */
import { UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconCommand } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './command-bar.module.css';

const CommandDialog = lazy(async () => ({ default: (await import('./command-dialog.tsx')).CommandDialog }));

/** The button, for those who do not know the key. */
export function CommandBar() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  useHotkeys([['mod+K', () => setOpen(true)]], []);
  return (
    <>
      <UnstyledButton className={classes.button ?? ''} aria-keyshortcuts="Control+K" onClick={() => setOpen(true)}>
        <IconCommand size={20} stroke={1.7} aria-hidden />
        <span className={classes.text}>{t('command.label')}</span>
        <kbd className={classes.key} aria-hidden>
          {t('command.keys')}
        </kbd>
      </UnstyledButton>
      {isOpen && (
        <Suspense fallback={null}>
          <CommandDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
