/** Time that passes only where something happens in it: what is planned happens in order, each thing at its moment. */

interface Planned {
  readonly at: number;
  readonly act: () => void;
}

export class VirtualTime {
  now: number;
  readonly #planned: Planned[] = [];

  constructor(now: number) {
    this.now = now;
  }

  /** Plans something for a whole millisecond; what is planned for one moment happens in the order in which it was planned. */
  at(moment: number, act: () => void): void {
    const at = Math.max(Math.ceil(moment), this.now);
    const place = this.#planned.findLastIndex((each) => each.at <= at) + 1;
    this.#planned.splice(place, 0, { at, act });
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((wake) => this.at(this.now + milliseconds, wake));
  }

  /** Lets time pass up to a moment. Whatever waits for nothing but promises has come as far as it can when the next thing happens. */
  async passUntil(moment: number): Promise<void> {
    for (let next = this.#planned[0]; next !== undefined && next.at <= moment; next = this.#planned[0]) {
      this.#planned.shift();
      this.now = next.at;
      next.act();
      await new Promise((drained) => setImmediate(drained));
    }
    this.now = moment;
  }
}
