import { type Part, xml, zip } from './zip.ts'

/** A run of text and how it looks; `properties` is further `w:rPr` content, `before` is XML put ahead of the run. */
export interface Run {
  text: string
  italic?: boolean
  hidden?: boolean
  color?: string
  /** Half-points, as Word counts. */
  size?: number
  style?: string
  link?: string
  properties?: string
}

export type Paragraph = string | { style?: string; properties?: string; runs: (string | Run)[] } | { xml: string }

export interface DocxContent {
  paragraphs: Paragraph[]
  footnotes?: Paragraph[]
  endnotes?: Paragraph[]
  comments?: Paragraph[]
  header?: Paragraph[]
  footer?: Paragraph[]
  /** Style definitions: the inside of `w:styles`. */
  styles?: string
  /** Word's list of sources: the inside of `b:Sources`. */
  sources?: string
  properties?: {
    author?: string
    lastModifiedBy?: string
    title?: string
    createdAt?: string
    modifiedAt?: string
    revisions?: number
    application?: string
    pages?: number
    editingMinutes?: number
  }
  /** Further parts, or other ones in place of those made here. */
  parts?: Part[]
}

const names = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"',
].join(' ')
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Makes a Word document as Word lays one out, with only what is asked for. */
export function makeDocx(content: DocxContent): Buffer {
  return zip(docxParts(content))
}

/** The parts of that document, for tests that change the way they are packed. */
export function docxParts({ paragraphs, properties = {}, parts = [], ...content }: DocxContent): Part[] {
  const links: string[] = []
  const write = (list: Paragraph[]) => list.map((paragraph) => paragraphXml(paragraph, links)).join('')
  const notes = (list: Paragraph[], tag: string) =>
    list.map((note, id) => `<w:${tag} w:id="${id + 1}">${paragraphXml(note, links)}</w:${tag}>`).join('')
  const separator = (tag: string) => `<w:${tag} w:type="separator" w:id="0">${paragraphXml('———', links)}</w:${tag}>`

  const body = write(paragraphs)
  const own: [part: string, type: string, xml: string][] = []
  if (content.footnotes) {
    const xml = separator('footnote') + notes(content.footnotes, 'footnote')
    own.push(['footnotes', 'footnotes', `<w:footnotes ${names}>${xml}</w:footnotes>`])
  }
  if (content.endnotes) {
    own.push(['endnotes', 'endnotes', `<w:endnotes ${names}>${notes(content.endnotes, 'endnote')}</w:endnotes>`])
  }
  if (content.comments) {
    own.push(['comments', 'comments', `<w:comments ${names}>${notes(content.comments, 'comment')}</w:comments>`])
  }
  if (content.header) own.push(['header1', 'header', `<w:hdr ${names}>${write(content.header)}</w:hdr>`])
  if (content.footer) own.push(['footer1', 'footer', `<w:ftr ${names}>${write(content.footer)}</w:ftr>`])
  if (content.styles) own.push(['styles', 'styles', `<w:styles ${names}>${content.styles}</w:styles>`])

  const made: Part[] = [
    {
      name: '[Content_Types].xml',
      content: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    { name: '_rels/.rels', content: relationships([['rId1', 'officeDocument', 'word/document.xml']]) },
    { name: 'word/document.xml', content: `${head}<w:document ${names}><w:body>${body}</w:body></w:document>` },
    {
      name: 'word/_rels/document.xml.rels',
      content: relationships([
        ...own.map(([part, type], index): Target => [`rId${index + 1}`, type, `${part}.xml`]),
        ...links.map((href, index): Target => [`link${index}`, 'hyperlink', href]),
      ]),
    },
    ...own.map(([part, , content]): Part => ({ name: `word/${part}.xml`, content: head + content })),
    { name: 'docProps/core.xml', content: coreXml(properties) },
    { name: 'docProps/app.xml', content: appXml(properties) },
  ]
  if (content.sources)
    made.push({ name: 'customXml/item1.xml', content: `<b:Sources ${names}>${content.sources}</b:Sources>` })
  return [...made.filter(({ name }) => !parts.some((part) => part.name === name)), ...parts]
}

/** A complex field as Word writes it: its code in runs that nobody sees, then its result. */
export function field(code: string, result: string) {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const half = code.length >> 1
  const codes = [code.slice(0, half), code.slice(half)]
    .map((it) => `<w:r><w:instrText xml:space="preserve">${xml(it)}</w:instrText></w:r>`)
    .join('')
  return `${mark('begin')}${codes}${mark('separate')}${runXml(result, [])}${mark('end')}`
}

function paragraphXml(paragraph: Paragraph, links: string[]) {
  if (typeof paragraph === 'object' && 'xml' in paragraph) return paragraph.xml
  const { style = '', properties = '', runs } = typeof paragraph === 'string' ? { runs: [paragraph] } : paragraph
  const said = (style && `<w:pStyle w:val="${style}"/>`) + properties
  return `<w:p>${said && `<w:pPr>${said}</w:pPr>`}${runs.map((run) => runXml(run, links)).join('')}</w:p>`
}

/** One run as XML. */
export function runXml(run: string | Run, links: string[] = []): string {
  const {
    text,
    italic,
    hidden,
    color,
    size,
    style,
    link,
    properties = '',
  } = typeof run === 'string' ? { text: run } : (run as Run)
  if (link !== undefined) {
    links.push(link)
    return `<w:hyperlink r:id="link${links.length - 1}">${runXml({ ...(run as Run), link: undefined! })}</w:hyperlink>`
  }
  const said = [
    style && `<w:rStyle w:val="${style}"/>`,
    italic && '<w:i/>',
    hidden && '<w:vanish/>',
    color && `<w:color w:val="${color}"/>`,
    size && `<w:sz w:val="${size}"/>`,
    properties,
  ]
  return `<w:r><w:rPr>${said.filter(Boolean).join('')}</w:rPr><w:t xml:space="preserve">${xml(text)}</w:t></w:r>`
}

type Target = [id: string, type: string, target: string]

function relationships(targets: Target[]) {
  const lines = targets.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${relationshipTypes}/${type}" Target="${xml(target)}"${type === 'hyperlink' ? ' TargetMode="External"' : ''}/>`,
  )
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`
}

function coreXml({
  author,
  lastModifiedBy,
  title,
  createdAt,
  modifiedAt,
  revisions,
}: NonNullable<DocxContent['properties']>) {
  const said = [
    title && `<dc:title>${xml(title)}</dc:title>`,
    author && `<dc:creator>${xml(author)}</dc:creator>`,
    lastModifiedBy && `<cp:lastModifiedBy>${xml(lastModifiedBy)}</cp:lastModifiedBy>`,
    revisions && `<cp:revision>${revisions}</cp:revision>`,
    createdAt && `<dcterms:created>${createdAt}</dcterms:created>`,
    modifiedAt && `<dcterms:modified>${modifiedAt}</dcterms:modified>`,
  ]
  return `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${said.filter(Boolean).join('')}</cp:coreProperties>`
}

function appXml({ application, pages, editingMinutes }: NonNullable<DocxContent['properties']>) {
  const said = [
    application && `<Application>${xml(application)}</Application>`,
    pages && `<Pages>${pages}</Pages>`,
    editingMinutes && `<TotalTime>${editingMinutes}</TotalTime>`,
  ]
  return `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">${said.filter(Boolean).join('')}</Properties>`
}
