/** What the document information and the XMP packet say; authors from both, because programs write either. */
export function propertiesOf(file, bytes) {
  const xmp = xmpOf(bytes)
  const text = (name) => stringOf(file, (buffer, size) => metaText(file, name, buffer, size))
  const creators = [text('Author'), ...textsIn(xmp, creator)].filter(Boolean)
  return {
    author: [...new Set(creators)].join('; '),
    title: text('Title') || (textsIn(xmp, title)[0] ?? ''),
    application: text('Creator') || text('Producer'),
    createdAt: text('CreationDate'),
    modifiedAt: text('ModDate'),
  }
}

function metaText({ call, document, scratch, view }, name, buffer, size) {
  for (const [at, letter] of [...`${name}\0`].entries()) view().setUint8(at, letter.charCodeAt(0))
  return call._FPDF_GetMetaText(document, scratch, buffer, size)
}

/** The string that a function of PDFium writes: asked without a buffer, it says how many bytes it needs. */
export function stringOf({ call }, write) {
  const bytes = write(0, 0)
  if (bytes <= 2 || bytes > longest) return ''
  const buffer = call.wasmExports.malloc(bytes)
  write(buffer, bytes)
  const value = new TextDecoder('utf-16le').decode(call.HEAPU8.slice(buffer, buffer + bytes - 2))
  call.wasmExports.free(buffer)
  return value.trim()
}

/** In bytes. */
const longest = 2_000_000
const longestPacket = 200_000

/** The XMP packet, which is written so that it can be found without reading the file (ISO 16684-1, 7.3.2). */
function xmpOf(bytes) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = file.lastIndexOf('<x:xmpmeta')
  if (start < 0) return ''
  const end = file.indexOf('</x:xmpmeta>', start)
  return end < 0 || end - start > longestPacket ? '' : file.toString('utf8', start, end)
}

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const creator = /<dc:creator\b[^>]*>(.*?)<\/dc:creator>/s
const title = /<dc:title\b[^>]*>(.*?)<\/dc:title>/s

/** The texts in an element of the packet: its list items, or itself. */
function textsIn(xmp, element) {
  const whole = element.exec(xmp)?.[1] ?? ''
  const items = [...whole.matchAll(/<rdf:li\b[^>]*>([^<]*)<\/rdf:li>/g)].map((match) => match[1])
  return (items.length ? items : [whole.includes('<') ? '' : whole]).map((it) =>
    it.replace(/&(lt|gt|amp|quot|apos);/g, (_, entity) => entities[entity]).trim(),
  )
}
