import { accented, between, fraction, joined, matrix, root, scripts } from './linear.ts'

interface Part {
  name: string
  get(attribute: string): string | undefined
  values: { name: string; text: string }[]
  text: string
}

/** What is beside an equation in its file: notes of the program that made it, and what is not drawn. */
const undrawn = /^(annotation|annotation-xml|mphantom|none|mprescripts|malignmark|maligngroup)$/

/** How each element of an equation becomes text (MathML 3, 3); all others are what is in them. */
const structures: Record<string, (part: Part) => string> = {
  mfrac: (part) => fraction(value(part, 0), value(part, 1), part.get('linethickness') === '0' ? 'noBar' : undefined),
  msqrt: ({ text }) => root(text, ''),
  mroot: (part) => root(value(part, 0), value(part, 1)),
  msub: (part) => scripts(value(part, 0), value(part, 1), ''),
  msup: (part) => scripts(value(part, 0), '', value(part, 1)),
  msubsup: (part) => scripts(value(part, 0), value(part, 1), value(part, 2)),
  munder: (part) => limits(value(part, 0), value(part, 1), ''),
  mover: (part) => limits(value(part, 0), '', value(part, 1)),
  munderover: (part) => limits(value(part, 0), value(part, 1), value(part, 2)),
  mfenced: (part) =>
    between(part.get('open') ?? '(', values(part), part.get('separators')?.trim() ?? ', ', part.get('close') ?? ')'),
  mtr: (part) => values(part).join(', '),
  mlabeledtr: (part) => values(part).join(', '),
  mtable: (part) => (part.values.length > 1 || part.text.includes(',') ? matrix(values(part)) : part.text),
  mspace: () => ' ',
  semantics: (part) => value(part, 0),
}

/** One MathML equation while it is read: what is drawn becomes a line of text that says the same. */
export class Mathml {
  readonly #open: Part[] = [{ name: 'math', get: () => undefined, values: [], text: '' }]

  open(name: string, get: Part['get']) {
    this.#open.push({ name, get, values: [], text: '' })
  }

  close() {
    const part = this.#open.pop()
    const outer = this.#open.at(-1)
    if (!part || !outer || undrawn.test(part.name)) return
    const text = structures[part.name]?.(part) ?? part.text
    outer.values.push({ name: part.name, text })
    outer.text = isToken.test(part.name) && [...text].length === 1 ? outer.text + text : joined(outer.text, text)
  }

  /** Takes characters of the equation; function application and invisible signs are not drawn. */
  write(text: string) {
    const part = this.#open.at(-1)!
    if (!isToken.test(part.name) && !/^annotation/.test(part.name)) return
    part.text += text
      .replace(/\s+/g, ' ')
      .replace(/[\u2061-\u2064]/g, '')
      .trim()
  }

  get text(): string {
    return this.#open[0]!.text.trim()
  }
}

const isToken = /^(mi|mn|mo|mtext|ms)$/

const values = ({ values }: Part) => values.map(({ text }) => text)
const value = (part: Part, at: number) => part.values[at]?.text ?? ''

/** Bounds below and above; a single mark above a letter is an accent. */
function limits(base: string, lower: string, upper: string) {
  return /^[^\p{L}\p{N}\s]$/u.test(upper) && !lower ? accented(base, upper) : scripts(base, lower, upper)
}
