/** Where a way ends: an address without a page, and a page that broke. */
import { Button } from '@mantine/core';
import { IconMapOff, IconRefreshAlert } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
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

/** A page that threw, or whose file is gone since a new version was put in place: loading again helps in both cases. */
export function Broken() {
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
