/** Entities as the API could send them, every field of them different from its default. */
import fc, { type Arbitrary } from 'fast-check';
import type { AnsweringGroupReply } from '../../../contract/answering-groups.ts';
import type { IvrMenuReply } from '../../../contract/ivr-menus.ts';
import type { OrganizationReply } from '../../../contract/organization.ts';
import type { ScheduleEventReply } from '../../../contract/schedule-events.ts';
import type { UserReply } from '../../../contract/users.ts';
import { strategies } from '../../../domain/answering-group.ts';
import type { IdPrefix } from '../../../domain/ids.ts';
import { menuKeys } from '../../../domain/ivr-menu.ts';
import { weekdays } from '../../../domain/opening-hours.ts';
import { recurrences, targetStates } from '../../../domain/schedule.ts';
import { languages } from '../../../domain/language.ts';
import { userTypes } from '../../../domain/user.ts';
import { anAnsweringGroup, anEvent, anIvrMenu, anOrganization, aUser, nthId } from './entities.ts';

const id = <Prefix extends IdPrefix>(prefix: Prefix) => fc.integer({ min: 1, max: 9 }).map((n) => nthId(prefix, n));
const maybe = <Value>(value: Arbitrary<Value>) => fc.option(value, { nil: null });
const word = fc.constantFrom('Anna', 'Åsa', 'Ek & Söner', "O'Neill", 'Lager 2', 'von Dübel');
const number = fc.constantFrom('+46701740605', '+46846500410', '+46317654321', '+442071838750', '+4790123456');
const date = fc.constantFrom('2026-12-24', '2027-01-01', '2027-06-30', '2028-02-29');
const time = fc.constantFrom('00:00', '07:30', '12:00', '17:45', '23:59');
const interval = fc.constantFrom({ from: '08:00', to: '12:00' }, { from: '09:15', to: '11:45' });

/** Some days closed, some with one interval, one with two. */
const hours = maybe(
  fc
    .record(Object.fromEntries(weekdays.map((day) => [day, fc.array(interval, { maxLength: 1 })])))
    .map((days) => Object.fromEntries(Object.entries(days).filter(([, intervals]) => intervals.length > 0))),
);

export const someUser: Arbitrary<UserReply> = fc
  .record({
    customUsername: maybe(fc.constantFrom('anna', 'a.ek')),
    email: maybe(fc.constantFrom('anna@bageriet.example', 'a&b@bageriet.example')),
    firstName: word,
    lastName: word,
    userType: fc.constantFrom(...userTypes),
    administrator: fc.boolean(),
    softphone: fc.boolean(),
    mobileVoip: fc.boolean(),
    primaryNumber: maybe(number),
    secondaryNumber: maybe(number),
    aliases: fc.uniqueArray(number, { maxLength: 4 }),
    department: maybe(word),
    city: maybe(word),
    language: fc.constantFrom(...languages),
    invoiceAddressId: maybe(fc.constantFrom('inv_1', 'inv_2')),
    activatesOn: maybe(fc.constant('2026-11-01')),
    expiresOn: maybe(date),
    deactivatesOn: maybe(date),
  })
  .map((fields) => aUser({ ...fields, version: 3 }));

export const someGroup: Arbitrary<AnsweringGroupReply> = fc
  .record({
    name: word,
    number: maybe(number),
    strategy: fc.constantFrom(...strategies),
    agents: fc.uniqueArray(fc.record({ userId: id('usr'), loggedIn: fc.boolean() }), {
      maxLength: 4,
      selector: ({ userId }) => userId,
    }),
    openingHours: hours,
    closedMessageId: maybe(id('msg')),
  })
  .map((fields) => anAnsweringGroup({ ...fields, version: 3 }));

const destination = fc.oneof(
  fc.record({ kind: fc.constant('user' as const), id: id('usr') }),
  fc.record({ kind: fc.constant('answering-group' as const), id: id('grp') }),
  fc.record({ kind: fc.constant('ivr-menu' as const), id: fc.constant(nthId('mnu', 2)) }),
  fc.record({ kind: fc.constant('number' as const), number }),
  fc.record({ kind: fc.constant('message' as const), id: id('msg') }),
);

export const someMenu: Arbitrary<IvrMenuReply> = fc
  .record({
    name: word,
    number: maybe(number),
    greetingMessageId: maybe(id('msg')),
    keys: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...menuKeys), destination), { maxLength: 6, selector: ([key]) => key })
      .map((keys) => Object.fromEntries(keys) as IvrMenuReply['keys']),
    openingHours: hours,
    closedMessageId: maybe(id('msg')),
  })
  .map((fields) => anIvrMenu({ ...fields, version: 3 }));

const exceptions: ScheduleEventReply['exceptions'] = [
  { date: '2026-12-07', skip: false, start: '2026-12-07T10:00', end: '2026-12-07T11:00', messageId: nthId('msg', 4) },
];

export const someEvent: Arbitrary<ScheduleEventReply> = fc
  .record({
    title: word,
    targets: fc.oneof(
      fc.constantFrom('all-answering-groups' as const, 'all-ivr-menus' as const),
      fc.uniqueArray(fc.record({ kind: fc.constant('answering-group' as const), id: id('grp') }), {
        minLength: 1,
        maxLength: 3,
        selector: (target) => target.id,
      }),
    ),
    start: time.map((clock) => `2026-12-07T${clock}`),
    end: time.map((clock) => `2026-12-08T${clock}`),
    timeZone: fc.constantFrom('Europe/Stockholm', 'Europe/Helsinki'),
    recurrence: fc.constantFrom(...recurrences.filter((each) => each !== 'daily')),
    until: maybe(fc.constant('2027-06-30')),
    effect: fc.constantFrom(...targetStates),
    messageId: maybe(id('msg')),
    holiday: maybe(fc.constant({ code: 'christmas-eve', year: 2026 })),
    renewYearly: fc.boolean(),
  })
  .map((fields) =>
    anEvent({
      ...fields,
      exceptions,
      version: 3,
      ...(fields.recurrence === 'never' && { until: null }),
      ...(fields.holiday === null && { renewYearly: false }),
    }),
  );

const address = fc.record({ name: word, street: word, postalCode: fc.constantFrom('123 45', '987 65'), city: word });

export const someOrganization: Arbitrary<OrganizationReply> = fc
  .record({
    name: word,
    timeZone: fc.constantFrom('Europe/Stockholm', 'Europe/Helsinki'),
    language: fc.constantFrom(...languages),
    allowedCountries: fc.subarray(['SE', 'NO', 'GB']),
    invoiceAddresses: fc
      .array(fc.tuple(address, fc.boolean()), { maxLength: 4 })
      .map((some) => some.map(([fields, archived], place) => ({ ...fields, id: `inv_${place}`, archived }))),
  })
  .map((fields) => anOrganization({ ...fields, version: 3 }));
