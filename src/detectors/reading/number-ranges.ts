/** The numbers of “7” or “7–9”, at most `most` of them; a range that runs backwards is its first number. */
export function numbersOf(part: string, most: number): number[] {
  const [from = 0, to = from] = part.split(/[–-]/).map(Number)
  return Array.from({ length: Math.max(1, Math.min(to - from + 1, most)) }, (_, index) => from + index)
}
