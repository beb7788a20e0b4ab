/** Where a way ends: an address without a page, and a page that broke. */
import { Button } from '@mantine/core';
import { IconMapOff, IconRefreshAlert } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';
import { noAnswer } from '../api/problem.ts';
import { Failure } from '../design/notice.tsx';
import { PageTitle } from '../design/page.tsx';
import classes from '../design/notice.module.css';

/** An address that no page has. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className={classes.notice}>
      <PageTitle>{t('notFound.title')}</PageTitle>
      <IconMapOff className={classes.icon} aria-hidden stroke={1.5} />
      <h1 className={classes.title}>{t('notFound.title')}</h1>
      <p className={classes.sentence}>{t('notFound.detail')}</p>
      <Button component={Link} to="/" variant="default">
        {t('notFound.home')}
      </Button>
    </div>
  );
}

/**
 * A page that threw, or whose file did not come: because it is gone since a new version was put in place, where loading again helps,
 * or because there is no connection. Then loading again would lose the portal too, and is done only when there is an answer.
 */
export function Broken() {
  const error = useRouteError();
  const isFileMissing = error instanceof Error && /module|preload/i.test(error.message);
  const [isConnected, setConnected] = useState<boolean | null>(isFileMissing ? null : true);
  useEffect(() => {
    if (isConnected === null) void answers().then(setConnected);
  }, [isConnected]);
  if (isConnected === null) return null;
  if (isConnected) return <Faulty />;
  const retry = async () => {
    if (await answers()) window.location.reload();
  };
  return <Failure error={noAnswer(error)} onRetry={() => void retry()} />;
}

/** Whether the portal's own origin can be reached. */
const answers = (): Promise<boolean> =>
  fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  );

function Faulty() {
  const { t } = useTranslation();
  return (
    <div className={classes.notice} role="alert">
      <IconRefreshAlert className={classes.icon} aria-hidden stroke={1.5} />
      <h1 className={classes.title}>{t('broken.title')}</h1>
      <p className={classes.sentence}>{t('broken.detail')}</p>
      <Button variant="default" onClick={() => window.location.reload()}>
        {t('broken.reload')}
      </Button>
    </div>
  );
}
