import type { FieldCitation } from '../../../domain/screening/document.ts'
import { cslItems } from '../../package/csl.ts'
import type { Story } from '../../package/stories.ts'
import { Unreadable } from '../../unreadable.ts'
import { endnoteItems } from './endnote.ts'
import { type FormField, newFormField, shownIn } from './form-field.ts'

type Item = FieldCitation['items'][number]

/** The marks that begin a field, numbered through a part, and those of them that are no field because none ends them. */
export interface FieldMarks {
  next: number
  endless: Set<number>
}

export const newFieldMarks = (endless = new Set<number>()): FieldMarks => ({ next: 0, endless })

interface Field {
  /** The number of the mark that began it. */
  mark: number | null
  code: string
  data: string
  /** Where the result begins; null while the code is still being read. */
  start: number | null
  form: FormField
}

/** The most that a field's code may hold: a citation of a hundred works with abstracts is about 1 MB. */
const maxCode = 8_000_000

/**
 * The fields that are open at one point of a story (ECMA-376-1, 17.16): a code that is not shown, then a result that
 * is part of the text. What a code says about its result, a link or a citation, is kept with the result's place.
 */
export class Fields {
  readonly #open: Field[] = []
  /** How many of them are codes still. */
  #codes = 0
  readonly #story: Story
  readonly #sources: Map<string, Item>
  readonly #marks: FieldMarks

  constructor(story: Story, { sources, fieldMarks }: { sources: Map<string, Item>; fieldMarks: FieldMarks }) {
    this.#story = story
    this.#sources = sources
    this.#marks = fieldMarks
  }

  /** Whether what comes now belongs to a code. */
  get inCode() {
    return this.#codes > 0
  }

  /** Begins a field at a mark in the text. Word shows what follows a mark that no other one ends. */
  begin() {
    const mark = this.#marks.next++
    if (!this.#marks.endless.has(mark)) this.#push({ mark, code: '' })
  }

  /** Begins a field that is an element of its own. */
  beginSimple(code = '') {
    this.#push({ mark: null, code })
    this.separate()
  }

  #push(field: Pick<Field, 'mark' | 'code'>) {
    this.#codes += 1
    this.#open.push({ ...field, data: '', start: null, form: newFormField() })
  }

  /** The form field whose data is being read, if any. */
  get form(): FormField | undefined {
    const field = this.#open.at(-1)
    return field?.start === null ? field.form : undefined
  }

  code(text: string) {
    const field = this.#open.at(-1)
    if (field?.start === null) field.code += text
    if (field && field.code.length > maxCode) throw new Unreadable('too_large')
  }

  data(base64: string) {
    const field = this.#open.at(-1)
    if (field) field.data += base64
  }

  separate() {
    const field = this.#open.at(-1)
    if (field?.start !== null) return
    this.#codes -= 1
    field.start = this.#story.next
  }

  /** Ends the innermost field, and gives what a form field without a result in the text shows; else an empty string. */
  end(): string {
    const field = this.#open.pop()
    if (!field) return ''
    if (field.start === null) this.#codes -= 1
    // EndNote keeps the data of a citation in a field of its own inside the citation's code.
    if (this.#open.at(-1)?.start === null) this.data(field.data)
    if (field.start !== null) this.#keep(field, field.start)
    return field.start === null || field.start === this.#story.next ? shownIn(field.form) : ''
  }

  /** Notes the marks that began a code which was never ended: the text after them was taken for a part of it. */
  finish() {
    for (const { mark, start } of this.#open) if (start === null && mark !== null) this.#marks.endless.add(mark)
  }

  #keep({ code, data }: Field, start: number) {
    const instruction = code.trim()
    if (/^ADDIN (ZOTERO_ITEM )?CSL_CITATION/.test(instruction)) {
      const source = instruction.startsWith('ADDIN ZOTERO') ? 'zotero' : 'mendeley'
      this.#story.cite(start, { source, items: cslItems(instruction) })
    } else if (instruction.startsWith('ADDIN EN.CITE')) {
      this.#story.cite(start, { source: 'endnote', items: endnoteItems(instruction, data) })
    } else if (/^CITATION\s/i.test(instruction)) {
      const tags = [...instruction.matchAll(/(?:^CITATION|\\m)\s+(\S+)/gi)].map((match) => match[1]!)
      this.#story.cite(start, { source: 'word', items: tags.flatMap((tag) => this.#sources.get(tag) ?? []) })
    } else if (/^BIBLIOGRAPHY\b/i.test(instruction)) {
      this.#story.cite(start, { source: 'word', items: [...this.#sources.values()] })
    } else {
      const href = /^HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1]
      if (href) this.#story.link(start, href)
    }
  }
}
