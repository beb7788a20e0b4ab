/** A one-time password: readable, and copied by one click. It is in this reply and nowhere else. */
import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './created-user.module.css';

/** Must be shown where nothing takes it away by itself. */
export function OneTimePassword({ password }: { password: string }) {
  const { t } = useTranslation();
  return (
    <span className={classes.password}>
      <code>{password}</code>
      <CopyButton value={password}>
        {({ copied, copy }) => (
          <Button
            size="xs"
            variant="default"
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            onClick={copy}
            aria-live="polite"
          >
            {t(copied ? 'action.copied' : 'action.copy')}
          </Button>
        )}
      </CopyButton>
    </span>
  );
}
