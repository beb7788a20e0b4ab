/** One user, over the list: what is known of them, and what can be done with them. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconMessage, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import type { UserReply } from '../../../contract/users.ts';
import { PanelActions, PanelSection, SidePanel } from '../../design/side-panel.tsx';
import { ConfigSmsLog } from './config-sms-log.tsx';
import { mayGetSms, textableNumber, useSendConfigSms } from '../../users/use-send-config-sms.ts';
import { UserAccount } from './user-account.tsx';
import { UserDetails } from './user-details.tsx';
import { UserSubscriptions } from './user-subscriptions.tsx';
import { userQuery } from '../../data/user-queries.ts';
import { AppState, UserState } from '../../users/user-status.tsx';
import classes from './user-panel.module.css';

/** The panel of `/users/:userId`. */
export function UserPanel() {
  const { userId = '' } = useParams();
  const user = useQuery(userQuery(userId));
  return (
    <SidePanel path="/users" id={userId} query={user} nameOf={({ firstName, lastName }) => `${firstName} ${lastName}`}>
      {(known) => <UserContent user={known} />}
    </SidePanel>
  );
}

function UserContent({ user }: { user: UserReply }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <>
      <p className={classes.states}>
        <UserState status={user.status} />
        {user.administrator && <span>{t('users.administrator')}</span>}
      </p>
      <PanelActions>
        <Button
          component={Link}
          to={`/users/${user.id}/edit${search}`}
          variant="default"
          leftSection={<IconPencil size={18} stroke={1.8} aria-hidden />}
        >
          {t('users.edit.open')}
        </Button>
      </PanelActions>
      <PanelSection title={t('users.app.title')} aside={<AppState activatedAt={user.appActivatedAt} />}>
        <SendSms user={user} />
        <ConfigSmsLog userId={user.id} />
      </PanelSection>
      <UserSubscriptions user={user} />
      <UserDetails user={user} />
      <UserAccount user={user} />
    </>
  );
}

function SendSms({ user }: { user: UserReply }) {
  const { t } = useTranslation();
  const { send, isSending } = useSendConfigSms(user);
  const number = textableNumber(user);
  if (!mayGetSms(user)) {
    return (
      <div className={classes.send}>
        <p>{t('sms.isDeactivated')}</p>
      </div>
    );
  }
  return (
    <div className={classes.send}>
      <p>{number === null ? t('sms.noMobile') : t('sms.explanation', { number: formatPhoneNumber(number) })}</p>
      {number !== null && (
        <Button
          leftSection={<IconMessage size={18} stroke={1.8} aria-hidden />}
          loading={isSending}
          onClick={send}
          variant={user.appActivatedAt === null ? 'filled' : 'default'}
        >
          {t('sms.send')}
        </Button>
      )}
    </div>
  );
}
