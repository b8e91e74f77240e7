// A seeded random source: the same seed makes the same demo, mail for mail.

export type Random = {
  /** a number in [0, 1) */
  next(): number;
  /** a whole number from `low` to `high`, both included */
  whole(low: number, high: number): number;
  /** true in `share` of cases (0 to 1) */
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** `length` characters of base 36 */
  letters(length: number): string;
};

/** Mulberry32 (Tommy Ettinger, public domain): small, fast, good enough for a made-up company. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number],
    letters: (length) => {
      let text = '';
      while (text.length < length) text += whole(0, 35).toString(36);
      return text;
    },
  };
}
