/** A question about a port request. It closes for good when the command is illegal by now, and says what is true instead. */
import { asProblem } from '../api/problem.ts';
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import type { PortEventKind } from '../../domain/port-events.ts';
import { AskDialog } from '../design/ask-dialog.tsx';
import { Overtaken } from './overtaken.tsx';
import { usePortRules } from './use-port-rules.ts';

type AskProps = Parameters<typeof AskDialog>[0];

/** `kind` is what the question is about. What else there is: see {@link AskDialog}. */
export function PortDialog({ request, kind, ...ask }: AskProps & { request: PortRequestReply; kind: PortEventKind }) {
  const { t } = useTranslation();
  const { isLegal } = usePortRules(request);
  const isRefused = ask.error !== null && asProblem(ask.error).code === 'illegal-transition';
  if (!isRefused && (isLegal(kind) || ask.isBusy)) return <AskDialog {...ask} />;
  return (
    <AskDialog
      {...ask}
      wayBack={t('action.close')}
      error={null}
      isFilledIn={false}
      reasonNot={t('port.overtaken.reason')}
    >
      <Overtaken request={request} />
    </AskDialog>
  );
}
