import { cslItems } from '../package/csl.ts'
import { isTiny } from '../package/visibility.ts'
import type { Tag } from '../package/xml.ts'
import { unknownLetter } from '../symbols.ts'
import { Equation } from './equation.ts'
import { formElements } from './fields/form-field.ts'
import { fillOf } from './looks/run-properties.ts'
import { takeStanding } from './looks/standing.ts'
import { markOf } from './outline.ts'
import { newParagraph, type Place, write, writeSeen } from './place.ts'

/** What an element does to the place where it begins. */
export const opening: Record<string, (place: Place, tag: Tag) => void> = {
  'w:p': (place) => {
    place.paragraph = { ...newParagraph }
  },
  'w:pPr': (place) => {
    place.about = 'paragraph'
  },
  'w:rPr': (place) => {
    if (place.about === 'paragraph') place.about = 'mark'
  },
  'w:spacing': ({ run, about, paragraph }, tag) => {
    if (run || about !== 'paragraph' || tag.get('w:lineRule') !== 'exact') return
    paragraph.flat = isTiny(Number(tag.get('w:line') ?? 240) / 20)
  },
  'w:numId': takeParagraphStanding,
  'w:ilvl': takeParagraphStanding,
  'w:outlineLvl': takeParagraphStanding,
  'w:pStyle': ({ paragraph }, tag) => {
    paragraph.style = tag.get('w:val')
  },
  'w:shd': ({ run, about, paragraph, behind, surroundings }, tag) => {
    if (run || about === 'mark') return
    if (about === 'paragraph') paragraph.fill = fillOf(tag, surroundings.theme)
    else behind[0] = fillOf(tag, surroundings.theme)
  },
  'w:r': beginRun,
  'm:r': beginRun,
  'a:r': beginRun,
  'a:br': (place) => place.story.write('\n'),
  'w:br': (place) => write(place, '\n'),
  'w:cr': (place) => write(place, '\n'),
  'w:tab': (place) => write(place, '\t'),
  'w:ptab': (place) => write(place, '\t'),
  'w:noBreakHyphen': (place) => write(place, '\u2011'),
  'w:softHyphen': (place) => write(place, '\u00ad'),
  'w:sym': (place, tag) => write(place, characterOf(tag.get('w:char')), tag.get('w:font') ?? ''),
  'm:oMathPara': (place) => {
    place.paragraph.displayed = true
    place.inDisplay = true
  },
  'm:oMath': (place) => {
    place.equation = new Equation()
  },
  'w:tbl': ({ behind }) => behind.unshift(undefined),
  'w:tc': ({ behind }) => behind.unshift(undefined),
  'w:tblStyle': ({ behind, surroundings }, tag) => {
    if (surroundings.styles.paints(tag.get('w:val'))) behind[0] = 'unknown'
  },
  'w:hyperlink': ({ links, story, surroundings }, tag) => {
    links.push({ start: story.next, href: surroundings.links.get(tag.get('r:id') ?? '') ?? '' })
  },
  'w:sdt': ({ controls, story }) => controls.push({ start: story.next, tag: '' }),
  'w:tag': ({ controls }, tag) => {
    const control = controls.at(-1)
    if (control) control.tag = tag.get('w:val') ?? ''
  },
  'w:fldSimple': ({ fields }, tag) => {
    fields.beginSimple(tag.get('w:instr'))
  },
  'w:fldChar': (place, tag) => {
    const type = tag.get('w:fldCharType')
    if (type === 'begin') place.fields.begin()
    if (type === 'separate') place.fields.separate()
    const shown = type === 'end' && place.fields.end()
    if (shown) write(place, shown)
  },
}

for (const [name, take] of Object.entries(formElements)) {
  opening[name] = ({ fields: { form } }, tag) => form && take(form, tag)
}

/** What an element does to the place where it ends. */
export const closing: Record<string, (place: Place) => void> = {
  'w:p': (place) => {
    const mark = markOf(place)
    if (!place.paragraph.joined) place.story.endParagraph(mark)
    place.backdrop.endParagraph(place.story)
  },
  'w:pPr': (place) => {
    place.about = null
  },
  'w:rPr': (place) => {
    if (place.about === 'mark') place.about = 'paragraph'
  },
  'w:r': endRun,
  'm:r': endRun,
  'a:r': endRun,
  'a:p': ({ story }) => story.endParagraph(),
  'm:oMath': (place) => {
    const text = place.equation?.text ?? ''
    place.equation = null
    if (text && !place.fields.inCode) writeSeen(place, text)
    place.paragraph.displayed = place.inDisplay
  },
  'm:oMathPara': (place) => {
    place.paragraph.displayed = true
    place.inDisplay = false
  },
  'w:tbl': ({ behind }) => behind.shift(),
  'w:tc': ({ behind, story }) => {
    behind.shift()
    story.separate('\t')
  },
  'w:tr': ({ story }) => story.separate('\n'),
  'w:hyperlink': ({ links, story }) => {
    const link = links.pop()
    if (link) story.link(link.start, link.href)
  },
  'w:sdt': ({ controls, story }) => {
    const control = controls.pop()
    if (control) story.cite(control.start, { source: 'mendeley', items: mendeleyItems(control.tag) })
  },
  'w:fldSimple': ({ fields }) => {
    fields.end()
  },
}

/** What is done with the characters that an element holds; those of all others are not text. */
export const holding: Record<string, (place: Place, text: string) => void> = {
  'w:t': writeLine,
  'm:t': writeLine,
  'a:t': writeLine,
  'w:instrText': ({ fields }, text) => fields.code(text),
  'w:fldData': ({ fields }, text) => fields.data(text),
}

function takeParagraphStanding({ about, paragraph }: Place, tag: Tag) {
  if (about === 'paragraph') takeStanding(tag.name, tag.get('w:val'), paragraph)
}

function beginRun(place: Place) {
  place.run = {}
}

function endRun(place: Place) {
  place.run = null
}

/** Line ends in the file's XML, with the blanks that indent it, are one blank. */
function writeLine(place: Place, text: string) {
  write(place, text.replace(/[ \t]*[\r\n][ \t\r\n]*/g, ' '))
}

/** The character that a hexadecimal number names. */
function characterOf(hex: string | undefined) {
  const code = Number.parseInt(hex ?? '', 16)
  return code > 0x20 && code <= 0xffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCharCode(code) : unknownLetter
}

/** Mendeley Cite keeps its citation in a content control's tag, in base 64. */
function mendeleyItems(tag: string) {
  const data = /^MENDELEY_CITATION_v\d+_(.+)$/s.exec(tag)?.[1]
  return data ? cslItems(Buffer.from(data, 'base64').toString('utf8')) : []
}
