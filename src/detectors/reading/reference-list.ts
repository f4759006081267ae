import type { Line } from './lines.ts'
import type { Aside } from './prose/aside.ts'

const heading =
  /^(?:[\dIVX]+[.)]?\s+)?(?:list of )?(?:references?(?: list| cited)?|bibliograph(?:y|ies)|annotated bibliography|works? (?:cited|consulted)|literature(?: cited)?|sources(?: cited)?|(?:end|foot)?notes)\s*:?$/i
const resumes = /^(?:appendi(?:x|ces)|annex)\b/i
const entry =
  /^(?:\[?\d{1,3}[\].)]\s*)?(?=[^\n]{0,400}(?:\b(?:1[5-9]|20)\d\d\b|https?:|doi))(?:\p{Lu}[\p{L}'’-]+,\s(?:\p{Lu}\.|\p{Lu}\p{Ll}+)|\p{Lu}[\p{L}'’-]+\s\p{Lu}{1,3}[,.])/u

/** The list of sources at the end, under its heading or by the look of its entries, up to an appendix. */
export function referenceLists(lines: Line[]): Aside[] {
  const spans: Aside[] = []
  for (let index = 0; index < lines.length; index++) {
    if (!opens(lines, index)) continue
    let last = index
    while (last + 1 < lines.length && !resumes.test(lines[last + 1]!.text)) last++
    spans.push({ kind: 'reference-list', start: lines[index]!.start, end: lines[last]!.end })
    index = last
  }
  return spans
}

// A heading alone on its line with something below it after a third of the text, or three entries in a row. Lines count
// as well as letters: a few long paragraphs may have many sources, and short sources many lines.
function opens(lines: Line[], index: number) {
  if (index < lines.length / 3 && lines[index]!.start < lines.at(-1)!.end / 3) return false
  if (heading.test(lines[index]!.text)) return index + 1 < lines.length
  return lines.length - index >= 3 && [0, 1, 2].every((ahead) => entry.test(lines[index + ahead]!.text))
}
