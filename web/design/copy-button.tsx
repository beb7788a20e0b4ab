/** Copies a text by one click, and says that it has. */
import { Button, CopyButton as Copying, type MantineSize } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export function CopyButton({ text, size }: { text: string; size: MantineSize }) {
  const { t } = useTranslation();
  return (
    <Copying value={text}>
      {({ copied, copy }) => (
        <Button
          size={size}
          variant="default"
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          onClick={copy}
          aria-live="polite"
        >
          {t(copied ? 'action.copied' : 'action.copy')}
        </Button>
      )}
    </Copying>
  );
}
