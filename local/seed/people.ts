/**
 * The two organisations of the demonstration: a group of bakeries and a small law firm. Nobody in them exists: the telephone
 * numbers are those that PTS keeps for fiction (070-174 06 05–99, 08-465 004 00–99, 031-390 06 00–99), the domains end in
 * `.example` (RFC 2606).
 */

export interface SeedPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly administrator?: boolean;
  readonly email?: string;
  readonly customUsername?: string;
  readonly userType?: 'user' | 'basic';
  readonly primaryNumber?: string;
  readonly secondaryNumber?: string;
  readonly aliases?: readonly string[];
  readonly department?: string;
  readonly city?: string;
  readonly language?: 'sv' | 'en';
  readonly activatesOn?: string;
}

export interface SeedOrganization {
  readonly domain: string;
  readonly name: string;
  readonly organizationNumber: string;
  readonly firstAdministrator: { readonly firstName: string; readonly lastName: string; readonly email: string; readonly mobile: string };
  readonly people: readonly SeedPerson[];
  /** How many of the people who are not administrators get a password that is told. */
  readonly knownUsers: number;
}

const mobile = (place: number): string => `070-174 06 ${String(place).padStart(2, '0')}`;
const stockholm = (place: number): string => `08-465 004 ${String(place).padStart(2, '0')}`;
const gothenburg = (place: number): string => `031-390 06 ${String(place).padStart(2, '0')}`;

/** Who works where in the bakeries: first name, last name. */
const shops: Readonly<Record<string, { city: string; number: (place: number) => string; people: readonly (readonly [string, string])[] }>> = {
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

const bakery: SeedOrganization = {
  domain: 'bageriet.example',
  name: 'Bageriet Gruppen AB',
  organizationNumber: '556677-8899',
  firstAdministrator: { firstName: 'Anna', lastName: 'Bergström', email: 'anna.bergstrom@bageriet.example', mobile: mobile(6) },
  people: [
    { firstName: 'Lars', lastName: 'Ekström', administrator: true, email: 'lars.ekstrom@bageriet.example', customUsername: 'lasse', primaryNumber: stockholm(1), secondaryNumber: mobile(7), department: 'Kontoret', city: 'Stockholm' },
    { firstName: 'Petra', lastName: 'Sandström', email: 'petra.sandstrom@bageriet.example', primaryNumber: stockholm(2), secondaryNumber: mobile(8), aliases: [stockholm(3)], department: 'Kontoret', city: 'Stockholm' },
    ...shopPeople(),
    // As a Mac's file dialog would write it: letters and rings apart (NFD).
    { firstName: 'Åke'.normalize('NFD'), lastName: 'Sjögren'.normalize('NFD'), email: 'ake.sjogren@bageriet.example', secondaryNumber: mobile(60), department: 'Bageriet Hisingen', city: 'Göteborg' },
    { firstName: 'Olivia', lastName: 'Smith', language: 'en', email: 'olivia.smith@bageriet.example', secondaryNumber: mobile(61), department: 'Kontoret', city: 'Stockholm' },
    { firstName: 'Wilma', lastName: 'Östergren', email: 'wilma.ostergren@bageriet.example', secondaryNumber: mobile(62), department: 'Butik Majorna', city: 'Göteborg', activatesOn: '2030-01-01' },
    { firstName: 'Telefonen', lastName: 'Odenplan', userType: 'basic', primaryNumber: stockholm(60), department: 'Butik Odenplan', city: 'Stockholm' },
  ],
  knownUsers: 2,
};

const lawFirm: SeedOrganization = {
  domain: 'juristerna.example',
  name: 'Juristerna vid Torget HB',
  organizationNumber: '969712-3454',
  firstAdministrator: { firstName: 'Cecilia', lastName: 'Rydén', email: 'cecilia.ryden@juristerna.example', mobile: mobile(90) },
  people: [
    { firstName: 'Gustav', lastName: 'Åström', administrator: true, email: 'gustav.astrom@juristerna.example', primaryNumber: gothenburg(90), secondaryNumber: mobile(91), city: 'Göteborg' },
    { firstName: 'Karin', lastName: 'Ölund', email: 'karin.olund@juristerna.example', primaryNumber: gothenburg(91), secondaryNumber: mobile(92), city: 'Göteborg' },
    { firstName: 'Erik', lastName: 'Bergström', email: 'erik.bergstrom@juristerna.example', primaryNumber: gothenburg(92), city: 'Göteborg' },
    { firstName: 'Malin', lastName: 'Häger', email: 'malin.hager@juristerna.example', secondaryNumber: mobile(93), city: 'Göteborg' },
  ],
  knownUsers: 1,
};

export const seedOrganizations: readonly SeedOrganization[] = [bakery, lawFirm];
