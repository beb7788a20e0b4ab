/** Whatever a form does not know, or nobody changes in it, is stored afterwards as it was: for every form and every field of it. */
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { updateAnsweringGroup, type AnsweringGroupReply } from '../../contract/answering-groups.ts';
import { updateIvrMenu, type IvrMenuReply } from '../../contract/ivr-menus.ts';
import { updateOrganization, type OrganizationReply } from '../../contract/organization.ts';
import { updateScheduleEvent, type ScheduleEventReply } from '../../contract/schedule-events.ts';
import { updateUser, type UserReply } from '../../contract/users.ts';
import {
  answeringGroupChange,
  answeringGroupForm,
  type AnsweringGroupForm,
} from '../../web/pages/answering-groups/answering-group-form.ts';
import type { IdOf } from '../../domain/ids.ts';
import { ivrMenuChange, ivrMenuForm, nextKey, type IvrMenuForm } from '../../web/pages/ivr-menus/ivr-menu-form.ts';
import {
  emptyAddress,
  organizationChangeBody,
  organizationForm,
  type OrganizationForm,
} from '../../web/pages/organization/organization-fields.ts';
import { eventChange, eventForm, type EventForm } from '../../web/events/event-form.ts';
import { userChangeBody, userForm, type UserForm } from '../../web/users/user-fields.ts';
import { nthId } from './support/entities.ts';
import { someEvent, someGroup, someMenu, someOrganization, someUser } from './support/generated.ts';

/** For each field of a form: how it is changed, and what the entity is then. */
type Edits<Entity, Form> = {
  readonly [Field in keyof Form]: readonly [
    edit: (form: Form) => Partial<Form>,
    stored: (entity: Entity) => Partial<Entity>,
  ];
};

interface Schema {
  readonly parse: (body: unknown) => object;
}

/** `PATCH` stores what was sent in place of the same fields, and the fields that nobody sent as they were. */
function provesKeeping<Entity extends object, Form extends object>(
  some: Arbitrary<Entity>,
  formOf: (entity: Entity) => Form,
  changeOf: (before: Form, typed: Form) => object,
  schema: Schema,
  edits: Edits<Entity, Form>,
): void {
  it('sends nothing when nothing was changed', () => {
    fc.assert(
      fc.property(some, (entity) => {
        expect(changeOf(formOf(entity), formOf(entity))).toEqual({});
      }),
    );
  });

  it.each(Object.keys(edits) as (keyof Form & string)[])('keeps all the rest when %s is changed', (field) => {
    const [edit, stored] = edits[field];
    fc.assert(
      fc.property(some, (entity) => {
        const before = formOf(entity);
        const sent = schema.parse(changeOf(before, { ...before, ...edit(before) }));
        expect({ ...entity, ...sent }).toEqual({ ...entity, ...stored(entity) });
      }),
    );
  });
}

const friday = [{ from: '20:00', to: '21:00' }];
const withFriday = ({ openingHours: { days } }: AnsweringGroupForm | IvrMenuForm) => ({
  openingHours: { always: false, days: { ...days, fri: friday } },
});
const openFriday = ({ openingHours }: AnsweringGroupReply | IvrMenuReply) => ({
  openingHours: { ...openingHours, fri: friday },
});

/** Another voice message in a field of that name. */
const voiceMessage = <Field extends string>(field: Field) => {
  const edit = () => ({ [field]: nthId('msg', 77) }) as Record<Field, IdOf<'msg'>>;
  return [edit, edit] as const;
};

describe('the form of a user', () => {
  const text = <Field extends keyof UserForm & keyof UserReply>(field: Field, typed: string) =>
    [() => ({ [field]: typed }), () => ({ [field]: typed })] as Edits<UserReply, UserForm>[Field];
  const turned = (field: 'administrator' | 'softphone' | 'mobileVoip') =>
    [(form: UserForm) => ({ [field]: !form[field] }), (user: UserReply) => ({ [field]: !user[field] })] as const;
  provesKeeping<UserReply, UserForm>(someUser, userForm, userChangeBody, updateUser.body, {
    firstName: text('firstName', 'Ny'),
    lastName: text('lastName', 'Ny'),
    email: text('email', 'ny@bageriet.example'),
    // Fixed: what is typed there is not sent.
    username: [() => ({ username: 'ny' }), () => ({})],
    customUsername: text('customUsername', 'ny.namn'),
    administrator: turned('administrator'),
    primaryNumber: [() => ({ primaryNumber: '08-123 456 78' }), () => ({ primaryNumber: '+46812345678' })],
    secondaryNumber: [() => ({ secondaryNumber: '070-123 45 67' }), () => ({ secondaryNumber: '+46701234567' })],
    aliases: [
      ({ aliases }) => ({ aliases: [...aliases, { number: '070-123 45 67' }] }),
      ({ aliases }) => ({ aliases: [...aliases, '+46701234567'] }),
    ],
    userType: text('userType', 'user'),
    softphone: turned('softphone'),
    mobileVoip: turned('mobileVoip'),
    department: text('department', 'Nytt'),
    city: text('city', 'Ny'),
    language: text('language', 'en'),
    invoiceAddressId: text('invoiceAddressId', 'inv_9'),
    activatesOn: text('activatesOn', '2026-11-02'),
    expiresOn: text('expiresOn', '2029-01-01'),
    deactivatesOn: text('deactivatesOn', '2029-01-01'),
  });
});

