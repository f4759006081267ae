import type { Formatted } from '../../domain/screening/shown/formatted.ts'
import { openZip } from '../package/zip.ts'
import { readableHtml } from '../readable.ts'
import { align } from './align.ts'
import { nodesOfHtml } from './from-html.ts'
import { readOdtView } from './odt-view.ts'
import { Pictures } from './pictures.ts'

/**
 * A Word or OpenDocument text with its headings, lists, tables and pictures in place, its words as stretches of `text`, which
 * was extracted from it. Neither time nor memory is limited: call it in the sandbox.
 *
 * @throws {Unreadable}
 */
export async function formattedOf({ path, text }: { path: string; text: string }): Promise<Formatted> {
  const pictures = new Pictures()
  const nodes = (await isOdt(path))
    ? await readOdtView(path, pictures)
    : nodesOfHtml(await readableHtml(path, pictures))
  return { nodes: align(nodes, text), pictures: pictures.all }
}

async function isOdt(path: string): Promise<boolean> {
  const zip = await openZip(path)
  try {
    return zip.has('content.xml')
  } finally {
    zip.close()
  }
}
