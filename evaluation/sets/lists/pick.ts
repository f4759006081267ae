/** Picks from lists by a seeded source of numbers, so that a generated set is the same in every run. */
export interface Pick {
  number(): number
  one<T>(items: readonly T[]): T
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number
  chance(share: number): boolean
}

/** The picks that come out of `random`, numbers in [0, 1). */
export function pickFrom(random: () => number): Pick {
  return {
    number: random,
    one: (items) => items[Math.floor(random() * items.length)]!,
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
    chance: (share) => random() < share,
  }
}
