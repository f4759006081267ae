import type { DocumentFacts } from '../../domain/screening/document.ts'
import { count, isoDate } from '../facts.ts'
import { readXml } from '../package/xml.ts'
import type { Package } from '../package/zip.ts'
import { prefixes } from './names.ts'

/** What the file says about itself in docProps (ECMA-376-2, 8 and ECMA-376-1, 22.2). */
export async function readProperties(zip: Package): Promise<Omit<DocumentFacts, 'words'>> {
  const said = new Map<string, string>()
  for (const part of ['docProps/core.xml', 'docProps/app.xml']) {
    let name = ''
    await readXml(zip.read(part), prefixes, {
      open: (tag) => {
        name = tag.name
      },
      close: () => {
        name = ''
      },
      text: (text) => {
        if (name) said.set(name, (said.get(name) ?? '') + text)
      },
    })
  }
  const text = (name: string) => said.get(name)?.trim().slice(0, 500) || null
  return {
    pages: count(said.get('ep:Pages')),
    author: text('dc:creator'),
    lastModifiedBy: text('cp:lastModifiedBy'),
    title: text('dc:title'),
    application: text('ep:Application'),
    createdAt: isoDate(said.get('dcterms:created')),
    modifiedAt: isoDate(said.get('dcterms:modified')),
    editingMinutes: count(said.get('ep:TotalTime')),
    revisions: count(said.get('cp:revision')),
  }
}
