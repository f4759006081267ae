import type { OutlineEntry } from '../../domain/screening/document.ts'
import { gapOfPicture } from '../package/pictures.ts'
import { Story } from '../package/stories.ts'
import { blendsIn, isTiny } from '../package/visibility.ts'
import { lettersIn } from '../symbols.ts'
import { Unreadable } from '../unreadable.ts'
import { characters } from './characters.ts'
import { decoded, encodingOf } from './charsets.ts'
import { firstGroup, type Group, plain } from './group.ts'
import { Tables } from './tables.ts'
import { type Token, tokensOf } from './tokens.ts'
import { beginsGroup } from './words.ts'

/** Groups beyond this are nested by no program. */
const maxDepth = 1_000

/** Reads the groups of a Rich Text file into stories. */
export class RtfReader {
  readonly stories: Story[] = [new Story('body')]
  readonly tables = new Tables()
  #group: Group = firstGroup(this.stories[0]!)
  readonly #outer: Group[] = []
  /** Bytes of text that are not decoded yet: characters of some encodings are longer than one byte. */
  #bytes = ''
  /** How many bytes that stand in for a character of Unicode are still to come. */
  #toSkip = 0
  #heading: number | null = null
  #label = ''

  read(rtf: string) {
    for (const token of tokensOf(rtf)) this.#take(token)
    this.#flush()
    if (this.stories[0]!.inParagraph) this.stories[0]!.endParagraph()
  }

  #take(token: Token) {
    if (token.kind === 'bytes') {
      const skipped = Math.min(this.#toSkip, token.bytes.length)
      this.#toSkip -= skipped
      this.#bytes += token.bytes.slice(skipped)
      return
    }
    if (token.kind === 'word' && token.name === 'u' && token.value !== null) return this.#unicode(token.value)
    this.#flush()
    this.#toSkip = 0
    if (token.kind === 'open') this.#open()
    else if (token.kind === 'close') this.#close()
    else this.#word(token.name, token.value)
  }

  #open() {
    if (this.#outer.length >= maxDepth) throw new Unreadable('unsafe')
    this.#outer.push(this.#group)
    this.#group = { ...this.#group, optional: false, begins: null }
  }

  #close() {
    const { begins, destination, story } = this.#group
    this.#group = this.#outer.pop() ?? this.#group
    if (destination === 'info') this.tables.endInfo()
    if (begins?.kind === 'story' && story.inParagraph) story.endParagraph()
    if (begins?.kind === 'field') story.link(begins.start, /^\s*HYPERLINK\s+"([^"]+)"/i.exec(begins.code)?.[1] ?? '')
    if (begins?.kind === 'picture') {
      const gap = gapOfPicture(begins.width, begins.height)
      if (gap) story.leaveOut(gap)
    }
    if (begins?.kind === 'object') story.leaveOut(/^equation/i.test(begins.program) ? 'equation' : 'embedded_object')
  }

  #word(name: string, value: number | null) {
    const group = this.#group
    if (name === '*') group.optional = true
    else if (beginsGroup(name, group, (story) => this.stories.push(story))) return
    else if (group.destination === 'fonts' || group.destination === 'colors' || group.destination === 'info')
      this.tables.word(name, value)
    else this.#format(name, value)
    if (group.destination === 'text') this.#separate(name)
  }

  /** Takes a control word that changes how the text that comes looks, or what it is. */
  #format(name: string, value: number | null) {
    const group = this.#group
    const isOn = value !== 0
    if (name === 'plain') Object.assign(group, plain)
    if (name === 'ansicpg') this.tables.codePage = value ?? 1252
    if (name === 'mac') this.tables.codePage = 10_000
    if (name === 'uc') group.substitutes = value ?? 1
    if (name === 'f') group.font = value ?? 0
    if (name === 'i') group.italic = isOn
    if (name === 'v') group.hidden = isOn
    if (name === 'deleted') group.deleted = isOn
    if (name === 'fs') group.size = value ?? 24
    if (name === 'cf') group.color = value ?? 0
    if (name === 'highlight' || name === 'chcbpat' || name === 'cb') group.behind = value ?? 0
    if (name === 'pard') this.#heading = null
    if (name === 'outlinelevel') this.#heading = (value ?? 0) + 1
    if (name === 'ftnalt') this.#makeEndnote()
    if (name === 'moMath') {
      group.story.leaveOut('equation')
      group.destination = 'skip'
    }
    if (group.begins?.kind === 'picture' && name === 'picwgoal') group.begins.width = (value ?? 0) / 20
    if (group.begins?.kind === 'picture' && name === 'pichgoal') group.begins.height = (value ?? 0) / 20
  }

  #separate(name: string) {
    const { story } = this.#group
    const text = characters[name]
    if (text !== undefined) this.#write(text)
    if (name === 'par' || name === 'sect' || name === 'page') story.endParagraph(this.#markOfParagraph())
    if (name === 'cell' || name === 'nestcell') {
      story.endParagraph()
      story.separate('\t')
    }
    if (name === 'row' || name === 'nestrow') story.separate('\n')
  }

  #markOfParagraph(): Omit<OutlineEntry, 'at'> | null {
    const label = this.#label.trim()
    this.#label = ''
    return this.#heading !== null || label ? { heading: this.#heading, depth: 0, label } : null
  }

  #makeEndnote() {
    const at = this.stories.indexOf(this.#group.story)
    if (this.#group.story.kind !== 'footnote' || at < 0) return
    this.#group.story = new Story('endnote')
    this.stories[at] = this.#group.story
  }

  /** A character of Unicode, as a number of 16 bits with a sign; bytes for older programs follow it. */
  #unicode(value: number) {
    this.#flush()
    this.#write(String.fromCharCode(value & 0xffff))
    this.#toSkip = this.#group.substitutes
  }

  #flush() {
    if (!this.#bytes) return
    const { font } = this.#group
    const text = decoded(this.#bytes, encodingOf(this.tables.fonts.get(font)?.charset, this.tables.codePage))
    this.#bytes = ''
    this.#write(text)
  }

  #write(text: string) {
    const group = this.#group
    if (group.destination === 'fonts') this.tables.fontName(text)
    if (group.destination === 'colors') this.tables.colors(text)
    if (group.destination === 'info') this.tables.info(text)
    if (group.destination === 'label') this.#label += text
    if (group.destination === 'field-code') this.#fieldCode(text)
    if (group.destination === 'object-class') this.#objectClass(text)
    if (group.destination !== 'text') return
    if (group.deleted) return group.story.leaveOut('tracked_deletion')
    const letters = lettersIn(text, this.tables.fonts.get(group.font)?.name)
    if (letters.unknown) group.story.leaveOut('unmapped_letters')
    const cause = this.#whyUnseen(group)
    if (cause === 'hidden' || (cause && text.trim())) group.story.hide(letters.text, cause)
    else group.story.write(letters.text, group.italic)
  }

  #whyUnseen({ hidden, size, color, behind }: Group) {
    if (hidden) return 'hidden'
    if (isTiny(size / 2)) return 'tiny'
    return blendsIn(this.tables.color(color), this.tables.color(behind))
  }

  #fieldCode(text: string) {
    const field = this.#outer.findLast(({ begins }) => begins?.kind === 'field')?.begins
    if (field?.kind === 'field') field.code += text
  }

  #objectClass(text: string) {
    const object = this.#outer.findLast(({ begins }) => begins?.kind === 'object')?.begins
    if (object?.kind === 'object') object.program += text
  }
}
