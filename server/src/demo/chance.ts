/** Chance that falls the same way for the same seed: the demo's content must be equal on every machine. */
export interface Chance {
  /** From 0 to below 1. */
  next(): number;
  whole(from: number, to: number): number;
  maybe(probability: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
}

export function createChance(seed: string): Chance {
  // FNV-1a over the seed, then mulberry32
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    maybe: (probability) => next() < probability,
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
  };
}
