/** What is known of a user, as a list of terms. Only what has a value is shown. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserReply } from '../../contract/users.ts';
import { Moment } from '../design/moment.tsx';
import { tellDate } from '../design/time.ts';
import { currentLanguage } from '../language.ts';
import { organizationQuery } from '../organization/organization-query.ts';
import { Phone } from './phone.tsx';
import type { UserField } from './user-fields.ts';
import classes from './user-panel.module.css';

/** In the order of the form. */
export function UserDetails({ user }: { user: UserReply }) {
  const { t } = useTranslation();
  const date = (value: string | null) => value && tellDate(value, currentLanguage());
  const number = (value: string | null) => value && <Phone number={value} />;
  const addresses = useQuery(organizationQuery).data?.invoiceAddresses;
  const address = addresses?.find(({ id }) => id === user.invoiceAddressId);
  const email = user.email && <a href={`mailto:${user.email}`}>{user.email}</a>;
  const logins: Facts = [
    ['email', email],
    ['username', user.username],
    ['customUsername', user.customUsername],
  ];
  const numbers: Facts = [
    ['primaryNumber', number(user.primaryNumber)],
    ['secondaryNumber', number(user.secondaryNumber)],
    [
      'aliases',
      user.aliases.length > 0 &&
        user.aliases.map((alias) => (
          <div key={alias}>
            <Phone number={alias} />
          </div>
        )),
    ],
  ];
  const rest: Facts = [
    ['department', user.department],
    ['city', user.city],
    ['userType', t(`users.userType.${user.userType}`)],
    ['softphone', t(user.softphone ? 'answer.yes' : 'answer.no')],
    ['mobileVoip', t(user.mobileVoip ? 'answer.yes' : 'answer.no')],
    ['language', t(`language.${user.language}`)],
    ['invoiceAddressId', address?.name ?? null],
    ['activatesOn', date(user.activatesOn)],
    ['expiresOn', date(user.expiresOn)],
    ['deactivatesOn', date(user.deactivatesOn)],
  ];
  return (
    <>
      <Section title={t('users.group.login')} facts={logins} />
      <Section title={t('users.group.numbers')} facts={numbers} />
      <Section title={t('users.group.rest')} facts={rest}>
        <dt>{t('users.createdAt')}</dt>
        <dd>
          <Moment at={user.createdAt} />
        </dd>
      </Section>
    </>
  );
}

type Facts = readonly (readonly [UserField, ReactNode])[];

function Section({ title, facts, children }: { title: string; facts: Facts; children?: ReactNode }) {
  const { t } = useTranslation();
  const known = facts.filter(([, value]) => value !== null && value !== false && value !== '');
  if (known.length === 0 && children === undefined) return null;
  return (
    <section className={classes.section}>
      <h3>{title}</h3>
      <dl className={classes.details}>
        {known.map(([field, value]) => (
          <Fact key={field} term={t(`users.field.${field}.label`)} value={value} />
        ))}
        {children}
      </dl>
    </section>
  );
}

const Fact = ({ term, value }: { term: string; value: ReactNode }) => (
  <>
    <dt>{term}</dt>
    <dd>{value}</dd>
  </>
);
