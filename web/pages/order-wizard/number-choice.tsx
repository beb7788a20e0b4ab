/** Free numbers to choose from: those that are easy to remember, those near the department's, and all of them by typing. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { Picker } from '../../design/picker.tsx';
import type { NumberOffers } from './use-order-facts.ts';
import classes from './order-wizard.module.css';

const mostOffered = 5;
const mostFound = 50;

/** `taken`: of others of the order, or lost. `name`: whose it will be. */
export function NumberChoice(props: {
  offers: NumberOffers;
  taken: readonly string[];
  name: string;
  onChoose: (number: string) => void;
}) {
  const { t } = useTranslation();
  const { offers, taken, onChoose } = props;
  const [typed, setTyped] = useState('');
  const free = (numbers: readonly string[]) => numbers.filter((number) => !taken.includes(number));
  const near = free(offers.near).slice(0, mostOffered);
  const digits = typed.replaceAll(/\D/gu, '');
  const found = free(offers.all)
    .filter((number) => formatPhoneNumber(number).replaceAll(/\D/gu, '').includes(digits) || number.includes(digits))
    .slice(0, mostFound);
  return (
    <>
      <Offered title={t('orderWizard.numbers.near')} numbers={near} name={props.name} onChoose={onChoose} />
      <Offered
        title={t('orderWizard.numbers.easy')}
        numbers={free(offers.easy).filter((number) => !near.includes(number))}
        name={props.name}
        onChoose={onChoose}
      />
      <Picker
        label={t('orderWizard.numbers.searchFor', { name: props.name })}
        placeholder={t('orderWizard.numbers.search')}
        value=""
        suggestions={found.map((number) => ({ id: number, text: formatPhoneNumber(number) }))}
        nothing={t('orderWizard.numbers.nothing')}
        onType={setTyped}
        onPick={({ id }) => onChoose(id)}
      />
    </>
  );
}

function Offered(props: {
  title: string;
  numbers: readonly string[];
  name: string;
  onChoose: (number: string) => void;
}) {
  const { t } = useTranslation();
  if (props.numbers.length === 0) return null;
  return (
    <div role="group" aria-label={t('orderWizard.numbers.offeredTo', { title: props.title, name: props.name })}>
      <p className={classes.quiet}>{props.title}</p>
      <div className={classes.offers}>
        {props.numbers.slice(0, mostOffered).map((number) => (
          <button key={number} type="button" className={classes.offer} onClick={() => props.onChoose(number)}>
            {formatPhoneNumber(number)}
          </button>
        ))}
      </div>
    </div>
  );
}
