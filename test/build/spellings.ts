/** Each kind of login in 40 spellings that look like it, or that people type and paste for it. */

/** Characters that nobody sees, as chats, word processors and phones put them around what one copies. */
export const unseen = [
  '\u200B',
  '\u200C',
  '\u200D',
  '\u200E',
  '\u200F',
  '\u202A',
  '\u202B',
  '\u202C',
  '\u2060',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\u00AD',
  '\u034F',
  '\uFE0F',
  '\uFEFF',
];

const within = (login: string): string[] =>
  unseen.map((character) => login.slice(0, 3) + character + login.slice(3) + character);
const surrounded = (login: string): string[] => [` ${login}`, `${login} `, `\u00A0${login}`, `\t${login}\r\n`];
const fullWidth = (text: string): string =>
  text.replace(/[a-z0-9]/giu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));
const startingWith = (login: string): string[] => [login, ...within(login), ...surrounded(login)];

/** Stored login → what is typed for it. */
export const spellings: Readonly<Record<string, readonly string[]>> = {
  'ann-mari.ek': [
    ...startingWith('ann-mari.ek'),
    'ANN-MARI.EK',
    'Ann-Mari.Ek',
    ...[
      '\u2010',
      '\u2011',
      '\u2012',
      '\u2013',
      '\u2014',
      '\u2043',
      '\u2212',
      '\u02D7',
      '\u2796',
      '\uFE63',
      '\uFF0D',
    ].map((hyphen) => `ann${hyphen}mari.ek`),
    fullWidth('ann-mari.ek'),
    '\u2067ann-mari.ek\u2069',
    '\u202AAnn-Mari.Ek\u202C',
    'ann-mar\u2071.ek',
    'ann\u00AD-mari\u200B.ek',
  ],
  "ek&o'hara@räksmörgås.example": [
    ...startingWith("ek&o'hara@räksmörgås.example"),
    "EK&O'HARA@RÄKSMÖRGÅS.EXAMPLE",
    "ek&o'hara@räksmörgås.example".normalize('NFD'),
    "Ek&O'Hara@xn--rksmrgs-5wao1o.example",
    "ek&o'hara@XN--RKSMRGS-5WAO1O.example",
    "ek&o'hara@räksmörgås.example.",
    "ek&o'hara@räksmörgås.example,",
    "ek&o'hara@räksmörgås.example;",
    "mailto:ek&o'hara@räksmörgås.example",
    "MAILTO:ek&o'hara@xn--rksmrgs-5wao1o.example",
    "<ek&o'hara@räksmörgås.example>",
    ...['\u2019', '\u2018', '\u02BC', '\u00B4', '\u2032', '\u201B'].map(
      (apostrophe) => `ek&o${apostrophe}hara@räksmörgås.example`,
    ),
    fullWidth("ek&o'hara@räksmörgås.example"),
    "\u2068ek&o'hara@räksmörgås.example\u2069",
  ],
  '+46701740605': [
    ...startingWith('+46701740605'),
    '070-174 06 05',
    '070\u2011174 06 05',
    '070\u2212174 06 05',
    '070\u2043174 06 05',
    '070\u00A0174\u00A006\u00A005',
    '070\t1740605',
    '(070) 174 06 05',
    '070/174 06 05',
    '070.174.06.05',
    '+46 70 174 06 05',
    '+46 (0)70 174 06 05',
    '+46 070 174 06 05',
    '(+46) 70 174 06 05',
    '(+46)(0)70-174 06 05',
    '0046 70 174 06 05',
    '0046 070 174 06 05',
    'tel:+46-70-174-06-05',
    'Tel. 070-174 06 05,',
  ],
};
