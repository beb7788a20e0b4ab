/** The countries that keys of menus may lead to: each can be removed, and another is found by its name. */
import { CloseButton } from '@mantine/core';
import { useId, useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { countries } from '../../../domain/country.ts';
import { plainText } from '../../../domain/text.ts';
import { FieldGroup } from '../../design/form-page.tsx';
import { Picker } from '../../design/picker.tsx';
import { localeOf } from '../../design/time.ts';
import { currentLanguage } from '../../language.ts';
import { countryName } from '../../design/country-name.ts';
import type { OrganizationForm } from './organization-fields.ts';
import classes from './organization.module.css';

const mostSuggestions = 8;

/** Lives inside a FormProvider. */
export function AllowedCountries() {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const {
    field: { ref, value: allowed, onChange },
    fieldState,
  } = useController<OrganizationForm, 'allowedCountries'>({ name: 'allowedCountries' });
  const language = currentLanguage();
  const named = (codes: readonly string[]) =>
    codes
      .map((country) => ({ id: country, text: countryName(country, language) }))
      .toSorted((one, other) => one.text.localeCompare(other.text, localeOf(language)));
  const wanted = plainText(typed).toLowerCase();
  const others = countries.filter((country) => !allowed.includes(country));
  return (
    <FieldGroup title={t('organization.group.countries')} lead={t('organization.countries.lead')}>
      {allowed.length === 0 ? (
        <p className={classes.quiet}>{t('organization.countries.none')}</p>
      ) : (
        <ul className={classes.countries} aria-label={t('organization.countries.allowed')}>
          {named(allowed).map(({ id: country, text }) => (
            <li key={country}>
              <span>{text}</span>
              <CloseButton
                size="sm"
                aria-label={t('organization.countries.remove', { country: text })}
                onClick={() => onChange(allowed.filter((each) => each !== country))}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <label className={classes.label} htmlFor={`${id}country`}>
          {t('organization.countries.add')}
        </label>
        <Picker
          ref={ref}
          id={`${id}country`}
          value=""
          suggestions={named(others)
            .filter(({ text }) => plainText(text).toLowerCase().includes(wanted))
            .slice(0, mostSuggestions)}
          nothing={t('organization.countries.nothing')}
          error={fieldState.error?.message}
          onType={setTyped}
          onPick={({ id: country }) => onChange([...allowed, country])}
        />
      </div>
    </FieldGroup>
  );
}
