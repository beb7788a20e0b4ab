/** What a form before the portal was refused for, and from when on it can be tried again. */
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../../api/api-problem.ts';
import type { Elements } from '../../design/elements.ts';
import { FormProblem } from '../../design/form-problem.tsx';
import { tellDuration } from '../../design/time.ts';
import { currentLanguage } from '../../language.ts';

/** The children: what can be done about it here. */
export function EntranceProblem({ problem, children }: { problem: ApiProblem; children?: Elements }) {
  const { t } = useTranslation();
  return (
    <FormProblem title={problem.title}>
      <p>{problem.detail}</p>
      {problem.retryAfterSeconds !== null && (
        <p>{t('login.retryAfter', { duration: tellDuration(problem.retryAfterSeconds, currentLanguage()) })}</p>
      )}
      {children}
    </FormProblem>
  );
}
