/** The button of a row: one click sends the configuration SMS. */
import { Button } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSendConfigSms, type Recipient } from './use-send-config-sms.ts';

/** Stands inside a row that can be clicked itself. */
export function SmsButton({ user }: { user: Recipient }) {
  const { t } = useTranslation();
  const { send, isSending } = useSendConfigSms(user);
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconMessage size={16} stroke={1.8} aria-hidden />}
      loading={isSending}
      aria-label={t('sms.sendTo', { name: `${user.firstName} ${user.lastName}` })}
      onClick={(event) => {
        event.stopPropagation();
        send();
      }}
    >
      {t('sms.short')}
    </Button>
  );
}
