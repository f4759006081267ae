import { posix } from 'node:path'
import { readXml } from '../package/xml.ts'
import type { Package } from '../package/zip.ts'
import { prefixes } from './names.ts'

/** Where one part of a package points (ECMA-376-2, 6.5): to other parts, or out to the web. Nothing is followed out. */
export interface Relationships {
  /** Names of the parts of one type (`footnotes`, `header`, …). */
  parts(type: string): string[]
  /** Web addresses by relationship id. */
  links: Map<string, string>
}

/** Reads the relationships of a part; of the package itself when `part` is empty. */
export async function readRelationships(zip: Package, part: string): Promise<Relationships> {
  const { dir, base } = posix.parse(part)
  const parts: { type: string; name: string }[] = []
  const links = new Map<string, string>()
  await readXml(zip.read(posix.join(dir, '_rels', `${base}.rels`)), prefixes, {
    open(tag) {
      if (tag.name !== 'rel:Relationship') return
      const target = tag.get(':Target') ?? ''
      if (tag.get(':TargetMode') === 'External') links.set(tag.get(':Id') ?? '', target)
      else parts.push({ type: posix.basename(tag.get(':Type') ?? ''), name: posix.join('/', dir, target).slice(1) })
    },
  })
  return { links, parts: (type) => parts.filter((it) => it.type === type).map((it) => it.name) }
}
