/** On whom a number is registered at the old operator: the organisation itself by one click, another company, or a person. */
import { Radio, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconFileText, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationReply } from '../../contract/organization.ts';
import { formatOrganizationNumber } from '../../domain/identity-number.ts';
import { serverNow } from '../api/server-clock.ts';
import { organizationQuery } from '../data/organization-query.ts';
import { FieldHint } from '../design/field-hint.tsx';
import { FormField, type FieldHelp } from '../design/form-field.tsx';
import { ReadNotice } from '../design/notice.tsx';
import { together } from '../design/reads.ts';
import { useTelling } from '../design/use-telling.ts';
import {
  digitsTyped,
  identityNumberError,
  needsIdentityNumber,
  ownerChoices,
  ownerMustConsent,
  typedOwner,
  type OwnerErrors,
  type OwnerValue,
} from './owner.ts';
import classes from './owner-fields.module.css';

interface OwnerFieldsProps {
  readonly value: OwnerValue;
  readonly onChange: (value: OwnerValue) => void;
  /** What is wrong with each part, when that is to be said: what is typed of an identity number is judged here in any case. */
  readonly errors?: OwnerErrors;
  /** The part that gets the focus when a dialog opens. */
  readonly first?: 'who' | 'name' | 'identityNumber';
}

/** What is typed stays when another choice is made and taken back; the identity number does not. */
export function OwnerFields(props: OwnerFieldsProps) {
  const { t } = useTranslation();
  const helpOf = useHelp();
  const organization = useQuery(organizationQuery);
  const { value, onChange, errors = {}, first } = props;
  return (
    <div className={classes.owner}>
      <FormField label={t('ports.owner.label')} help={helpOf('who')} isGroup>
        {({ labelId }) => (
          <Radio.Group
            value={value.who}
            onChange={(who) => onChange({ ...value, who, identityNumber: '' })}
            aria-labelledby={labelId}
            error={errors.who}
          >
            <div className={classes.choices}>
              {ownerChoices.map((who, place) => (
                <Radio
                  key={who}
                  value={who}
                  label={t(`ports.owner.${who}`)}
                  {...(errors.who !== undefined && { 'aria-invalid': true })}
                  {...(first === 'who' &&
                    (value.who === null ? place === 0 : value.who === who) && { 'data-autofocus': true })}
                />
              ))}
            </div>
          </Radio.Group>
        )}
      </FormField>
      <ReadNotice reads={together(organization)} missing={t('ports.owner.unread')} />
      {value.who !== null && organization.isPending && <Skeleton height={42} aria-busy />}
      {value.who !== null && organization.data !== undefined && <Details {...props} organization={organization.data} />}
    </div>
  );
}

function Details(props: OwnerFieldsProps & { organization: OrganizationReply }) {
  const { t } = useTranslation();
  const helpOf = useHelp();
  const { value, onChange, errors = {}, organization, first } = props;
  const isPerson = value.who === 'person';
  const mustConsent = ownerMustConsent(value, organization, serverNow());
  return (
    <>
      {value.who === 'us' ? (
        <p className={classes.us}>
          <span>{organization.name}</span>
          <span className={classes.number}>{formatOrganizationNumber(organization.organizationNumber)}</span>
        </p>
      ) : (
        <FormField
          label={t(isPerson ? 'ports.owner.personName' : 'ports.owner.companyName')}
          help={helpOf('name')}
          isRequired
        >
          {({ inputId }) => (
            <TextInput
              id={inputId}
              autoComplete="off"
              maxLength={100}
              aria-required
              value={value.name}
              error={errors.name}
              {...(first === 'name' && { 'data-autofocus': true })}
              onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
            />
          )}
        </FormField>
      )}
      {needsIdentityNumber(value, organization) && <IdentityNumberInput {...props} />}
      {mustConsent !== null && value.who !== 'us' && (
        <FieldHint tone={mustConsent ? 'neutral' : 'good'} icon={mustConsent ? IconFileText : IconCheck}>
          {t(mustConsent ? 'ports.owner.mustConsent' : 'ports.owner.isUs')}
        </FieldHint>
      )}
    </>
  );
}

/** Judged when it is left, and from then on while it is typed. It has no name and is completed by no browser: it is stored nowhere. */
function IdentityNumberInput(props: OwnerFieldsProps & { organization: OrganizationReply }) {
  const { t } = useTranslation();
  const helpOf = useHelp();
  const { language } = useTelling();
  const [isTyping, setTyping] = useState(false);
  const { value, onChange, errors = {}, organization, first } = props;
  const { identityNumber = '' } = value;
  const typed = typedOwner(value, organization);
  const count = digitsTyped(identityNumber);
  const isUnfinished = identityNumber.trim() === '' || (isTyping && count !== null);
  const wrong = typed === null || isUnfinished ? null : identityNumberError(typed, { language, now: serverNow() });
  const isPersonal = value.who === 'person' || organization.soleTrader;
  return (
    <FormField
      label={t(isPersonal ? 'ports.owner.personalNumber' : 'ports.owner.organizationNumber')}
      help={helpOf(isPersonal ? 'personalNumber' : 'organizationNumber')}
      {...(value.who === 'us' && { note: t('ports.owner.soleTrader') })}
      isRequired
    >
      {({ inputId }) => (
        <>
          <TextInput
            id={inputId}
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            aria-required
            value={identityNumber}
            error={errors.identityNumber ?? wrong}
            {...(first === 'identityNumber' && { 'data-autofocus': true })}
            onFocus={() => setTyping(true)}
            onBlur={() => setTyping(false)}
            onChange={(event) => onChange({ ...value, identityNumber: event.currentTarget.value })}
          />
          {isTyping && count !== null && errors.identityNumber === undefined && (
            <FieldHint tone="neutral" icon={IconPencil}>
              {t(isPersonal ? 'ports.owner.typedPersonal' : 'ports.owner.typed', { count })}
            </FieldHint>
          )}
        </>
      )}
    </FormField>
  );
}

type HelpedPart = 'who' | 'name' | 'personalNumber' | 'organizationNumber';

/** What is behind the question mark of a part. */
function useHelp(): (part: HelpedPart) => FieldHelp {
  const { t } = useTranslation();
  return (part) => ({
    about: t(`ports.owner.help.${part}.about`),
    example: t(`ports.owner.help.${part}.example`),
    affects: t(`ports.owner.help.${part}.affects`),
  });
}
