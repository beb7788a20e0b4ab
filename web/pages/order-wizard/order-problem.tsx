/** Why the order as a whole was rejected. */
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../../api/api-problem.ts';
import { FormProblem } from '../../design/form-problem.tsx';

export function OrderProblem({ problem }: { problem: ApiProblem | null }) {
  const { t } = useTranslation();
  if (problem === null) return null;
  const { title, detail, errors, requestId } = problem;
  return (
    <FormProblem title={title} key={requestId ?? title}>
      <p>{errors.length === 0 ? detail : errors.map(({ message }) => message).join(' ')}</p>
      {requestId !== null && <small>{t('problem.requestId', { requestId })}</small>}
    </FormProblem>
  );
}
