import type { DocumentFacts } from '../../domain/screening/document.ts'
import { count, isoDate } from '../facts.ts'
import { readXml } from '../package/xml.ts'
import type { Package } from '../package/zip.ts'
import { prefixes } from './names.ts'

/** What the file says about itself in docProps (ECMA-376-2, 8 and ECMA-376-1, 22.2). */
export async function readProperties(zip: Package): Promise<Omit<DocumentFacts, 'words'>> {
  const values = new Map<string, string>()
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
        if (name) values.set(name, (values.get(name) ?? '') + text)
      },
    })
  }
  const text = (name: string) => values.get(name)?.trim().slice(0, 500) || null
  return {
    pages: count(values.get('ep:Pages')),
    author: text('dc:creator'),
    lastModifiedBy: text('cp:lastModifiedBy'),
    title: text('dc:title'),
    application: text('ep:Application'),
    createdAt: isoDate(values.get('dcterms:created')),
    modifiedAt: isoDate(values.get('dcterms:modified')),
    editingMinutes: count(values.get('ep:TotalTime')),
    revisions: count(values.get('cp:revision')),
  }
}
