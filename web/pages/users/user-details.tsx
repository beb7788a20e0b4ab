/** What is known of a user, as a list of terms. Only what has a value is shown. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserReply } from '../../../contract/users.ts';
import { Moment } from '../../design/moment.tsx';
import { PanelFacts, type Fact } from '../../design/side-panel.tsx';
import { tellDate } from '../../design/time.ts';
import { currentLanguage } from '../../language.ts';
import { organizationQuery } from '../../data/organization-query.ts';
import { Phone } from '../../users/phone.tsx';
import type { UserField } from '../../users/user-fields.ts';

/** In the order of the form. */
export function UserDetails({ user }: { user: UserReply }) {
  const { t } = useTranslation();
  const date = (value: string | null) => value && tellDate(value, currentLanguage());
  const number = (value: string | null) => value && <Phone number={value} />;
  const organization = useQuery(organizationQuery);
  const address = organization.data?.invoiceAddresses.find(({ id }) => id === user.invoiceAddressId)?.name;
  const isUnread = organization.isLoadingError && user.invoiceAddressId !== null;
  const email = user.email && <a href={`mailto:${user.email}`}>{user.email}</a>;
  const fact = (field: UserField, value: ReactNode): Fact => [t(`users.field.${field}.label`), value];
  const logins = [fact('email', email), fact('username', user.username), fact('customUsername', user.customUsername)];
  const aliases = user.aliases.map((alias) => (
    <div key={alias}>
      <Phone number={alias} />
    </div>
  ));
  const numbers = [
    fact('primaryNumber', number(user.primaryNumber)),
    fact('secondaryNumber', number(user.secondaryNumber)),
    fact('aliases', aliases.length > 0 && aliases),
  ];
  const rest = [
    fact('department', user.department),
    fact('city', user.city),
    fact('userType', t(`users.userType.${user.userType}`)),
    fact('softphone', t(user.softphone ? 'answer.yes' : 'answer.no')),
    fact('mobileVoip', t(user.mobileVoip ? 'answer.yes' : 'answer.no')),
    fact('language', t(`language.${user.language}`)),
    fact('invoiceAddressId', isUnread ? t('users.picker.unread') : address),
    fact('activatesOn', date(user.activatesOn)),
    fact('expiresOn', date(user.expiresOn)),
    fact('deactivatesOn', date(user.deactivatesOn)),
    [t('users.createdAt'), <Moment at={user.createdAt} key="createdAt" />],
  ] as const;
  return (
    <>
      <PanelFacts title={t('users.group.login')} facts={logins} />
      <PanelFacts title={t('users.group.numbers')} facts={numbers} />
      <PanelFacts title={t('users.group.rest')} facts={rest} />
    </>
  );
}
