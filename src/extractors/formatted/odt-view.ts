import type { RawNode } from '../../domain/screening/shown/formatted.ts'
import { prefixes } from '../odt/names.ts'
import { readXml } from '../package/xml.ts'
import { openZip, type Package } from '../package/zip.ts'
import { OdtLooks } from './odt-looks.ts'
import { OdtTree } from './odt-tree.ts'
import { limits, notShown, type Pictures } from './pictures.ts'

/**
 * An OpenDocument text as nodes of a view. Its words are those of the page; what a style hides is shown in it, and the
 * extracted text is what evidence rests on.
 *
 * @throws {Unreadable}
 */
export async function readOdtView(path: string, pictures: Pictures): Promise<RawNode[]> {
  const zip = await openZip(path)
  try {
    const looks = new OdtLooks()
    await readXml(zip.read('styles.xml'), prefixes, looks, 'document type')
    const tree = new OdtTree(looks)
    await readXml(zip.read('content.xml'), prefixes, tree, 'document type')
    await addPictures(zip, tree, pictures)
    return tree.nodes
  } finally {
    zip.close()
  }
}

/** Puts the pictures of the package into the places that name them; one that cannot be shown is said. */
async function addPictures(zip: Package, { pictures: places }: OdtTree, pictures: Pictures) {
  const numbers = new Map<string, number | null>()
  for (const { nodes, at, part, alt } of places) {
    if (!numbers.has(part)) numbers.set(part, await numberOf(zip, part, pictures))
    const number = numbers.get(part)
    nodes[at] = typeof number === 'number' ? { tag: 'img', nodes: [], picture: number, alt } : notShown
  }
}

async function numberOf(zip: Package, part: string, pictures: Pictures): Promise<number | null> {
  if (!zip.has(part) || zip.size(part) > limits.each) return null
  const chunks: Uint8Array[] = []
  for await (const chunk of zip.read(part)) chunks.push(chunk)
  return pictures.add(Buffer.concat(chunks))
}
