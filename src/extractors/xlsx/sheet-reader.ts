import { prefixes } from '../docx/names.ts'
import type { Story } from '../package/stories.ts'
import { type Handlers, readXml, type Tag } from '../package/xml.ts'
import type { Package } from '../package/zip.ts'

/** The texts that cells of a workbook share (ECMA-376-1, 18.4), without the readings of Japanese words. */
export async function readSharedStrings(zip: Package, part: string | undefined): Promise<string[]> {
  const strings: string[] = []
  let inText = false
  let inReading = false
  if (!part) return strings
  await readXml(zip.read(part), prefixes, {
    open({ name }) {
      if (name === 's:si') strings.push('')
      if (name === 's:rPh') inReading = true
      inText = name === 's:t' && !inReading
    },
    text(text) {
      if (inText && strings.length > 0) strings[strings.length - 1] += text
    },
    close(name) {
      inText = false
      if (name === 's:rPh') inReading = false
    },
  })
  return strings
}

const booleans: Record<string, string> = { '0': 'FALSE', '1': 'TRUE' }

/** Reads the cells of one sheet into a story, after its name. */
export class SheetReader implements Handlers {
  readonly story: Story
  readonly #strings: string[]
  readonly #hidden: boolean
  #type = ''
  #value: string | null = null
  #isFirst = true

  constructor(story: Story, strings: string[], name: string, hidden: boolean) {
    this.story = story
    this.#strings = strings
    this.#hidden = hidden
    this.#write(name)
    story.endParagraph({ heading: 1, depth: 0, label: '' })
  }

  open(tag: Tag): void {
    if (tag.name === 's:row') this.#isFirst = true
    if (tag.name === 's:c') this.#type = tag.get(':t') ?? ''
    if (tag.name === 's:v' || tag.name === 's:t') this.#value ??= ''
  }

  text(text: string): void {
    if (this.#value !== null) this.#value += text
  }

  close(name: string): void {
    if (name === 's:c') this.#endCell()
    if (name === 's:row' && !this.#isFirst) this.story.endParagraph()
  }

  #endCell() {
    const value = this.#value
    this.#value = null
    if (value === null || !value.trim()) return
    const shown =
      this.#type === 's'
        ? (this.#strings[Number(value)] ?? '')
        : this.#type === 'b'
          ? (booleans[value] ?? value)
          : value
    this.#write(this.#isFirst ? shown : `\t${shown}`)
    this.#isFirst = false
  }

  #write(text: string) {
    if (this.#hidden) this.story.hide(text, 'hidden')
    else this.story.write(text)
  }
}
