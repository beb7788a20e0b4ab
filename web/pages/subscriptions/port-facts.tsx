/** What is known of a port request. */
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PortRequestReply } from '../../../contract/port-requests.ts';
import { formatOrganizationNumber } from '../../../domain/identity-number.ts';
import { toEpoch, type LocalDateTime } from '../../../domain/time-zone.ts';
import { toInstant } from '../../../domain/local-date.ts';
import { Moment } from '../../design/moment.tsx';
import { PanelFacts } from '../../design/side-panel.tsx';
import { tellClock, tellExactly } from '../../design/time.ts';
import { useTelling } from '../../design/use-telling.ts';
import ports from '../../ports/ports.module.css';
import { Phone } from '../../users/phone.tsx';
import { UserName } from '../../users/user-name.tsx';

const DocumentLink = lazy(async () => ({ default: (await import('../../ports/document-link.tsx')).DocumentLink }));

export function PortFacts({ request }: { request: PortRequestReply }) {
  const { t } = useTranslation();
  const { confirmedStart, requestedStart, userId, orderId, currentOwner, notice, attempt } = request;
  const { needsConsent, documentId } = request;
  return (
    <PanelFacts
      title={t('port.facts.title')}
      facts={[
        [
          t('port.facts.confirmed'),
          confirmedStart !== null && <Hour start={confirmedStart} request={request} key="confirmed" />,
        ],
        [
          t('port.facts.wished'),
          confirmedStart !== requestedStart && <Hour start={requestedStart} request={request} key="wished" />,
        ],
        [t('port.facts.number'), <Phone number={request.number} key="number" />],
        [
          t('port.facts.user'),
          <Link to={`/users/${userId}`} key="user">
            <UserName userId={userId} />
          </Link>,
        ],
        [
          t('port.facts.order'),
          <Link to={`/subscriptions/orders/${orderId}`} key="order">
            {t('port.facts.showOrder')}
          </Link>,
        ],
        [
          t('port.facts.owner'),
          <div key="owner">
            <div>{currentOwner.name}</div>
            <div className={ports.quiet}>{formatOrganizationNumber(currentOwner.maskedIdentityNumber)}</div>
          </div>,
        ],
        [
          t('port.facts.consent'),
          (needsConsent || documentId !== null) && <Consent documentId={documentId} key="consent" />,
        ],
        [t('port.facts.attempt'), attempt > 1 && attempt],
        [t('port.facts.notice'), notice && t(`port.notice.${notice}`)],
        [t('port.facts.placedAt'), <Moment at={request.placedAt} key="placedAt" />],
      ]}
    />
  );
}

/** On the clock of the organisation; where that is another one, on Sweden's too, by which operators go. */
function Hour({ start, request: { timeZone } }: { start: string; request: Pick<PortRequestReply, 'timeZone'> }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const instant = toEpoch(start as LocalDateTime, timeZone);
  const clock = tellClock(instant, { ...telling, timeZone });
  return (
    <time dateTime={toInstant(instant)}>
      <span>{tellExactly(toInstant(instant), telling)}</span>
      {clock !== tellClock(instant, telling) && (
        <span className={ports.quiet}>{` ${t('port.facts.swedishClock', { clock })}`}</span>
      )}
    </time>
  );
}

/** Only a number that stands on somebody else needs a power of attorney. */
function Consent({ documentId }: Pick<PortRequestReply, 'documentId'>) {
  const { t } = useTranslation();
  if (documentId === null) return <span>{t('port.facts.consentMissing')}</span>;
  return (
    <Suspense>
      <DocumentLink documentId={documentId}>{t('port.facts.showConsent')}</DocumentLink>
    </Suspense>
  );
}
