/** *Rätta och skicka igen*: what was rejected and why, filled in as it was sent; what is corrected is sent, and nothing else. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../../contract/port-requests.ts';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { organizationQuery } from '../../data/organization-query.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { ReadNotice } from '../../design/notice.tsx';
import { together } from '../../design/reads.ts';
import { ResubmitForm } from './resubmit-form.tsx';

interface Props {
  readonly request: PortRequestReply;
  readonly onClose: () => void;
}

/** The organisation is known nearly always: the page around the dialog has read it. */
export function ResubmitDialog({ request, onClose }: Props) {
  const { t } = useTranslation();
  const organization = useQuery(organizationQuery);
  if (organization.data !== undefined)
    return <ResubmitForm request={request} organization={organization.data} onClose={onClose} />;
  return (
    <AskDialog
      title={t('port.resubmit.title', { number: formatPhoneNumber(request.number) })}
      deed={t('port.resubmit.deed')}
      isWide
      reasonNot={t('port.resubmit.unread')}
      isBusy={false}
      error={null}
      onDeed={() => undefined}
      onClose={onClose}
    >
      <ReadNotice reads={together(organization)} missing={t('port.resubmit.unread')} />
      {organization.isPending && <Skeleton height={220} aria-busy />}
    </AskDialog>
  );
}
