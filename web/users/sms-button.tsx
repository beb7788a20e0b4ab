/** The button of a row: one click sends the configuration SMS. */
import { Button } from '@mantine/core';
import { IconMessage, IconMessageOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mayGetSms, textableNumber, useSendConfigSms, type Recipient } from './use-send-config-sms.ts';

/** Stands inside a row that can be clicked itself. Nothing where the account is not in force any more. */
export function SmsButton({ user }: { user: Recipient }) {
  const { t } = useTranslation();
  const { send, isSending } = useSendConfigSms(user);
  if (!mayGetSms(user)) return null;
  const Sign = textableNumber(user) === null ? IconMessageOff : IconMessage;
  return (
    <Button
      variant={textableNumber(user) === null ? 'subtle' : 'default'}
      color="gray"
      size="xs"
      leftSection={<Sign size={16} stroke={1.8} aria-hidden />}
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
