import { posix } from 'node:path'
import { percentDecoded, urlIn } from '../../domain/url.ts'
import { prefixes } from '../docx/names.ts'
import { readXml } from './xml.ts'
import type { Package } from './zip.ts'

/** Where one part of a package points (ECMA-376-2, 6.5): to other parts, or out to the web. Nothing is followed out. */
export interface Relationships {
  /** Names of the parts of one type (`footnotes`, `header`, …). */
  parts(type: string): string[]
  /** Every relationship to another part, in order. */
  all: { id: string; type: string; part: string }[]
  /** Web addresses by relationship id. */
  links: Map<string, string>
}

/** Reads the relationships of a part; of the package itself when `part` is empty. */
export async function readRelationships(zip: Package, part: string): Promise<Relationships> {
  const { dir, base } = posix.parse(part)
  const all: Relationships['all'] = []
  const links = new Map<string, string>()
  await readXml(zip.read(posix.join(dir, '_rels', `${base}.rels`)), prefixes, {
    open(tag) {
      if (tag.name !== 'rel:Relationship') return
      const target = tag.get(':Target') ?? ''
      const id = tag.get(':Id') ?? ''
      if (tag.get(':TargetMode') === 'External') links.set(id, target)
      const name = tag.get(':TargetMode') === 'External' ? null : partName(zip, part, target)
      if (name !== null) all.push({ id, type: posix.basename(tag.get(':Type') ?? ''), part: name })
    },
  })
  return { links, all, parts: (type) => all.filter((it) => it.type === type).map((it) => it.part) }
}

/**
 * The name in the package of what a part points to: a reference is relative to the part or begins at the root
 * (ECMA-376-2, 6.2.4, RFC 3986, 5.2). Null for a reference that leads out of the package.
 */
function partName(zip: Package, from: string, reference: string): string | null {
  const root = 'part:///'
  const base = new URL(from.split('/').map(encodeURIComponent).join('/'), root)
  const target = reference.trim().replaceAll('\\', '/')
  if (!urlIn(target, base.href)) return null
  const url = new URL(target, base)
  if (!url.href.startsWith(root)) return null
  const name = url.pathname.slice(1)
  return zip.has(name) ? name : percentDecoded(name)
}
