/** The form of the order wizard, and the ways between it, its draft and the order. */
import type { OrderDraftReply } from '../../../contract/order-drafts.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { addressParts, simCardProducts, type PostalAddress } from '../../../domain/subscription-order.ts';
import type { Request } from '../../api/routes.ts';
import { draftOfPort, emptyPort, portFieldOf, portOfDraft, type PortField, type PortForm } from './port-form.ts';

/** The greatest number of users in one order. */
export const mostUsers = 10;

/** What is a user's own. Numbers are E.164; `simKind` empty: not chosen. */
export interface LineForm {
  readonly userId: string;
  /** A new one; empty: not chosen. */
  readonly number: string;
  /** A number of another operator moves here in place of a new one. What was chosen of the other stays. */
  readonly isPorted: boolean;
  readonly port: PortForm;
  readonly simKind: '' | 'card' | 'address';
  readonly iccid: string;
  readonly shipTo: PostalAddress;
}

/** As it was typed: anything may be missing or wrong. */
export interface OrderForm {
  /** Codes, in the order in which they were chosen. */
  readonly products: readonly string[];
  readonly lines: readonly LineForm[];
  readonly addonsShipTo: PostalAddress;
  /** `YYYY-MM-DD`, or what is no date. */
  readonly activatesOn: string;
}

export const emptyAddress: PostalAddress = { name: '', street: '', postalCode: '', city: '' };

export const newLine = (userId: string): LineForm => ({
  userId,
  number: '',
  isPorted: false,
  port: emptyPort,
  simKind: '',
  iccid: '',
  shipTo: emptyAddress,
});

/** `userId`: for whom it is, where that is known. */
export const newOrderForm = (today: string, userId: string | null): OrderForm => ({
  products: [],
  lines: userId === null ? [] : [newLine(userId)],
  addonsShipTo: emptyAddress,
  activatesOn: today,
});

/** Whether there is nothing in it that one would miss. */
export const isEmptyOrder = ({ products, lines }: OrderForm): boolean => products.length === 0 && lines.length === 0;

export type DraftContents = NonNullable<Request<'putOrderDraft'>['body']>;
type DraftLine = NonNullable<DraftContents['lines']>[number];

/** The form as it is stored. `step` and `catalogueVersion`: where the wizard is, and which prices it shows. */
export const draftOf = (form: OrderForm, step: string, catalogueVersion: string): DraftContents => ({
  products: [...form.products],
  activatesOn: form.activatesOn,
  ...(!isEmptyAddress(form.addonsShipTo) && { addonsShipTo: form.addonsShipTo }),
  lines: form.lines.map(({ userId, number, isPorted, port, simKind, iccid, shipTo }): DraftLine => ({
    userId,
    ...(isPorted ? { number: { port: draftOfPort(port) } } : number !== '' && { number: { new: number } }),
    ...(simKind === 'card' && { sim: { iccid } }),
    ...(simKind === 'address' && { sim: { shipTo } }),
  })),
  catalogueVersion,
  step,
});

/** A draft as the form shows it, also one that another client saved. */
export function formOfDraft(draft: OrderDraftReply, today: string): OrderForm {
  const { products = [], activatesOn = today, addonsShipTo, lines, userId, number, sim } = draft;
  const single: DraftLine[] = userId === undefined ? [] : [{ userId, number, sim }];
  return {
    products,
    activatesOn,
    addonsShipTo: { ...emptyAddress, ...addonsShipTo },
    lines: (lines ?? single).map((line) => ({
      userId: line.userId ?? '',
      number: line.number?.new ?? '',
      isPorted: line.number?.port !== undefined,
      port: portOfDraft(line.number?.port ?? {}),
      simKind: line.sim?.iccid !== undefined ? 'card' : line.sim?.shipTo !== undefined ? 'address' : '',
      iccid: line.sim?.iccid ?? '',
      shipTo: { ...emptyAddress, ...line.sim?.shipTo },
    })),
  };
}

const isEmptyAddress = (address: PostalAddress): boolean => addressParts.every((part) => address[part] === '');

/** What the products need of each user, and of the order. */
export interface Needs {
  readonly numberKind: 'mobile' | 'geographic' | null;
  /** The base plan has a SIM card. */
  readonly sim: boolean;
  /** The add-ons that have a SIM card of their own. */
  readonly addonSims: readonly string[];
}

export function needsOf(catalogue: Catalogue, products: readonly string[]): Needs {
  const base = catalogue.products.find(({ kind, code }) => kind === 'base' && products.includes(code));
  return {
    numberKind: base?.numberKind ?? null,
    sim: base?.needsSim ?? false,
    addonSims: simCardProducts(catalogue, products).filter((code) => code !== base?.code),
  };
}

/** Whether the number of a line moves here from another operator: data alone has none. */
export const isMoving = ({ isPorted }: LineForm, { numberKind }: Needs): boolean => isPorted && numberKind !== null;

/** Whether the cards of add-ons need an address of their own: those of the base plan have none that they could come with. */
export const needsAddonsAddress = (needs: Needs, lines: readonly LineForm[]): boolean =>
  needs.addonSims.length > 0 && lines.some(({ simKind }) => simKind === 'card');

type AddressPart = (typeof addressParts)[number];
/** A field of the form that a problem can be at. */
export type OrderField =
  | 'products'
  | 'activatesOn'
  | `addonsShipTo.${AddressPart}`
  | `lines.${number}.${'userId' | 'number' | 'iccid' | `shipTo.${AddressPart}` | `port.${PortField}`}`;

/** The field of the form that the API names; null when none. */
export function fieldOfOrder(named: string): OrderField | null {
  const [, place = '0', rest = named] = /^lines\[(\d+)\]\.(.+)$/.exec(named) ?? [];
  const [, of, part] = /^(?:(sim\.shipTo|addonsShipTo)\.)?(\w+)/.exec(rest) ?? [];
  const addressPart = addressParts.find((each) => each === part);
  const line = `lines.${Number(place)}` as const;
  if (of === 'addonsShipTo') return addressPart === undefined ? null : `addonsShipTo.${addressPart}`;
  if (of === 'sim.shipTo') return addressPart === undefined ? null : `${line}.shipTo.${addressPart}`;
  if (rest === 'userId') return `${line}.userId`;
  const ofPort = portFieldOf(rest);
  if (ofPort !== null) return `${line}.port.${ofPort}`;
  if (rest.startsWith('number')) return `${line}.number`;
  if (rest.startsWith('sim')) return `${line}.iccid`;
  if (rest.startsWith('addonsShipTo')) return 'addonsShipTo.name';
  return rest.startsWith('products') ? 'products' : rest === 'activatesOn' ? 'activatesOn' : null;
}
