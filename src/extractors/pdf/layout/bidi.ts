/** A letter or a gap of a line, and what it is for the direction of writing. */
interface Unit {
  text: string
  kind: 'right' | 'left' | 'neutral'
}

const toTheLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
const letterOrDigit = /[\p{L}\p{N}]/u

/** Whether a text holds letters that are written from right to left. */
export const hasRightToLeft = (text: string): boolean => toTheLeft.test(text)

/**
 * The letters of a line, given as they stand from left to right, in the order in which they are read: the Unicode
 * Bidirectional Algorithm (UAX #9) backwards. Numbers and words of other scripts keep their own order.
 */
export function logicalOrder(texts: string[]): string[] {
  const units = resolved(texts.map((text) => ({ text, kind: kindOf(text) })))
  const rights = units.filter(({ kind }) => kind === 'right').length
  const isRightToLeft = 2 * rights >= units.filter(({ text }) => /\p{L}/u.test(text)).length
  const runs = runsOf(units, isRightToLeft ? 'right' : 'left')
  const read = runs.map(({ kind, units }) => (kind === 'right' ? units.toReversed() : units))
  return facing(
    (isRightToLeft ? read.reverse() : read).flat().map(({ text }) => text),
    isRightToLeft,
  )
}

function kindOf(text: string): Unit['kind'] {
  if (/[\u0660-\u0669\u06f0-\u06f9]/.test(text)) return 'left'
  if (toTheLeft.test(text)) return 'right'
  return letterOrDigit.test(text) ? 'left' : 'neutral'
}

/** What stands between two units of one kind belongs to them. */
function resolved(units: Unit[]): Unit[] {
  let before = -1
  for (const [at, { kind }] of units.entries()) {
    if (kind === 'neutral') continue
    if (before >= 0 && units[before]!.kind === kind) {
      for (let between = before + 1; between < at; between++) units[between]!.kind = kind
    }
    before = at
  }
  return units
}

function runsOf(units: Unit[], base: 'right' | 'left') {
  const runs: { kind: Unit['kind']; units: Unit[] }[] = []
  for (const unit of units) {
    const kind = unit.kind === 'neutral' ? base : unit.kind
    const last = runs.at(-1)
    if (last?.kind === kind) last.units.push(unit)
    else runs.push({ kind, units: [unit] })
  }
  return runs
}

const pairs = ['()', '[]', '{}', '<>', '«»']

/**
 * Brackets face what they enclose. A font’s table may name the bracket that is read or the one that is drawn, which is
 * its mirror image in a line from right to left, so the words around it decide.
 */
function facing(texts: string[], isRightToLeft: boolean): string[] {
  if (!isRightToLeft) return texts
  const isOpen = new Map<string, boolean>()
  return texts.map((text, at) => {
    const pair = pairs.find((it) => it.includes(text))
    if (!pair || text.length !== 1) return text
    const [before, after] = [texts[at - 1] ?? ' ', texts[at + 1] ?? ' ']
    const opens = !before.trim() === !after.trim() ? !isOpen.get(pair) : !before.trim()
    isOpen.set(pair, opens)
    return pair[opens ? 0 : 1]!
  })
}
