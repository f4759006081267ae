import { expect, test } from 'vitest'
import { makePackage, relationsOf } from '../../documents/ooxml.ts'
import { flaws, readDocument } from '../reading.ts'

const names =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const sheet = (rows: string) => `<worksheet ${names}><sheetData>${rows}</sheetData></worksheet>`

test('sheets are read under their names, cells parted by tabs and rows by lines', async () => {
  const first = sheet(
    '<row><c t="s"><v>0</v></c><c/><c><v>12.5</v></c></row><row><c t="inlineStr"><is><t>typed</t></is></c><c t="b"><v>1</v></c></row><row/>',
  )
  const document = await readDocument(
    makePackage('xl/workbook.xml', [
      {
        name: 'xl/workbook.xml',
        content: `<workbook ${names}><sheets><sheet name="Beds" r:id="a"/><sheet name="Notes" state="hidden" r:id="b"/></sheets></workbook>`,
      },
      relationsOf('xl/workbook.xml', [
        ['a', 'worksheet', 'worksheets/sheet1.xml'],
        ['b', 'worksheet', '/xl/worksheets/sheet2.xml'],
        ['c', 'sharedStrings', 'sharedStrings.xml'],
      ]),
      { name: 'xl/worksheets/sheet1.xml', content: first },
      { name: 'xl/worksheets/sheet2.xml', content: sheet('<row><c t="s"><v>1</v></c></row>') },
      {
        name: 'xl/sharedStrings.xml',
        content: `<sst ${names}><si><r><t>North </t></r><r><t>bed</t></r><rPh><t>reading</t></rPh></si><si><t>secret</t></si></sst>`,
      },
    ]),
  )

  expect(document).toMatchObject({ format: 'xlsx', text: 'Beds\nNorth bed\t12.5\ntyped\tTRUE', pages: [] })
  expect(document.outline).toMatchObject([{ at: 0, heading: 1 }])
  expect(document.hidden.map(({ text }) => text)).toEqual(['Notes', 'secret'])
  expect(flaws(document)).toEqual([])
})
