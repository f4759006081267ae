import { doiFault, isWholeDoi } from './doi-faults.ts'
import type { Identifier } from './identifier.ts'

/** What announces a DOI: a link to doi.org or the label. */
const announced =
  /(?:(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/(?!https?:)|(?<![\p{L}/.])doi ?[:=]? ?(?=10[./]|[\w.]{1,12}\/|10 ))(?:doi:)?/giu
const bare = /(?<![\p{L}\p{N}/.=])10\.\d{4,9}\/[^\s"<>]+/gu
/** Old DOIs of journals hold a part in angle brackets: `<1::AID-ASI1>`. */
const value = /(?:[^\s"<>]|<\d+::[\w.-]+>)*/y
/** The DOIs of a text; `lined` is the same text with its line ends, over which an identifier may run. */
export function doisIn(lined: string): Identifier[] {
  const found: Identifier[] = []
  for (const { 0: label, index } of lined.matchAll(announced)) {
    const isLink = /\.org\//i.test(label)
    const at = index + label.length
    const skipped = isLink || !/\s/.test(lined[at] ?? '') ? 0 : 1
    found.push(judged(readValue(lined, at + skipped), at + skipped, isLink, index))
  }
  for (const { index } of lined.matchAll(bare)) {
    if (found.some(({ start, end }) => start <= index && index <= end)) continue
    found.push(judged(readValue(lined, index), index, false, index))
  }
  return found.filter(({ value: written }) => !/^(?:n\/a|www\.)/i.test(written))
}

/** The value as it is written at `at`, the rest behind a line’s end included. */
function readValue(lined: string, at: number): string {
  value.lastIndex = at
  let raw = value.exec(lined)![0]
  for (let parts = 0; parts < 3; parts++) {
    const rest = continuation.exec(lined.slice(at + raw.length, at + raw.length + 120))
    const isOpen = !isWholeDoi(trimmed(raw)) || /[/_(-]$/.test(raw)
    if (!rest || !(isOpen || isTail(rest[1]!))) break
    raw += rest[0]
  }
  return raw
}

/** What may go on behind a line’s end: a word that is no ordinary one. */
const continuation = /^[\n\v]((?:10\.|[a-z0-9(_-])[\w.()/:;-]*)/
const isTail = (word: string) => /\d/.test(word) && !/^(?:19|20)\d\d\W*$/.test(word)

/** Without the punctuation of the sentence; a closing bracket stays where its opening one is inside. */
export function trimmed(raw: string): string {
  let kept = raw
  for (;;) {
    const next = kept.replace(/[.,;:!?'"’”\]}>*_]+$/, '')
    const unopened = next.endsWith(')') && next.split('(').length < next.split(')').length
    const shorter = unopened ? next.slice(0, -1) : next
    if (shorter === kept) return kept
    kept = shorter
  }
}

function judged(raw: string, at: number, isLink: boolean, labelAt: number): Identifier {
  const written = trimmed(raw)
  const plain = decoded(written.replace(/[\n\v]/g, ''))
    .replace(/^doi:/i, '')
    .toLowerCase()
  const start = written ? at : labelAt
  return { kind: 'doi', value: plain, start, end: at + written.length, fault: doiFault(plain, isLink) }
}

function decoded(text: string): string {
  return text.replace(/%2f/gi, '/').replace(/%28/g, '(').replace(/%29/g, ')')
}
