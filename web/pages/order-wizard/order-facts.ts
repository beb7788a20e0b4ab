/** What the steps of the order wizard know besides the form, and how they say why they are not done. */
import i18next from 'i18next';
import type { DocumentReply } from '../../../contract/documents.ts';
import type { OrganizationReply } from '../../../contract/organization.ts';
import type { UserReply } from '../../../contract/users.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { Language } from '../../../domain/language.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import type { PostalAddress } from '../../../domain/subscription-order.ts';
import type { PortWindows } from '../../data/port-queries.ts';
import type { LineForm, OrderForm } from './order-form.ts';

/** What is known of ports besides the form. */
export interface PortFacts {
  /** Null as long as it is not read. */
  readonly organization: OrganizationReply | null;
  /** When the numbers of the base plan can move; undefined as long as it is not read. */
  readonly windows: PortWindows | undefined;
  /** What the API says of a number, by user and number; undefined: it was not asked, or did not answer. */
  readonly numberChecks: ReadonlyMap<string, NumberCheck>;
  /** How far the documents of the form are; a document that is not there is not read, or gone. */
  readonly documents: ReadonlyMap<string, DocumentReply['status']>;
  /** By the server's clock. */
  readonly now: EpochMilliseconds;
}

/** `problem`: why the number cannot move here, with what to do; null: it can. */
export type NumberCheck = 'checking' | { readonly problem: string | null };

export const numberCheckKey = ({ userId, port }: LineForm): string => `${userId} ${port.number.trim()}`;

/** A user of the form. */
export interface KnownUser {
  readonly name: string;
  readonly status: UserReply['status'];
}

/** What is known besides the form. */
export interface OrderFacts extends PortFacts {
  readonly catalogue: Catalogue;
  /** Those of the form who could be read; `null`: there is no such user any more. */
  readonly users: ReadonlyMap<string, KnownUser | null>;
  /** Named by the draft, and somebody else has them. */
  readonly lostNumbers: readonly string[];
  /** Available ones, the best first. */
  readonly freeNumbers: readonly string[];
  /** Of the organisation. */
  readonly addresses: readonly PostalAddress[];
  /** On the calendar of the organisation. */
  readonly today: string;
  readonly language: Language;
}

/** `mend`: what is on the button, and the form after it. */
export interface WhyNot {
  readonly reason: string;
  readonly mend: { readonly label: string; readonly form: OrderForm } | null;
}

/** @param label on the button that mends it, with the form after it */
export const because = (reason: string, label?: string, form?: OrderForm): WhyNot => ({
  reason,
  mend: label === undefined || form === undefined ? null : { label, form },
});

/** The name of a line's user; *användaren* as long as it is not read. */
export const nameOf = ({ userId }: LineForm, { users: known }: OrderFacts): string =>
  known.get(userId)?.name ?? i18next.t('orderWizard.users.unread');

/** The form with something else in one of its lines. */
export const withLine = (form: OrderForm, place: number, different: Partial<LineForm>): OrderForm => ({
  ...form,
  lines: form.lines.map((line, each) => (each === place ? { ...line, ...different } : line)),
});
