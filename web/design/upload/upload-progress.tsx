/** How far an upload has come: how much was sent, whether it is being checked, why it failed, and what can be done. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asProblem, mayPass } from '../../api/problem.ts';
import { currentLanguage } from '../../language.ts';
import { FormProblem } from '../form-problem.tsx';
import { localeOf } from '../time.ts';
import { PostFailed } from './post-file.ts';
import classes from './upload.module.css';
import type { UploadState } from './use-upload.ts';

/** Nothing before it has begun. `onRetry`: the same again. After it was sent it is being checked, until what shows this knows more. */
export function UploadProgress(props: { state: UploadState<unknown>; onRetry: () => void; onAbort: () => void }) {
  const { t } = useTranslation();
  const { state } = props;
  if (state.phase === 'idle') return null;
  if (state.phase === 'failed') return <Failed error={state.error} onRetry={props.onRetry} />;
  const percent = state.phase === 'sending' ? Math.round(state.part * 100) : state.phase === 'sent' ? 100 : 0;
  const shown = new Intl.NumberFormat(localeOf(currentLanguage()), { style: 'percent' }).format(percent / 100);
  return (
    <div className={classes.progress}>
      <p role="status">{t(state.phase === 'sent' ? 'upload.checking' : 'upload.sending')}</p>
      {state.phase !== 'sent' && (
        <>
          <progress className={classes.bar} max={100} value={percent} aria-label={t('upload.sending')} />
          <p className={classes.row}>
            <span className={classes.percent}>{shown}</span>
            <Button variant="default" size="xs" onClick={props.onAbort}>
              {t('upload.abort')}
            </Button>
          </p>
        </>
      )}
    </div>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const again = (
    <Button variant="default" size="xs" mt={8} onClick={onRetry}>
      {t('action.tryAgain')}
    </Button>
  );
  if (error instanceof PostFailed) {
    return (
      <FormProblem title={t('upload.failed.title')}>
        <p>{t(`upload.failed.${error.failure}`)}</p>
        {again}
      </FormProblem>
    );
  }
  const { title, detail, errors, requestId } = asProblem(error);
  return (
    <FormProblem title={title}>
      <p>{errors.length === 0 ? detail : errors.map(({ message }) => message).join(' ')}</p>
      {requestId !== null && <small>{t('problem.requestId', { requestId })}</small>}
      {mayPass(error) && again}
    </FormProblem>
  );
}
