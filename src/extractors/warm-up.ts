import { newFieldMarks } from './docx/fields/fields.ts'
import { ListCounters } from './docx/looks/numbering.ts'
import { noTheme } from './docx/looks/theme.ts'
import { StoryReader } from './docx/story-reader.ts'
import { readXmlText } from './package/xml.ts'
import { warmUp as warmUpPdf } from './pdf/pdf-thread.ts'

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const run = '<w:r><w:rPr><w:i/><w:color w:val="000000"/></w:rPr><w:t xml:space="preserve">A few words. </w:t></w:r>'
const sample = `<w:document xmlns:w="${w}"><w:body>${`<w:p>${run.repeat(8)}</w:p>`.repeat(200)}</w:body></w:document>`

/** Lets the readers run once ahead of the first file, so that it does not wait for code to be loaded and compiled. */
export function warmUp() {
  warmUpPdf()
  const styles = { defaults: {}, paragraph: () => ({}), character: () => ({}), paints: () => false }
  readXmlText(
    sample,
    { [w]: 'w' },
    new StoryReader([], {
      styles,
      theme: noTheme,
      links: new Map(),
      sources: new Map(),
      inserts: { drawn: new Map(), chunks: new Map() },
      fieldMarks: newFieldMarks(),
      counters: new ListCounters({ levels: new Map(), lists: new Map() }),
    }),
  )
}
