import mammoth from 'mammoth'
import { SaxesParser } from 'saxes'
import { readXml } from './package/xml.ts'
import { openZip } from './package/zip.ts'

/** What may stand in the readable view: the elements that mammoth makes of text, and nothing that loads or runs. */
const allowed = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr th td a strong em b i u s sub sup br blockquote pre'.split(' '),
)
const empty = new Set(['br'])

/**
 * A Word document as simple HTML for reading, without pictures. Everything but the allowed elements is left out, and
 * all attributes but web addresses of links. Hidden runs are shown in it; the extracted text is what evidence rests on.
 * Memory is only bounded in the sandbox.
 *
 * @throws {Unreadable}
 */
export async function readableHtml(path: string): Promise<string> {
  await refuseHarm(path)
  const { value } = await mammoth.convertToHtml(
    { path },
    {
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    },
  )
  return sanitise(value)
}

/** mammoth unpacks whatever it is given, so every part it could ask for is unpacked and read here first. */
async function refuseHarm(path: string) {
  const zip = await openZip(path)
  try {
    for (const name of zip.names.filter((it) => /\.(xml|rels)$/i.test(it))) await readXml(zip.read(name), {}, {})
  } finally {
    zip.close()
  }
}

/** Writes the HTML anew from its elements and its text; mammoth's HTML is also XML without a root. */
function sanitise(html: string): string {
  const parser = new SaxesParser({ fragment: true, xmlns: false })
  const written: string[] = []
  parser.on('error', () => {})
  parser.on('text', (text) => written.push(escaped(text)))
  parser.on('opentag', ({ name, attributes }) => {
    if (!allowed.has(name)) return
    const href =
      name === 'a' && /^https?:\/\//i.test(attributes.href ?? '') ? ` href="${escaped(attributes.href!)}"` : ''
    written.push(`<${name}${href}>`)
  })
  parser.on('closetag', ({ name }) => {
    if (allowed.has(name) && !empty.has(name)) written.push(`</${name}>`)
  })
  parser.write(html).close()
  return written.join('')
}

function escaped(text: string) {
  return text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`)
}
