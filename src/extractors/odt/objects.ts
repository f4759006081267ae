import { Mathml } from '../equations/mathml.ts'
import { type Handlers, readXml, type Tag } from '../package/xml.ts'
import type { Package } from '../package/zip.ts'
import { Unreadable } from '../unreadable.ts'
import { prefixes } from './names.ts'

/** What an object inside a text says: an equation as a line, or the lines of a chart. */
export type DrawnObject = { equation: string } | { chart: string[] }

/** The most objects of one text that are read. */
const mostObjects = 500

/** Reads the equations and charts of a package by the names of their folders (ODF 1.3, 10.4.6.2). */
export async function readObjects(zip: Package): Promise<Map<string, DrawnObject>> {
  const objects = new Map<string, DrawnObject>()
  for (const name of zip.names.filter((it) => /^.+\/content\.xml$/.test(it)).slice(0, mostObjects)) {
    try {
      const found = await readObject(zip, name)
      if (found) objects.set(name.slice(0, -'/content.xml'.length), found)
    } catch (error) {
      // An object that cannot be read costs that object, and not the work.
      if (!(error instanceof Unreadable)) throw error
    }
  }
  return objects
}

async function readObject(zip: Package, name: string): Promise<DrawnObject | null> {
  const equation = new EquationReader()
  const chart = new ChartReader()
  let kind: 'equation' | 'chart' | null = null
  const reader = () => (kind === 'equation' ? equation : kind === 'chart' ? chart : null)
  await readXml(
    zip.read(name),
    prefixes,
    {
      open(tag) {
        if (tag.name === 'math:math') kind ??= 'equation'
        if (tag.name === 'office:chart') kind ??= 'chart'
        reader()?.open(tag)
      },
      text: (text) => reader()?.text(text),
      close: (closed) => reader()?.close(closed),
    },
    'document type',
  )
  return drawn(kind)

  function drawn(found: 'equation' | 'chart' | null): DrawnObject | null {
    if (found === 'equation') return { equation: equation.math.text }
    return found === 'chart' ? { chart: chart.lines } : null
  }
}

/** Feeds the elements of MathML to the equation that they make. */
export class EquationReader implements Handlers {
  readonly math = new Mathml()

  open(tag: Tag) {
    this.math.open(tag.name.replace('math:', ''), (attribute) => tag.get(`:${attribute}`))
  }

  text(text: string) {
    this.math.write(text)
  }

  close(_name: string) {
    this.math.close()
  }
}

/** The titles of a chart, then the words in the table of its values. */
class ChartReader implements Handlers {
  readonly lines: string[] = []
  #text = ''

  open({ name }: Tag) {
    if (name === 'text:p') this.#text = ''
  }

  text(text: string) {
    this.#text += text
  }

  close(name: string) {
    if (name !== 'text:p') return
    const line = this.#text.trim()
    this.#text = ''
    if (/\p{L}/u.test(line) && !this.lines.includes(line)) this.lines.push(line)
  }
}
