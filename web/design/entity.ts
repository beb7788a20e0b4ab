/** The definition of the pages by which things of one kind are made and changed. */
import type { QueryKey, UseQueryOptions } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import type { FieldPath, FieldValues } from 'react-hook-form';
import type { OpenConflict, VersionedForm } from './use-versioned-form.ts';

/** A toast about something that was done. */
export interface Done {
  readonly title: string;
  readonly text: string;
}

/** What both pages need. */
interface EntityForm<Thing, Form extends FieldValues> {
  /** Of the form: under it is kept what was typed when a session ends. */
  readonly name: string;
  /** The address of the list, where *Avbryt* leads, and below which things are shown; null: there is one thing, and its form stays. */
  readonly list: string | null;
  /** The queries that show something of the things, read again after a change. */
  readonly staleKeys: readonly QueryKey[];
  /** The place in the form of a field that the API names; null when none. */
  readonly placeOf: (field: string, typed: Form) => FieldPath<Form> | null;
  /** The fields of the form, inside its FormProvider. `thing`: null for a new one. */
  readonly Fields: ComponentType<{ thing: Thing | null }>;
}

/** What {@link NewEntityPage} needs. */
export interface CreatedEntity<Thing, Form extends FieldValues, Body, Created> extends EntityForm<Thing, Form> {
  readonly list: string;
  readonly bodyOf: (typed: Form) => Body;
  readonly create: (body: Body, idempotencyKey: string) => Promise<Created>;
  readonly newStrings: (t: TFunction) => { readonly title: string; readonly lead?: string };
  /** The toast; absent where the page itself shows what was made. */
  readonly created?: (created: Created, t: TFunction) => Done;
}

/** What {@link EditEntityPage} needs. */
export interface ChangedEntity<Thing, Form extends FieldValues> extends EntityForm<Thing, Form> {
  readonly query: (id: string) => UseQueryOptions<Thing, Error, Thing, string[]>;
  readonly formOf: (thing: Thing) => Form;
  readonly read: (id: string) => Promise<Thing>;
  /** Writes what differs in `typed` from `before`, if the thing still has that version. */
  readonly update: (id: string, before: Form, typed: Form, version: number) => Promise<Thing>;
  /** `thing`: null until it is read. `backToList`: the way on when there is no such thing. */
  readonly editStrings: (
    t: TFunction,
    thing: Thing | null,
  ) => { readonly title: string; readonly lead?: string; readonly backToList?: string };
  readonly saved: (saved: Thing, t: TFunction) => Done;
  /** The heights in pixels of the first groups of fields. */
  readonly skeleton: readonly number[];
}

/** What the notice about a conflict is given. */
export interface ConflictProps<Form extends FieldValues> {
  readonly id: string;
  readonly conflict: OpenConflict<Form>;
  readonly onTake: VersionedForm<Form>['take'];
}
