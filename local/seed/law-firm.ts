/** The small law firm: that there is another organisation at all. */
import { gothenburg, mobile, type SeedOrganization } from './people.ts';

export const lawFirm: SeedOrganization = {
  domain: 'juristerna.example',
  name: 'Juristerna vid Torget HB',
  organizationNumber: '969712-3454',
  firstAdministrator: {
    firstName: 'Cecilia',
    lastName: 'Rydén',
    email: 'cecilia.ryden@juristerna.example',
    mobile: mobile(90),
  },
  people: [
    {
      firstName: 'Gustav',
      lastName: 'Åström',
      administrator: true,
      email: 'gustav.astrom@juristerna.example',
      primaryNumber: gothenburg(90),
      secondaryNumber: mobile(91),
      city: 'Göteborg',
    },
    {
      firstName: 'Karin',
      lastName: 'Ölund',
      email: 'karin.olund@juristerna.example',
      primaryNumber: gothenburg(91),
      secondaryNumber: mobile(92),
      city: 'Göteborg',
    },
    {
      firstName: 'Erik',
      lastName: 'Bergström',
      email: 'erik.bergstrom@juristerna.example',
      primaryNumber: gothenburg(92),
      city: 'Göteborg',
    },
    {
      firstName: 'Malin',
      lastName: 'Häger',
      email: 'malin.hager@juristerna.example',
      secondaryNumber: mobile(93),
      city: 'Göteborg',
    },
  ],
  knownUsers: 1,
  answeringGroups: [],
  ivrMenus: [],
  voiceMessages: [],
};
