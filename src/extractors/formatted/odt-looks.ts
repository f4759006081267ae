import type { FormattedTag } from '../../domain/screening/shown/formatted.ts'
import type { Tag } from '../package/xml.ts'

/** Which styles of a text look like an element, and which list styles count; by their names. */
export class OdtLooks {
  readonly #looks = new Map<string, Set<FormattedTag>>()
  /** The levels of a list style that have numbers. */
  readonly #numbered = new Map<string, Set<number>>()
  #style = ''
  #list = ''

  /** Takes up an element where styles are defined. */
  open(tag: Tag): void {
    if (tag.name === 'style:style') this.#style = tag.get('style:name') ?? ''
    if (tag.name === 'text:list-style') this.#list = tag.get('style:name') ?? ''
    if (tag.name === 'text:list-level-style-number')
      addTo(this.#numbered, this.#list, Number(tag.get('text:level')) || 1)
    if (tag.name === 'style:text-properties') this.#takeLooks(tag)
  }

  close(name: string): void {
    if (name === 'style:style') this.#style = ''
  }

  /** The elements around words of a style, the outermost first. */
  of(style: string | undefined): FormattedTag[] {
    return [...(this.#looks.get(style ?? '') ?? [])]
  }

  isNumbered(list: string | undefined, level: number): boolean {
    return this.#numbered.get(list ?? '')?.has(level) === true
  }

  #takeLooks(tag: Tag) {
    if (!this.#style) return
    const position = tag.get('style:text-position') ?? ''
    const looks: [boolean, FormattedTag][] = [
      [/^(bold|[6-9]00)$/.test(tag.get('fo:font-weight') ?? ''), 'strong'],
      [/^(italic|oblique)$/.test(tag.get('fo:font-style') ?? ''), 'em'],
      [isLine(tag.get('style:text-underline-style')), 'u'],
      [isLine(tag.get('style:text-line-through-style')), 's'],
      [/^(super|[1-9])/.test(position), 'sup'],
      [/^(sub|-)/.test(position), 'sub'],
    ]
    for (const [applies, look] of looks) if (applies) addTo(this.#looks, this.#style, look)
  }
}

const isLine = (style: string | undefined) => style !== undefined && style !== 'none'

function addTo<T>(map: Map<string, Set<T>>, key: string, item: T) {
  map.set(key, (map.get(key) ?? new Set<T>()).add(item))
}
