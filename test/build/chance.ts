/** Chance that can be had again: the same seed, the same draws. */

export interface Chance {
  /** From `least` to `most`, both included. */
  integer(least: number, most: number): number;
  /** Any one of them. */
  pick<Each>(choices: readonly Each[]): Each;
  /** Some of them, perhaps none or all, in any order. */
  some<Each>(choices: readonly Each[]): Each[];
  /** True about once in so many times. */
  oneIn(times: number): boolean;
}

/** Mulberry32 (Tommy Ettinger): 32 bits of state, even enough to choose among weekdays. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const fraction = (): number => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number): number => least + Math.floor(fraction() * (most - least + 1));
  return {
    integer,
    pick: <Each>(choices: readonly Each[]) => choices[integer(0, choices.length - 1)] as Each,
    some: (choices) =>
      choices
        .filter(() => fraction() < 0.5)
        .map((each) => ({ each, place: fraction() }))
        .sort((one, other) => one.place - other.place)
        .map(({ each }) => each),
    oneIn: (times) => fraction() * times < 1,
  };
}
