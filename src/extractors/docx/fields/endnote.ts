import type { FieldCitation } from '../../../domain/screening/document.ts'
import { readXmlText } from '../../package/xml.ts'

type Item = FieldCitation['items'][number]

/**
 * The works in an EndNote citation: `<EndNote><Cite>…<record>…`, in the field's code or, in base 64, in its data.
 * An empty list when it cannot be read.
 */
export function endnoteItems(code: string, data: string): Item[] {
  const inData = Buffer.from(data.replace(/\s+/g, ''), 'base64').toString('utf8')
  const xml = [code, inData].map((it) => /<EndNote>[\s\S]*<\/EndNote>/.exec(it)?.[0]).find(Boolean)
  try {
    return xml ? itemsIn(xml) : []
  } catch {
    return []
  }
}

function itemsIn(xml: string): Item[] {
  const items: (Item & { short: string })[] = []
  const path: string[] = []
  const ends = (...names: string[]) => names.every((name, at) => path[path.length - names.length + at] === name)

  readXmlText(
    xml,
    {},
    {
      // Text in a record lies in <style> elements, one for every change of type face, which mean nothing here.
      open({ name }) {
        if (name === ':style') return
        path.push(name)
        if (name === ':Cite') items.push({ authors: [], title: '', year: '', short: '' })
        if (ends(':authors', ':author')) items.at(-1)?.authors.push('')
      },
      text(text) {
        const item = items.at(-1)
        if (!item) return
        if (ends(':Cite', ':Author')) item.short += text
        if (ends(':authors', ':author')) item.authors.push((item.authors.pop() ?? '') + text)
        if (ends(':titles', ':title')) item.title += text
        if (ends(':dates', ':year')) item.year += text
      },
      close(name) {
        if (name !== ':style') path.pop()
      },
    },
  )
  return items.map(({ short, ...item }) => ({ ...item, authors: item.authors.length > 0 ? item.authors : [short] }))
}
