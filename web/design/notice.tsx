/** What is shown in place of content: nothing yet, a failure, no permission. One sentence and the way on. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconLock, IconMoodEmpty } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { asProblem } from '../api/problem.ts';
import { serverNow, serverTimeAt } from '../api/server-clock.ts';
import { useTelling } from './use-telling.ts';
import type { Elements } from './elements.ts';
import classes from './notice.module.css';
import { usePortalContext } from './portal-context.ts';
import type { Reads } from './reads.ts';
import { tellWhen } from './time.ts';
import { useFocusAfterRetry } from './use-focus-after-retry.ts';

/** An empty list. `action` fills it. */
export function Empty({ children, action }: { children: string; action?: Elements }) {
  return (
    <div className={classes.notice}>
      <IconMoodEmpty className={classes.icon} aria-hidden stroke={1.5} />
      <p className={classes.sentence}>{children}</p>
      {action}
    </div>
  );
}

/**
 * A call that failed: what happened, what to do, and the request id for support. `fallbackLink` is shown for what is not there, where trying
 * again does not help.
 */
export function Failure(props: {
  error: unknown;
  onRetry?: () => void;
  fallbackLink?: { readonly to: string; readonly label: string };
}) {
  const { error, onRetry, fallbackLink } = props;
  const { t } = useTranslation();
  const { logOut } = usePortalContext();
  const problem = asProblem(error);
  const denied = problem.status === 403;
  const keepFocus = useFocusAfterRetry();
  const Icon = denied ? IconLock : IconCloudOff;
  return (
    <div className={classes.notice} role="alert">
      <Icon className={classes.icon} aria-hidden stroke={1.5} />
      <h2 className={classes.title}>{problem.title}</h2>
      <p className={classes.sentence}>{problem.detail}</p>
      {denied && (
        <Button variant="default" onClick={logOut}>
          {t('account.logOut')}
        </Button>
      )}
      {problem.status === 404 && fallbackLink && (
        <Button component={Link} to={fallbackLink.to} variant="default">
          {fallbackLink.label}
        </Button>
      )}
      {!denied && problem.status !== 404 && onRetry && (
        <Button
          variant="default"
          onClick={(event) => {
            keepFocus(event.currentTarget);
            onRetry();
          }}
        >
          {t('action.tryAgain')}
        </Button>
      )}
      {problem.requestId !== null && (
        <p className={classes.requestId}>{t('problem.requestId', { requestId: problem.requestId })}</p>
      )}
    </div>
  );
}

/**
 * Above what was read when a part of it is missing or old: says so, and tries every part again. Nothing while all is good. `missing`: the
 * sentence for the part that is missing, where it can be named.
 */
export const ReadNotice = (props: { reads: Reads; missing?: string }) =>
  props.reads.failure === null && props.reads.oldSince === null ? null : <UnreadPart {...props} />;

function UnreadPart({ reads, missing }: { reads: Reads; missing?: string }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const keepFocus = useFocusAfterRetry();
  const { failure, oldSince } = reads;
  const when = oldSince === null ? '' : tellWhen(serverTimeAt(oldSince), serverNow(), telling, 'time.atClock');
  return (
    <div className={classes.read} role="status">
      <IconAlertTriangle size={18} stroke={1.8} aria-hidden />
      <span>{failure === null ? t('app.old', { when }) : (missing ?? t('app.partly'))}</span>
      <Button
        variant="default"
        size="compact-sm"
        loading={reads.isRetrying}
        onClick={(event) => {
          keepFocus(event.currentTarget);
          reads.retry();
        }}
      >
        {t('action.tryAgain')}
      </Button>
    </div>
  );
}
