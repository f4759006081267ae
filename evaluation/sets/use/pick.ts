/** A source of numbers from 0 up to 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of `choices`. */
export function pick<Choice>(choices: readonly Choice[], random: () => number): Choice {
  return choices[Math.floor(random() * choices.length)]!
}

/** `template` with each `{slot}` filled by one of the slot's choices; slots may stand inside choices. */
export function fill(template: string, slots: Record<string, readonly string[]>, random: () => number): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (whole, slot: string) =>
    slots[slot] ? fill(pick(slots[slot], random), slots, random) : whole,
  )
}
