/** After saving: the one-time password, shown this once, and the next step. */
import { Button } from '@mantine/core';
import { IconCheck, IconMessage } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import type { Reply } from '../../api/routes.ts';
import { PageTitle } from '../../design/page.tsx';
import { Credentials } from './credentials.tsx';
import { textableNumber, useSendConfigSms } from '../../users/use-send-config-sms.ts';
import classes from './created-user.module.css';

/** `onAnother` opens an empty form. */
export function CreatedUser({ user, onAnother }: { user: Reply<'createUser'>; onAnother: () => void }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, []);
  const title = t('users.created.title', { name: `${user.firstName} ${user.lastName}` });
  return (
    <div className={classes.created}>
      <PageTitle>{title}</PageTitle>
      <IconCheck className={classes.done} size={44} aria-hidden />
      <h1 className={classes.title} tabIndex={-1} ref={heading}>
        {title}
      </h1>
      <section className={classes.card}>
        <Credentials username={user.username} password={user.initialPassword} />
        {user.initialPassword !== null && <p className={classes.quiet}>{t('users.created.shownOnce')}</p>}
      </section>
      <NextStep user={user} />
      <div className={classes.ways}>
        <Button component={Link} to={`/users/${user.id}`} variant="default">
          {t('users.created.show', { name: user.firstName })}
        </Button>
        <Button variant="subtle" onClick={onAnother}>
          {t('users.created.another')}
        </Button>
      </div>
    </div>
  );
}

function NextStep({ user }: { user: Reply<'createUser'> }) {
  const { t } = useTranslation();
  const { send, isSending } = useSendConfigSms(user);
  const number = textableNumber(user);
  return (
    <section className={classes.card} aria-labelledby="next-step">
      <h2 className={classes.nextTitle} id="next-step">
        {t('users.created.next')}
      </h2>
      <p>{number === null ? t('sms.noMobile') : t('sms.explanation', { number: formatPhoneNumber(number) })}</p>
      {number !== null && (
        <Button size="md" leftSection={<IconMessage size={18} aria-hidden />} loading={isSending} onClick={send}>
          {t('sms.send')}
        </Button>
      )}
    </section>
  );
}
