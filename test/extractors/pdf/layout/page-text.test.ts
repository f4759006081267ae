import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makePdf, onePage, rawPdf } from '../../../documents/pdf.ts'
import { flaws, readDocument, slices } from '../../reading.ts'

const word = fc.stringMatching(/^[a-z]{2,9}$/)
const line = fc.array(word, { minLength: 5, maxLength: 9 }).map((words) => words.join(' '))
const pages = fc.array(fc.array(line, { maxLength: 6 }), { minLength: 1, maxLength: 4 })

/** Writes each word by itself, as typesetting programs do: no blanks, every word at its place. */
function wordByWord(sheets: string[][]): Buffer {
  const kids = sheets.map((_, index) => `${4 + 2 * index} 0 R`).join(' ')
  return rawPdf([
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Kids [${kids}] /Count ${sheets.length} /MediaBox [0 0 595 842] /Resources <</Font <</F 3 0 R>>>>>>`,
    '<</Type /Font /Subtype /Type1 /BaseFont /Courier>>',
    ...sheets.flatMap((lines, index) => {
      const drawn = lines.flatMap((text, row) => {
        const starts = [...text.matchAll(/\S+/g)]
        return starts.map(({ 0: it, index }) => `1 0 0 1 ${72 + index * 6} ${760 - 15 * row} Tm (${it}) Tj`)
      })
      const content = `BT /F 10 Tf ${drawn.join(' ')} ET`
      return [
        `<</Type /Page /Parent 2 0 R /Contents ${5 + 2 * index} 0 R>>`,
        `<</Length ${content.length}>> stream\n${content}\nendstream`,
      ]
    }),
  ])
}

describe('what was put in comes out once, in order, on its page', () => {
  const check = async (bytes: Uint8Array, sheets: string[][]) => {
    const document = await readDocument(bytes)
    expect(slices(document, document.pages)).toEqual(sheets.map((lines) => lines.map((it) => `${it}\n`).join('')))
    expect(flaws(document)).toEqual([])
    expect(document.coverage).toEqual([])
  }
  const withWords = pages.filter((sheets) => sheets.some((lines) => lines.length > 0))

  test('written line by line', async () => {
    await fc.assert(
      fc.asyncProperty(withWords, async (sheets) => check(await makePdf({ pages: sheets }), sheets)),
      { numRuns: 12 },
    )
  })

  test('written word by word', async () => {
    await fc.assert(
      fc.asyncProperty(withWords, (sheets) => check(wordByWord(sheets), sheets)),
      { numRuns: 12 },
    )
  })

  test('written from the foot of the page to its head', async () => {
    const lines = ['The first line stands at the head.', 'The second is under it.', 'The third one ends the page.']
    const drawn = lines.map((text, row) => `1 0 0 1 72 ${760 - 15 * row} Tm (${text}) Tj`).toReversed()

    await check(rawPdf(onePage(`BT /F 10 Tf ${drawn.join(' ')} ET`)), [lines])
  })
})

const textOf = async (content: string, page = '') =>
  (await readDocument(rawPdf(onePage(`BT /F 12 Tf ${content} ET`, { page })))).text

describe('words as they are read', () => {
  const at = (x: number, y: number, text: string) => `1 0 0 1 ${x} ${y} Tm (${text}) Tj`

  test('letters that a program sets apart make words', async () => {
    expect(await textOf(`4 Tc ${at(72, 700, 'GARDEN REPORT')}`)).toBe('GARDEN REPORT\n')
  })

  test('blanks that were typed between letters stay', async () => {
    expect(await textOf(at(72, 700, 'G A R D E N'))).toBe('G A R D E N\n')
  })

  test('letters that are drawn twice are read once', async () => {
    expect(await textOf(`${at(72, 700, 'Findings')} ${at(72.4, 700, 'Findings')}`)).toBe('Findings\n')
  })

  test('an accent that is drawn over its letter makes one letter', async () => {
    const accent = `${at(72, 700, 'Matem')} 1 0 0 1 107.3 700 Tm (\\302) Tj ${at(106.6, 700, 'atica')}`

    expect(await textOf(accent)).toBe('Matemática\n')
  })

  test('columns that are drawn row by row are read one after the other', async () => {
    const [left, right] = [
      ['The children reviewed the plan', 'for the beds and chose carrots', 'because they wanted to see'],
      ['In March the seeds were sown', 'in rows of string, and each', 'child wrote a label with it.'],
    ]
    const rows = left!.map((text, row) => `${at(60, 700 - 14 * row, text)} ${at(320, 700 - 14 * row, right![row]!)}`)

    expect(await textOf(rows.join(' '))).toBe([...left!, ...right!].map((it) => `${it}\n`).join(''))
  })

  test('the cells of a table stay in their rows', async () => {
    const rows = [1, 2, 3, 4].map(
      (row) => `${at(60, 700 - 14 * row, `Bed ${row}`)} ${at(320, 700 - 14 * row, 'Carrots')}`,
    )

    expect(await textOf(rows.join(' '))).toBe([1, 2, 3, 4].map((row) => `Bed ${row}\tCarrots\n`).join(''))
  })

  test('a page that is turned is read in its lines', async () => {
    const turned = '0 1 -1 0 200 100 Tm (The first line.) Tj 0 1 -1 0 220 100 Tm (The second line.) Tj'

    expect(await textOf(turned, '/Rotate 90')).toBe('The first line.\nThe second line.\n')
  })

  test('lines that are a little askew, as of a scan, stay lines', async () => {
    const [cos, sin] = [Math.cos(0.04), Math.sin(0.04)]
    const words = ['These', 'words', 'stand', 'on', 'one', 'line']
    const drawn = words.map((text, index) => {
      const along = 36 * index
      return `${cos} ${sin} ${-sin} ${cos} ${72 + along * cos} ${600 + along * sin} Tm (${text}) Tj`
    })

    expect(await textOf(drawn.join(' '))).toBe(`${words.join(' ')}\n`)
  })

  test('what lies off the page is no part of its text', async () => {
    expect(await textOf(`${at(72, 700, 'On the page.')} ${at(72, 100, 'Cut off.')}`, '/CropBox [0 400 595 842]')).toBe(
      'On the page.\n',
    )
  })
})
