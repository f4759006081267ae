/** One numbered clause of the provider's policy. Quoted, never paraphrased. */
export interface Clause {
  /** Its number as the policy writes it: `7`, `B.3`, or `7(b)` for an item of clause `7`. */
  id: string
  heading: string
  text: string
}

interface Heading {
  id: string
  label: string
  start: number
  end: number
}

/**
 * The clauses of a policy in its own order: each numbered heading with the text below it, and each numbered or lettered
 * item of a clause once more by itself. A heading in the table of contents gives way to the same heading further down.
 */
export function clausesOf(text: string): Clause[] {
  const clauses = new Map<string, Clause>()
  const headings = headingsOf(text)
  headings.forEach(({ id, label: heading, end }, index) => {
    const body = text.slice(end, headings[index + 1]?.start).trim()
    if (!body) return
    clauses.delete(id)
    clauses.set(id, { id, heading, text: body })
    for (const [, number, item] of body.matchAll(items)) {
      const itemId = `${id}(${number})`
      clauses.set(itemId, { id: itemId, heading, text: item!.trim() })
    }
  })
  return [...clauses.values()]
}

/** Policy documents that went through PDF print “AI” with a small letter l; it is put right where it is no quotation. */
export const readAi = (words: string) => words.replace(/(?<!\p{L})Al(?!\p{L})/gu, 'AI')

/** `7. Name`, `B.3 Name` and `Section 7: Name`, with any number of dots. */
const numbered =
  /^(?:(?:[Ss]ection|SECTION|[Cc]lause|CLAUSE|[Aa]rticle|ARTICLE|§)[ \t]*)?((?:[A-Z]\.)?\d+(?:\.\d+)*)[.:]?[ \t]+(?:[–—-][ \t]+)?(\S[^\n]*)$/gm

/** `1) …`, `(b) …`, `- 2) …` and `3. …`, each up to the next. */
const items =
  /^[-•]?[ \t]*\(?(\d{1,2}|[a-z]|[ivx]{2,4})[.)][ \t]+([\s\S]*?)(?=^[-•]?[ \t]*\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)][ \t]|(?![\s\S]))/gm

/** A number with dots always opens a clause. A whole number may be an item of a list, so it has to be the next in order. */
function headingsOf(text: string): Heading[] {
  const candidates = [...text.matchAll(numbered)].map(({ 0: line, 1: id, 2: label, index }) => ({
    id: id!,
    label: readAi(label!.trim()),
    start: index,
    end: index + line.length,
  }))
  const found: Heading[] = []
  let chapter = 0
  const dottedOnly = candidates.some(({ id }) => /^\d+\.0$/.test(id))
  for (const heading of candidates) {
    const number = Number.parseInt(heading.id, 10)
    if (/^\d+$/.test(heading.id)) {
      if (dottedOnly || !isName(heading.label)) continue
      const follows = number === chapter + 1 || (number === 1 && isContents(found, text))
      if (!follows) continue
    }
    if (number) chapter = number
    found.push(heading)
  }
  return found
}

/** Whether words are the name of a clause: short, no sentence and no date. */
const isName = (label: string) => /^\p{Lu}.{0,100}[^.;,:!?]$/u.test(label) && !/^\p{L}+ \d{4}$/u.test(label)

/** Whether headings are a table of contents: nothing stands between them. */
const isContents = (headings: Heading[], text: string) =>
  headings.length > 1 && headings.slice(1).every(({ start }, index) => !text.slice(headings[index]!.end, start).trim())
