import type { FieldCitation } from '../../../domain/screening/document.ts'
import { readXml } from '../../package/xml.ts'
import type { Package } from '../../package/zip.ts'
import { prefixes } from '../names.ts'

type Item = FieldCitation['items'][number]

/** Word's own list of sources (`b:Sources` in customXml, ECMA-376-1, 22.6) by the tag that `CITATION` fields use. */
export async function readSources(zip: Package): Promise<Map<string, Item>> {
  const sources = new Map<string, Item>()
  for (const name of zip.names.filter((it) => /^customXml\/item\d{1,3}\.xml$/i.test(it))) {
    await readXml(zip.read(name), prefixes, sourceHandlers(sources))
  }
  return sources
}

function sourceHandlers(sources: Map<string, Item>) {
  const path: string[] = []
  const within = (...names: string[]) => names.every((name, at) => path[path.length - names.length + at] === name)
  const author = ['b:Author', 'b:Author', 'b:NameList', 'b:Person']
  let item: Item = { authors: [], title: '', year: '' }
  let tag = ''

  return {
    open({ name }: { name: string }) {
      path.push(name)
      if (name === 'b:Source') item = { authors: [], title: '', year: '' }
      if (name === 'b:Source') tag = ''
      if (within(...author)) item.authors.push('')
    },
    text(text: string) {
      if (within('b:Source', 'b:Tag')) tag += text
      if (within('b:Source', 'b:Title')) item.title += text
      if (within('b:Source', 'b:Year')) item.year += text
      if (within('b:Author', 'b:Author', 'b:Corporate')) item.authors.push(text)
      if (within(...author, 'b:Last')) item.authors.push(`${text}${item.authors.pop()}`)
      if (within(...author, 'b:First')) item.authors.push(`${item.authors.pop()}, ${text}`)
    },
    close(name: string) {
      path.pop()
      if (name === 'b:Source' && tag) sources.set(tag, item)
    },
  }
}
