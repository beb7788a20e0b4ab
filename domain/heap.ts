/** Keeps things so that the first of them, in some order, is at hand: O(log n) to put in and to take out. */
export class Heap<Thing> {
  readonly #things: Thing[] = [];
  readonly #isBefore: (one: Thing, other: Thing) => boolean;

  constructor(isBefore: (one: Thing, other: Thing) => boolean) {
    this.#isBefore = isBefore;
  }

  get first(): Thing | undefined {
    return this.#things[0];
  }

  put(thing: Thing): void {
    const things = this.#things;
    let place = things.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = things[above] as Thing;
      if (!this.#isBefore(thing, parent)) break;
      things[place] = parent;
      place = above;
    }
    things[place] = thing;
  }

  takeFirst(): Thing | undefined {
    const things = this.#things;
    const first = things[0];
    const last = things.pop();
    if (things.length > 0 && last !== undefined) this.#sink(last);
    return first;
  }

  /** Finds the place, from the top, of what is to take the place of the first. */
  #sink(thing: Thing): void {
    const things = this.#things;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= things.length) break;
      if (below + 1 < things.length && this.#isBefore(things[below + 1] as Thing, things[below] as Thing)) below += 1;
      const child = things[below] as Thing;
      if (!this.#isBefore(child, thing)) break;
      things[place] = child;
      place = below;
    }
    things[place] = thing;
  }
}
