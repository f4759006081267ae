import mammoth from 'mammoth'
import sanitizeHtml from 'sanitize-html'
import { isSafeLink } from '../domain/screening/shown/formatted.ts'
import { Pictures } from './formatted/pictures.ts'
import { readXml } from './package/xml.ts'
import { openZip } from './package/zip.ts'

/**
 * What the readable view may contain: the elements that mammoth makes of text, and nothing that loads or runs. A picture
 * has the number by which it was kept for its address.
 */
const readable: sanitizeHtml.IOptions = {
  allowedTags:
    'p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr th td a strong em b i u s sub sup br blockquote pre img'.split(
      ' ',
    ),
  allowedAttributes: { a: ['href'], img: ['src', 'alt'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['picture'] },
  // A link without a scheme would lead to a page of our own.
  transformTags: {
    a: (tagName, { href = '' }) => ({ tagName, attribs: isSafeLink(href) ? { href } : {} }),
  },
}

/** With more bytes of pictures and other parts than this, no picture is unpacked. */
const mostBytes = 60e6

/**
 * A Word document as simple HTML for reading. Everything but the allowed elements is left out, and all attributes but web
 * addresses of links and the numbers of pictures, which are kept in `pictures`. Hidden runs are shown in it; the extracted
 * text is what evidence rests on. Memory is only bounded in the sandbox.
 *
 * @throws {Unreadable}
 */
export async function readableHtml(path: string, pictures = new Pictures()): Promise<string> {
  const pictureBytes = await refuseHarm(path)
  const { value } = await mammoth.convertToHtml(
    { path },
    {
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async (image) => {
        const number = pictureBytes > mostBytes ? null : pictures.add(await image.readAsBuffer())
        return { src: number === null ? '' : `picture:${number}` }
      }),
    },
  )
  return sanitizeHtml(value, readable)
}

/**
 * mammoth unpacks whatever it is given, so every part of XML that it could ask for is unpacked and read here first. Gives
 * the size of all other parts, in bytes as the package says it.
 */
async function refuseHarm(path: string): Promise<number> {
  const zip = await openZip(path)
  try {
    const isXml = (name: string) => /\.(xml|rels)$/i.test(name)
    for (const name of zip.names.filter(isXml)) await readXml(zip.read(name), {}, {})
    return zip.names.reduce((sum, name) => sum + (isXml(name) ? 0 : zip.size(name)), 0)
  } finally {
    zip.close()
  }
}
