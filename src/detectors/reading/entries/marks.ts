import type { Line } from '../lines.ts'

/** The number, bullet or label before an entry of a list: `[19] `, `7. `, `• `, `[WaCG 23] `. */
export const entryMark = /^(?:[[(]\d{1,3}[\])]|\d{1,3}(?:[.)](?!\d)| _ )|[•▪◦·*–-] |\[[\p{L}\d+ .()-]{3,40}\])/u

/** A number as lists write it, with or without a mark behind it; a year or a page is told by what follows. */
const counted = /^(?:[[(](\d{1,3})[\])][.:]?|(\d{1,3})(?:[.):](?!\d)|(?=[ \t_]+["'‘“(]?\p{L})))/u
/** So many numbers in a row are no chance, nor are two that begin with 1. */
const inARow = 3

/**
 * The lines, by index, that the numbers of a list begin: those that count up, so that a page or a volume at the start
 * of a wrapped line begins nothing. Empty where the list has no such numbers.
 */
export function numberedLines(lines: Line[]): Set<number> {
  const runs: number[][] = []
  const runEndingAt = new Map<number, number[]>()
  for (const [at, { text }] of lines.entries()) {
    const found = counted.exec(text)
    if (!found) continue
    const number = Number(found[1] ?? found[2])
    const run = runEndingAt.get(number - 1) ?? []
    if (run.length === 0) runs.push(run)
    else runEndingAt.delete(number - 1)
    run.push(at)
    runEndingAt.set(number, run)
  }
  const isList = (run: number[]) => run.length >= inARow || (run.length === 2 && /^\D?1\D/.test(lines[run[0]!]!.text))
  return new Set(
    runs
      .filter(isList)
      .flat()
      .sort((a, b) => a - b),
  )
}

/** The lines, by index, that begin with a bullet or a label, where at least one line in four does. */
export function markedLines(lines: Line[]): Set<number> {
  const marked = lines.flatMap(({ text }, at) => (entryMark.test(text) && !/^[\d(]/.test(text) ? [at] : []))
  return new Set(marked.length >= inARow && marked.length > lines.length / 4 ? marked : [])
}
