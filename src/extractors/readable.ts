import mammoth from 'mammoth'
import sanitizeHtml from 'sanitize-html'
import { readXml } from './package/xml.ts'
import { openZip } from './package/zip.ts'

/** What the readable view may contain: the elements that mammoth makes of text, and nothing that loads or runs. */
const readable: sanitizeHtml.IOptions = {
  allowedTags:
    'p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr th td a strong em b i u s sub sup br blockquote pre'.split(' '),
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['http', 'https'],
  // A link without a scheme would lead to a page of our own.
  transformTags: {
    a: (tagName, { href = '' }) => ({ tagName, attribs: /^https?:\/\//i.test(href) ? { href } : {} }),
  },
}

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
  return sanitizeHtml(value, readable)
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
