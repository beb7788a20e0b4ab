/** Where shipments are made, one after the other. A report that fails is tried again; one that the API rejects is not. */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { iccid } from '../../contract/iccid.ts';
import { machineToken } from '../cognito/machine-token.ts';
import type { Pool } from '../cognito/pool.ts';
import type { Work } from '../plug-in.ts';
import type { PersistedMap } from '../store/persisted-map.ts';

/** A SIM card that was sent, or is to be. */
export interface Shipment {
  readonly organizationId: string;
  readonly orderId: string;
  /** Of which product the card is. */
  readonly product: string;
  readonly iccid: string;
  readonly requestedAt: string;
  /** `waiting` until the API has answered; then whether it took the report. */
  readonly state: 'waiting' | 'sent' | 'rejected';
}

const mostTries = 8;

export class Desk {
  readonly #shipments: PersistedMap<Shipment>;
  readonly #api: { readonly origin: string; readonly pool: Pool };
  #working: Promise<void> | null = null;
  #closing = new AbortController();
  #givenUp = new Set<string>();

  constructor(shipments: PersistedMap<Shipment>, api: { readonly origin: string; readonly pool: Pool }) {
    this.#shipments = shipments;
    this.#api = api;
  }

  /** Takes what an order needs. The same order again changes nothing: an event may come twice. */
  take(
    order: { readonly organizationId: string; readonly entityId: string; readonly cardsToSend: readonly string[] },
    requestedAt: string,
  ): void {
    for (const product of order.cardsToSend) {
      const key = `${order.entityId} ${product}`;
      if (this.#shipments.get(key)) continue;
      const { organizationId, entityId: orderId } = order;
      const card = { organizationId, orderId, product, iccid: cardFor(key), requestedAt, state: 'waiting' } as const;
      this.#shipments.set(key, card);
    }
    this.#begin();
  }

  open(): Work {
    this.#closing = new AbortController();
    this.#givenUp = new Set();
    this.#begin();
    return {
      isIdle: () => this.#working === null,
      untilIdle: async () => {
        await this.#working;
      },
      stop: () => this.close(),
    };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#working;
  }

  #waiting(): readonly (readonly [string, Shipment])[] {
    return this.#shipments.entries().filter(([key, { state }]) => state === 'waiting' && !this.#givenUp.has(key));
  }

  #begin(): void {
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  async #work(): Promise<void> {
    for (let next = this.#waiting()[0]; next && !this.#closing.signal.aborted; next = this.#waiting()[0]) {
      const [key, shipment] = next;
      const state = await this.#send(shipment);
      if (this.#closing.signal.aborted) return;
      if (state === null) this.#givenUp.add(key);
      else this.#shipments.set(key, { ...shipment, state });
    }
  }

  /** @returns null when the API failed at every try: it is sent after the next start */
  async #send(shipment: Shipment): Promise<'sent' | 'rejected' | null> {
    const { signal } = this.#closing;
    for (let tries = 1; tries <= mostTries; tries += 1) {
      try {
        const { status } = await this.#report(shipment, signal);
        if (status < 400) return 'sent';
        if (status < 500 && status !== 429) return 'rejected';
      } catch {
        // The origin may not answer yet.
      }
      if (signal.aborted) return null;
      await wait(50 * 2 ** tries, undefined, { signal }).catch(() => {});
    }
    return null;
  }

  async #report(shipment: Shipment, signal: AbortSignal): Promise<Response> {
    const { origin, pool } = this.#api;
    const token = await machineToken(origin, pool, 'fulfilment.write');
    return fetch(`${origin}/api/v1/subscription-orders/${shipment.orderId}/sim`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'x-organization': shipment.organizationId,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ iccid: shipment.iccid, product: shipment.product }),
      signal,
    });
  }
}

/** The card for a shipment, always the same: 89 46, an issuer that no operator has, twelve digits and the check digit. */
function cardFor(shipment: string): string {
  const digits = (BigInt(`0x${createHash('sha256').update(shipment).digest('hex')}`) % 10n ** 12n)
    .toString()
    .padStart(12, '0');
  const card = Array.from({ length: 10 }, (_, check) => `894699${digits}${check}`).find(
    (each) => iccid.safeParse(each).success,
  );
  if (card === undefined) throw new Error('no check digit');
  return card;
}
