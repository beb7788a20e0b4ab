/** A request as the losing operator has it: one attempt, and what was answered to it. */
import * as z from 'zod';
import { events } from '../../contract/events.ts';

/** Why a request is rejected. */
const reasons = events['port-rejected'].shape.reasonCode.unwrap();
type RejectionReason = z.infer<typeof reasons>;

export const modes = ['accept', 'reject', 'silent', 'manual'] as const;

/** How requests that arrive from now on are answered. */
export const settingsSchema = z.strictObject({
  mode: z.enum(modes),
  reasonCode: reasons.default('wrong-identity-number'),
  delaySeconds: z
    .number()
    .min(0)
    .max(90 * 86_400)
    .default(0),
});
export type Settings = z.infer<typeof settingsSchema>;
export const usualSettings: Settings = { mode: 'accept', reasonCode: 'wrong-identity-number', delaySeconds: 0 };

/** What the losing operator can answer. `confirmedStart` left out: the requested hour. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accepted'), confirmedStart: z.string().optional() }),
  z.strictObject({ kind: z.literal('rejected'), reasonCode: reasons, text: z.string().optional() }),
  z.strictObject({ kind: z.literal('completed') }),
  z.strictObject({ kind: z.literal('failed'), text: z.string().optional() }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** An answer, and what the portal said to it. */
export interface SentAnswer {
  readonly answerId: string;
  readonly answer: Answer;
  /** When it is to be sent, by the cloud's clock. */
  readonly at: number;
  readonly tries: number;
  /** `waiting`: to be sent. `given-up`: it failed too often. */
  readonly outcome: 'waiting' | 'taken' | 'refused' | 'given-up';
  readonly status: number | null;
}

export interface PortCase {
  readonly id: string;
  readonly organizationId: string;
  readonly number: string;
  readonly attempt: number;
  readonly requestedStart: string;
  readonly timeZone: string;
  readonly receivedAt: string;
  readonly answers: readonly SentAnswer[];
  /** Cancelled, or another attempt has taken its place. */
  readonly isOver: boolean;
}

/** The same for every try: the portal takes each once. */
export const answerIdOf = (
  { id, attempt }: Pick<PortCase, 'id' | 'attempt'>,
  kind: Answer['kind'],
  nth: number,
): string => `${id}-${attempt}-${kind}${nth === 0 ? '' : `-${nth}`}`;

const sentences: Readonly<Record<RejectionReason, string>> = {
  'wrong-identity-number': 'Numret står inte på det person- eller organisationsnummer som ni uppger.',
  'wrong-name-or-address': 'Namnet stämmer inte med vårt kundregister.',
  'number-not-on-subscriber': 'Numret hör inte till den uppgivna kunden.',
  'series-cannot-be-split': 'Numret ingår i en serie som bara flyttas hel.',
  'prepaid-unregistered': 'Kontantkortet är inte registrerat.',
  'wrong-configuration': 'Numret har en tjänst hos oss som måste avslutas först.',
  other: 'Vi kan inte lämna ut numret just nu.',
};

/** The answer of a mode; null: nobody answers by itself. */
export function answerOf({ mode, reasonCode }: Settings): Answer | null {
  if (mode === 'accept') return { kind: 'accepted' };
  return mode === 'reject' ? { kind: 'rejected', reasonCode, text: sentences[reasonCode] } : null;
}
