import type { DocumentFacts } from '../../domain/screening/document.ts'

/** The tables at the head of a file: its fonts, its colours and what it says about itself. */
export class Tables {
  codePage = 1252
  readonly fonts = new Map<number, { charset?: number; name: string }>()
  readonly #colors: (string | undefined)[] = [undefined]
  readonly #info = new Map<string, string>()
  #font = 0
  #channels: number[] = []
  #about = ''

  /** Takes a control word inside a table. */
  word(name: string, value: number | null) {
    if (name === 'f' && value !== null) {
      this.#font = value
      this.fonts.set(value, { name: '' })
    }
    if (name === 'fcharset' && value !== null) this.#entry().charset = value
    const channel = ['red', 'green', 'blue'].indexOf(name)
    if (channel >= 0) this.#channels[channel] = Math.min(255, Math.max(0, value ?? 0))
    if (/^(author|operator|title|creatim|revtim)$/.test(name)) this.#about = name
    if (/^(nofpages|edmins|version)$/.test(name) && value !== null) this.#info.set(name, String(value))
    if (this.#about.endsWith('tim') && /^(yr|mo|dy|hr|min)$/.test(name))
      this.#info.set(this.#about + name, String(value ?? 0))
  }

  fontName(text: string) {
    const entry = this.#entry()
    entry.name = (entry.name + text).replace(/;.*$/s, '')
  }

  colors(text: string) {
    for (const _ of text.replace(/[^;]/g, '')) {
      if (!this.#started) this.#started = true
      else this.#colors.push(this.#channels.length ? this.#channels.map(hex).join('') : undefined)
      this.#channels = []
    }
  }
  #started = false

  info(text: string) {
    if (!this.#about.endsWith('tim')) this.#info.set(this.#about, (this.#info.get(this.#about) ?? '') + text)
  }

  /** Ends one entry of what the file says about itself. */
  endInfo() {
    this.#about = ''
  }

  color(at: number): string | undefined {
    return this.#colors[at]
  }

  get facts(): Omit<DocumentFacts, 'words'> {
    const text = (name: string) => this.#info.get(name)?.trim().slice(0, 500) || null
    const number = (name: string) => (this.#info.has(name) ? Number(this.#info.get(name)) : null)
    return {
      pages: number('nofpages'),
      author: text('author'),
      lastModifiedBy: text('operator'),
      title: text('title'),
      application: null,
      createdAt: this.#time('creatim'),
      modifiedAt: this.#time('revtim'),
      editingMinutes: number('edmins'),
      revisions: number('version'),
    }
  }

  #time(name: string): string | null {
    const [year, month, day, hour, minute] = ['yr', 'mo', 'dy', 'hr', 'min'].map((it) =>
      Number(this.#info.get(name + it) ?? 0),
    )
    if (!year) return null
    const time = Date.UTC(year, month! - 1, day, hour, minute)
    return Number.isNaN(time) ? null : new Date(time).toISOString()
  }

  #entry() {
    const known = this.fonts.get(this.#font) ?? { name: '' }
    this.fonts.set(this.#font, known)
    return known
  }
}

function hex(value: number) {
  return (value ?? 0).toString(16).padStart(2, '0')
}
