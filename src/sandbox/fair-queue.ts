/** Items that wait, in lines by person. People take turns, so that a long line delays only the person whose line it is. */
export class FairQueue<Item extends { person: string }> {
  /** Whose turn is next stands first. */
  readonly #lines = new Map<string, Item[]>()

  push(item: Item): void {
    const line = this.#lines.get(item.person)
    if (line) line.push(item)
    else this.#lines.set(item.person, [item])
  }

  /** Takes the next item that `mayGo`; its person then waits for all others' turns. Null when none may. */
  take(mayGo: (item: Item) => boolean): Item | null {
    for (const [person, line] of this.#lines) {
      const [item] = line
      if (!item || !mayGo(item)) continue
      this.remove(item)
      const rest = this.#lines.get(person)
      this.#lines.delete(person)
      if (rest) this.#lines.set(person, rest)
      return item
    }
    return null
  }

  remove(item: Item): void {
    const line = this.#lines.get(item.person)?.filter((other) => other !== item) ?? []
    if (line.length) this.#lines.set(item.person, line)
    else this.#lines.delete(item.person)
  }

  /** How many items of a person wait. */
  waiting(person: string): number {
    return this.#lines.get(person)?.length ?? 0
  }

  /** Takes all. */
  drain(): Item[] {
    const all = [...this.#lines.values()].flat()
    this.#lines.clear()
    return all
  }
}
