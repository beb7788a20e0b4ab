import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import metadata from 'libphonenumber-js/metadata.max.json' with { type: 'json' };
import { getExampleNumber, type CountryCode } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { keysToCountry, wrongNumbers } from '../../domain/allowed-numbers.ts';
import { countries, countriesOf } from '../../domain/country.ts';
import { defaultCountries } from '../../domain/organization.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { phone, userId } from '../build/user.ts';

/** What is wrong with a key that leads to a number. */
const wrong = (number: string, allowed = defaultCountries): readonly string[] =>
  wrongNumbers({ 3: { kind: 'number', number: phone(number) } }, allowed).map(({ code }) => code);

describe('a number that a key leads to', () => {
  it.each([
    ['Swedish', '+4684650010'],
    ['a Swedish freephone number', '+4620123456'],
    ['a Swedish number of shared cost', '+46771234567'],
    ['a Norwegian mobile, whose 90 is no premium', '+4790123456'],
    ['on Svalbard', '+4779021234'],
    ['Danish', '+4532123456'],
    ['Finnish', '+358401234567'],
    ['on Åland', '+35818123456'],
    ['Icelandic', '+3545812345'],
  ])('is allowed from the start when it is %s', (_, number) => expect(wrong(number)).toEqual([]));

  it.each([
    ['+442079460000', 'GB'],
    ['+252612345678', 'SO'],
    ['+12125550123', 'US'],
    ['+18765550123', 'JM'],
    ['+37254123456', 'EE'],
    ['+29822 22 22'.replaceAll(' ', ''), 'FO'],
  ])('%s is refused until its country %s is allowed', (number, country) => {
    expect(wrong(number)).toEqual(['country-not-allowed']);
    expect(wrong(number, [...defaultCountries, country])).toEqual([]);
  });

  it.each([
    ['+449001234567', 'premium in the United Kingdom'],
    ['+4490012345678', 'the same with a digit too many'],
    ['+449512345678', '09 that nobody has yet'],
    ['+447012345678', 'a personal number'],
    ['+448712345678', 'shared revenue'],
    ['+4782012345', 'premium in Norway'],
    ['+4782512345', '82 in Norway'],
    ['+4781001234', 'shared cost in Norway'],
    ['+4590123456', 'premium in Denmark'],
    ['+35870012345', 'premium in Finland'],
    ['+35820012345', 'a service number in Finland'],
    ['+3549012345', 'premium in Iceland'],
    ['+19002345678', 'premium in America'],
    ['+4990012345678', 'premium in Germany'],
  ])('%s is refused whatever is allowed: %s', (number) => expect(wrong(number, countries)).toEqual(['premium-number']));

  it.each(['+21012345678', '+99912345678'])('%s is no country’s number', (number) =>
    expect(wrong(number, countries)).toEqual(['not-a-phone-number']),
  );

  it('costs nothing extra when it is a mobile, in every country', () => {
    const refused = Object.keys(examples).filter((country) => {
      const number = getExampleNumber(country as CountryCode, examples)?.number ?? '';
      return wrong(number, countries).length > 0;
    });
    expect(refused).toEqual([]);
  });
});

it('the keys to a country are those that lead there, and to none that is still allowed', () => {
  const keys = {
    1: { kind: 'number', number: phone('+4684650010') },
    2: { kind: 'number', number: phone('+442079460000') },
    '#': { kind: 'number', number: phone('+442079460001') },
    3: { kind: 'user', id: userId(1) },
  } as const;
  expect(keysToCountry(keys, 'GB', ['SE'])).toEqual(['2', '#']);
  expect(keysToCountry(keys, 'GB', ['SE', 'JE'])).toEqual([]);
  expect(keysToCountry(keys, 'NO', ['SE'])).toEqual([]);
});

describe('the countries', () => {
  it('are those that libphonenumber knows', () =>
    expect(countries).toEqual(Object.keys((metadata as { countries: object }).countries).toSorted()));

  it.each([
    ['+442079460000', ['GB', 'GG', 'JE']],
    ['+447624123456', ['IM']],
    ['+12125550123', ['US', 'CA']],
    ['+77012345678', ['KZ']],
    ['+390669812345', ['VA']],
    ['+4779021234', ['SJ', 'NO']],
    ['+88216123456', []],
  ])('that %s may be in are %j', (number, found) => expect(countriesOf(phone(number))).toEqual(found));
});

it.each(['+979123456', '+88216123456', '0088216123456'])('%s is not read as a number at all', (typed) =>
  expect(parsePhoneNumber(typed)).toMatchObject({ ok: false }),
);
