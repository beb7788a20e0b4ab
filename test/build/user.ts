/** Builders of users: a plain colleague, and what a test says is different. */
import { idFrom, type UserId } from '../../domain/ids.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { newUser, type User, type UserFields } from '../../domain/user.ts';

export const phone = (number: string): E164 => number as E164;

/** The nth user id of a test: `usr_0000…0001`. */
export const userId = (count: number): UserId => idFrom('usr', String(count).padStart(26, '0'));

export const userFields = (different: Partial<UserFields> = {}): UserFields => ({
  username: 'anna.andersson',
  customUsername: null,
  email: 'anna@bageriet.example',
  firstName: 'Anna',
  lastName: 'Andersson',
  userType: 'user',
  administrator: false,
  softphone: true,
  mobileVoip: true,
  primaryNumber: phone('+46846500410'),
  secondaryNumber: phone('+46701740605'),
  aliases: [],
  department: null,
  city: null,
  language: 'sv',
  invoiceAddressId: null,
  activatesOn: null,
  expiresOn: null,
  deactivatesOn: null,
  ...different,
});

export const aUser = (different: Partial<UserFields> & { id?: UserId } = {}): User => {
  const { id = userId(1), ...fields } = different;
  return newUser(userFields(fields), { id, at: '2026-11-23T08:00:00.000Z', timeZone: 'Europe/Stockholm' });
};
