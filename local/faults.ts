/** Faults that tests and the console ask the local services to show: the next `times` matching calls are answered so. */

/**
 * - `error`: an internal error, nothing done. `throttle`: refused as too much, nothing done.
 * - `timeout`: done, but the answer never comes.
 * - `duplicate`: what is delivered is delivered twice. `drop`: accepted, and lost.
 */
export const faultKinds = ['error', 'timeout', 'throttle', 'duplicate', 'drop'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** How a call is answered. */
export const answerFaults = ['error', 'timeout', 'throttle'] as const satisfies readonly FaultKind[];
/** How often what was taken arrives. */
export const deliveryFaults = ['duplicate', 'drop'] as const satisfies readonly FaultKind[];

export interface Fault {
  /** The name of a plug-in that says which faults it can show. */
  readonly service: string;
  /** AWS's name, such as `PutItem`; every operation when left out. The delivery of a stream is `GetRecords`, that of a schedule `Invoke`. */
  readonly operation?: string | undefined;
  readonly kind: FaultKind;
  readonly times: number;
}

export class Faults {
  #faults: { fault: Fault; left: number }[] = [];
  /** Called when a fault was added, or has shown as often as asked. */
  onChange = (): void => {};

  add(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times });
    this.onChange();
  }

  clear(): void {
    this.#faults = [];
    this.onChange();
  }

  /** Whether any call to a service is to be answered otherwise than well. */
  concern(service: string, kinds: readonly FaultKind[]): boolean {
    return this.#faults.some(({ fault }) => fault.service === service && kinds.includes(fault.kind));
  }

  /** Those that have not yet shown as often as asked, oldest first. */
  list(): (Fault & { left: number })[] {
    return this.#faults.map(({ fault, left }) => ({ ...fault, left }));
  }

  /** Uses up one showing of the oldest fault that matches; null when the call is to go well. */
  take(service: string, operation: string, kinds: readonly FaultKind[] = faultKinds): FaultKind | null {
    return this.#use(
      ({ fault }) =>
        fault.service === service && kinds.includes(fault.kind) && (fault.operation ?? operation) === operation,
    );
  }

  /** As {@link take}, for what is no call to the service: who asks for faults of every operation does not mean it. */
  takeNamed(service: string, operation: string, kinds: readonly FaultKind[]): FaultKind | null {
    return this.#use(
      ({ fault }) => fault.service === service && kinds.includes(fault.kind) && fault.operation === operation,
    );
  }

  #use(matches: (entry: { readonly fault: Fault }) => boolean): FaultKind | null {
    const entry = this.#faults.find(matches);
    if (!entry) return null;
    entry.left -= 1;
    if (entry.left <= 0) {
      this.#faults = this.#faults.filter((other) => other !== entry);
      this.onChange();
    }
    return entry.fault.kind;
  }
}