describe('the form of an answering group', () => {
  provesKeeping<AnsweringGroupReply, AnsweringGroupForm>(
    someGroup,
    answeringGroupForm,
    answeringGroupChange,
    updateAnsweringGroup.body,
    {
      name: [() => ({ name: 'Ny' }), () => ({ name: 'Ny' })],
      number: [() => ({ number: '08-123 456 78' }), () => ({ number: '+46812345678' })],
      strategy: [() => ({ strategy: 'in-order' }), () => ({ strategy: 'in-order' })],
      agents: [
        ({ agents }) => ({ agents: [...agents, { userId: nthId('usr', 77), loggedIn: true }] }),
        ({ agents }) => ({ agents: [...agents, { userId: nthId('usr', 77), loggedIn: true }] }),
      ],
      openingHours: [withFriday, openFriday],
      closedMessageId: voiceMessage('closedMessageId'),
    },
  );
});

describe('the form of an IVR menu', () => {
  provesKeeping<IvrMenuReply, IvrMenuForm>(someMenu, ivrMenuForm, ivrMenuChange, updateIvrMenu.body, {
    name: [() => ({ name: 'Ny' }), () => ({ name: 'Ny' })],
    number: [() => ({ number: '08-123 456 78' }), () => ({ number: '+46812345678' })],
    keys: [
      ({ keys }) => ({ keys: [...keys, { key: nextKey(keys) ?? '1', kind: 'user', to: nthId('usr', 77) }] }),
      (menu) => ({
        keys: { ...menu.keys, [nextKey(ivrMenuForm(menu).keys) ?? '1']: { kind: 'user', id: nthId('usr', 77) } },
      }),
    ],
    openingHours: [withFriday, openFriday],
    greetingMessageId: voiceMessage('greetingMessageId'),
    closedMessageId: voiceMessage('closedMessageId'),
  });

  it('offers no key that leads somewhere already', () => {
    fc.assert(
      fc.property(someMenu, (menu) => {
        const next = nextKey(ivrMenuForm(menu).keys);
        expect(next === null ? undefined : menu.keys[next]).toBeUndefined();
      }),
    );
  });
});

describe('the form of a schedule event', () => {
  const same = (different: Partial<EventForm> & Partial<ScheduleEventReply>) =>
    [() => different as Partial<EventForm>, () => different as Partial<ScheduleEventReply>] as const;
  provesKeeping<ScheduleEventReply, EventForm>(someEvent, eventForm, eventChange, updateScheduleEvent.body, {
    title: same({ title: 'Ny' }),
    // An event that opens plays nothing: what it played is not used any more.
    effect: [
      () => ({ effect: 'open' }),
      ({ effect, messageId }) => ({ effect: 'open', messageId: effect === 'open' ? messageId : null }),
    ],
    messageId: [
      () => ({ messageId: nthId('msg', 77) }),
      ({ effect }) => (effect === 'open' ? {} : { messageId: nthId('msg', 77) }),
    ],
    startDay: [() => ({ startDay: '2026-12-06' }), ({ start }) => ({ start: `2026-12-06${start.slice(10)}` })],
    startTime: [() => ({ startTime: '05:00' }), ({ start }) => ({ start: `${start.slice(0, 10)}T05:00` })],
    endDay: [() => ({ endDay: '2026-12-09' }), ({ end }) => ({ end: `2026-12-09${end.slice(10)}` })],
    endTime: [() => ({ endTime: '05:00' }), ({ end }) => ({ end: `${end.slice(0, 10)}T05:00` })],
    recurrence: same({ recurrence: 'daily' }),
    until: [
      () => ({ until: '2027-07-01' }),
      ({ recurrence }) => (recurrence === 'never' ? {} : { until: '2027-07-01' }),
    ],
    timeZone: same({ timeZone: 'Europe/London' }),
    targets: same({ targets: 'all-ivr-menus' }),
    renewYearly: [
      ({ renewYearly }) => ({ renewYearly: !renewYearly }),
      (event) => ({ renewYearly: !event.renewYearly }),
    ],
  });
});

describe('the form of the organisation', () => {
  provesKeeping<OrganizationReply, OrganizationForm>(
    someOrganization,
    organizationForm,
    organizationChangeBody,
    updateOrganization.body,
    {
      name: [() => ({ name: 'Ny' }), () => ({ name: 'Ny' })],
      timeZone: [() => ({ timeZone: 'Europe/London' }), () => ({ timeZone: 'Europe/London' })],
      language: [() => ({ language: 'en' }), () => ({ language: 'en' })],
      allowedCountries: [
        ({ allowedCountries }) => ({ allowedCountries: [...allowedCountries, 'EE'] }),
        ({ allowedCountries }) => ({ allowedCountries: [...allowedCountries, 'EE'] }),
      ],
      invoiceAddresses: [
        ({ invoiceAddresses }) => ({
          invoiceAddresses: [
            ...invoiceAddresses,
            { ...emptyAddress, name: 'Ny', street: 'Gatan 1', postalCode: '11122', city: 'Kiruna' },
          ],
        }),
        // The API keeps an archived one that is left out.
        ({ invoiceAddresses }) => ({
          invoiceAddresses: [
            ...invoiceAddresses
              .filter(({ archived }) => !archived)
              .map(({ archived: _archived, ...address }) => address),
            { name: 'Ny', street: 'Gatan 1', postalCode: '111 22', city: 'Kiruna' },
          ] as never,
        }),
      ],
    },
  );
});
