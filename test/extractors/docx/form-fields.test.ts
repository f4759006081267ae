import { expect, test } from 'vitest'
import { makeDocx } from '../../documents/docx.ts'
import { readDocument } from '../reading.ts'

/** A field of a form as Word wrote them before content controls. */
const form = (data: string, code: string, result = '') =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="q"/><w:enabled/>${data}</w:ffData></w:fldChar></w:r>` +
  `<w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
  `${result && `<w:r><w:t>${result}</w:t></w:r>`}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const box = (state: string) => form(`<w:checkBox><w:sizeAuto/>${state}</w:checkBox>`, 'FORMCHECKBOX')
const list = (state: string) =>
  form(`<w:ddList>${state}<w:listEntry w:val="clay"/><w:listEntry w:val="sand"/></w:ddList>`, 'FORMDROPDOWN')

test.each([
  ['a box that is ticked', box('<w:default w:val="0"/><w:checked/>'), '☒'],
  ['a box that is ticked from the beginning', box('<w:default w:val="1"/>'), '☒'],
  ['a box whose tick was taken away', box('<w:default w:val="1"/><w:checked w:val="0"/>'), '☐'],
  ['the entry that was chosen', list('<w:result w:val="1"/>'), 'sand'],
  ['the first entry where none was chosen', list(''), 'clay'],
  [
    'the answer that was typed',
    form('<w:textInput><w:default w:val="Type here"/></w:textInput>', 'FORMTEXT', 'loam'),
    'loam',
  ],
])('%s is in the text', async (_, xml, shown) => {
  const paragraph = { xml: `<w:p><w:r><w:t xml:space="preserve">Soil: </w:t></w:r>${xml}<w:r><w:t>.</w:t></w:r></w:p>` }

  const document = await readDocument(makeDocx({ paragraphs: [paragraph] }))

  expect(document.text).toBe(`Soil: ${shown}.`)
  expect(document.coverage).toEqual([])
})
