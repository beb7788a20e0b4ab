/** The group of bakeries: five places, some forty people. */
import { gothenburg, mobile, stockholm, type SeedOrganization, type SeedPerson } from './people.ts';

/** Who works where in the bakeries: first name, last name. */
const shops: Readonly<
  Record<string, { city: string; number: (place: number) => string; people: readonly (readonly [string, string])[] }>
> = {
  'Butik Odenplan': {
    city: 'Stockholm',
    number: stockholm,
    people: [
      ['Åsa', 'Öberg'],
      ['Örjan', 'Åkesson'],
      ['Ängla', 'Björk'],
      ['Mohammed', 'Al-Hassan'],
      ['Frida', 'Sjöström'],
      ['Göran', 'Äppelqvist'],
      ['Linnéa', 'Håkansson'],
      ['Elin', 'Öhman'],
    ],
  },
  'Butik Hornstull': {
    city: 'Stockholm',
    number: stockholm,
    people: [
      ['Pär', 'Lindström'],
      ['Märta', 'Grönlund'],
      ['Ahmed', 'Yıldız'],
      ['Kerstin', 'Ågren'],
      ['Sören', 'Wåhlin'],
      ['Maja', 'Östlund'],
      ['André', 'Löfgren'],
    ],
  },
  'Bageriet Hisingen': {
    city: 'Göteborg',
    number: gothenburg,
    people: [
      ['Björn', 'Ström'],
      ['Håkan', 'Nyström'],
      ['Zofia', 'Łukasik'],
      ['Jörgen', 'Bäckman'],
      ['Siv', 'Ödman'],
      ['Tuva', 'Skoglund'],
      ['Emil', 'Hägg'],
      ['Signe', 'Fälth'],
      ['Nils', 'Åberg'],
    ],
  },
  'Butik Majorna': {
    city: 'Göteborg',
    number: gothenburg,
    people: [
      ['Ebba', 'Källström'],
      ['Måns', 'Dahl'],
      ['Renée', 'Sörensen'],
      ['Ingrid', 'Älvegren'],
      ['Oskar', 'Lindgren'],
      ['Klara', 'Lindqvist'],
      ['Hugo', 'Lind'],
    ],
  },
  Kontoret: {
    city: 'Stockholm',
    number: stockholm,
    people: [
      ['Vera', 'Norrgård'],
      ['Jens', 'Möller'],
      ['Lovisa', 'von Essen'],
      ['Tariq', 'Haddad'],
    ],
  },
};

const ascii = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıł]/giu, (letter) => (letter.toLowerCase() === 'ı' ? 'i' : 'l'))
    .replace(/[^A-Za-z-]/g, '')
    .toLowerCase();

function shopPeople(): SeedPerson[] {
  const people: SeedPerson[] = [];
  for (const [department, { city, number, people: names }] of Object.entries(shops)) {
    for (const [firstName, lastName] of names) {
      const place = people.length;
      people.push({
        firstName,
        lastName,
        department,
        city,
        email: `${ascii(firstName)}.${ascii(lastName)}@bageriet.example`,
        primaryNumber: number(10 + place),
        // Two of five have no mobile telephone from work.
        ...(place % 5 < 3 && { secondaryNumber: mobile(10 + place) }),
        ...(place % 9 === 4 && { userType: 'basic' as const }),
      });
    }
  }
  return people;
}

export const bakery: SeedOrganization = {
  domain: 'bageriet.example',
  name: 'Bageriet Gruppen AB',
  organizationNumber: '556677-8899',
  firstAdministrator: {
    firstName: 'Anna',
    lastName: 'Bergström',
    email: 'anna.bergstrom@bageriet.example',
    mobile: mobile(6),
  },
  people: [
    {
      firstName: 'Lars',
      lastName: 'Ekström',
      administrator: true,
      email: 'lars.ekstrom@bageriet.example',
      customUsername: 'lasse',
      primaryNumber: stockholm(1),
      secondaryNumber: mobile(7),
      department: 'Kontoret',
      city: 'Stockholm',
    },
    {
      firstName: 'Petra',
      lastName: 'Sandström',
      email: 'petra.sandstrom@bageriet.example',
      primaryNumber: stockholm(2),
      secondaryNumber: mobile(8),
      aliases: [stockholm(3)],
      department: 'Kontoret',
      city: 'Stockholm',
    },
    ...shopPeople(),
    // As a Mac's file dialog would write it: letters and rings apart (NFD).
    {
      firstName: 'Åke'.normalize('NFD'),
      lastName: 'Sjögren'.normalize('NFD'),
      email: 'ake.sjogren@bageriet.example',
      secondaryNumber: mobile(60),
      department: 'Bageriet Hisingen',
      city: 'Göteborg',
    },
    {
      firstName: 'Olivia',
      lastName: 'Smith',
      language: 'en',
      email: 'olivia.smith@bageriet.example',
      secondaryNumber: mobile(61),
      department: 'Kontoret',
      city: 'Stockholm',
    },
    {
      firstName: 'Wilma',
      lastName: 'Östergren',
      email: 'wilma.ostergren@bageriet.example',
      secondaryNumber: mobile(62),
      department: 'Butik Majorna',
      city: 'Göteborg',
      activatesOn: '2030-01-01',
    },
    {
      firstName: 'Telefonen',
      lastName: 'Odenplan',
      userType: 'basic',
      primaryNumber: stockholm(60),
      department: 'Butik Odenplan',
      city: 'Stockholm',
    },
  ],
  knownUsers: 2,
  answeringGroups: [
    {
      name: 'Kundtjänst',
      number: stockholm(70),
      strategy: 'longest-idle',
      agents: [
        ['Sandström', true],
        ['Norrgård', true],
        ['Möller', false],
        ['Haddad', true],
      ],
      // Whoever tries a schedule event sees it: nothing else closes these two.
      openingHours: null,
    },
    {
      name: 'Beställningar',
      number: stockholm(71),
      strategy: 'ring-all',
      agents: [
        ['Öberg', true],
        ['Ström', true],
        ['Łukasik', false],
      ],
      openingHours: null,
    },
  ],
  ivrMenus: [
    {
      name: 'Huvudnumret',
      number: stockholm(80),
      keys: {
        '1': { group: 'Beställningar' },
        '2': { group: 'Kundtjänst' },
        '3': { person: 'von Essen' },
        '0': { number: mobile(6) },
      },
      openingHours: null,
    },
  ],
  voiceMessages: [
    { name: 'Välkommen', file: 'valkommen.ogg' },
    { name: 'Sommarstängt', file: 'sommar.ogg' },
    { name: 'Julstängt', file: 'jul.ogg' },
  ],
};
