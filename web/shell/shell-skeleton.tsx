/** The shell's outline, while nobody knows yet who is logged in. */
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

/** Rail and page as grey blocks. */
export function ShellSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.shell} aria-busy="true" aria-label={t('app.loading')}>
      <div className={classes.rail}>
        <Skeleton height={20} width="70%" my={10} />
        <Skeleton height={14} width="50%" mb={24} />
        <Skeleton height={36} mb={6} />
        <Skeleton height={36} mb={6} />
        <Skeleton height={36} />
      </div>
      <div className={classes.main} />
    </div>
  );
}
