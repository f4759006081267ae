import { type Part, xml, zip } from './zip.ts'

export interface OdtContent {
  /** A string, or the XML of an element of the body. */
  paragraphs: (string | { xml: string })[]
  /** Automatic styles of the body: the inside of `office:automatic-styles`. */
  styles?: string
  header?: string
  footer?: string
  properties?: {
    author?: string
    title?: string
    createdAt?: string
    editingDuration?: string
    revisions?: number
    pages?: number
  }
  parts?: Part[]
}

const names = [
  'office:text:style:table:meta:manifest'
    .split(':')
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' '),
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ')

/** Makes an OpenDocument text as LibreOffice lays one out, with only what is asked for. */
export function makeOdt({ paragraphs, styles = '', header, footer, properties = {}, parts = [] }: OdtContent): Buffer {
  const body = paragraphs.map((it) => (typeof it === 'string' ? `<text:p>${xml(it)}</text:p>` : it.xml)).join('')
  const made: Part[] = [
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    {
      name: 'content.xml',
      content: `<office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    {
      name: 'styles.xml',
      content: `<office:document-styles ${names}><office:master-styles><style:master-page>${[
        header && `<style:header><text:p>${xml(header)}</text:p></style:header>`,
        footer && `<style:footer><text:p>${xml(footer)}</text:p></style:footer>`,
      ]
        .filter(Boolean)
        .join('')}</style:master-page></office:master-styles></office:document-styles>`,
    },
    { name: 'meta.xml', content: metaXml(properties) },
    { name: 'META-INF/manifest.xml', content: `<manifest:manifest ${names}/>` },
  ]
  return zip([...made.filter(({ name }) => !parts.some((part) => part.name === name)), ...parts])
}

function metaXml({
  author,
  title,
  createdAt,
  editingDuration,
  revisions,
  pages,
}: NonNullable<OdtContent['properties']>) {
  const said = [
    author && `<meta:initial-creator>${xml(author)}</meta:initial-creator>`,
    title && `<dc:title>${xml(title)}</dc:title>`,
    createdAt && `<meta:creation-date>${createdAt}</meta:creation-date>`,
    editingDuration && `<meta:editing-duration>${editingDuration}</meta:editing-duration>`,
    revisions && `<meta:editing-cycles>${revisions}</meta:editing-cycles>`,
    pages && `<meta:document-statistic meta:page-count="${pages}"/>`,
  ]
  return `<office:document-meta ${names}><office:meta>${said.filter(Boolean).join('')}</office:meta></office:document-meta>`
}
