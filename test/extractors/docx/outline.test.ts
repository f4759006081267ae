import { expect, test } from 'vitest'
import { makeDocx } from '../../documents/docx.ts'
import { relationsOf } from '../../documents/ooxml.ts'
import { readDocument } from '../reading.ts'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering = `<w:numbering ${w}><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%1%2)')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7')}</w:abstractNum><w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', '%1')}</w:abstractNum>${[0, 1, 2].map((id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}</w:numbering>`
const styles = `<w:styles ${w}><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="My own"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`

const item = (list: number, depth: number, text: string) => ({
  properties: `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`,
  runs: [text],
})

test('headings and items keep the numbers that Word shows, beside the text', async () => {
  const { text, outline } = await readDocument(
    makeDocx({
      paragraphs: [
        { style: 'H1', runs: ['Mud'] },
        item(1, 0, 'one'),
        item(1, 1, 'inner'),
        item(1, 1, 'next'),
        item(1, 0, 'two'),
        item(1, 1, 'again'),
        item(2, 0, 'point'),
        'Plain',
        { style: 'H1', runs: ['Method'] },
        { style: 'Sub', properties: '<w:numPr><w:numId w:val="0"/></w:numPr>', runs: ['Aims'] },
      ],
      parts: [
        relationsOf('word/document.xml', [
          ['n', 'numbering', 'numbering.xml'],
          ['s', 'styles', 'styles.xml'],
        ]),
        { name: 'word/numbering.xml', content: numbering },
        { name: 'word/styles.xml', content: styles },
      ],
    }),
  )

  expect(text).toBe('Mud\none\ninner\nnext\ntwo\nagain\npoint\nPlain\nMethod\nAims')
  expect(
    outline!.map(({ at, heading, depth, label }) => [text.slice(at).split('\n')[0], heading, depth, label]),
  ).toEqual([
    ['Mud', 1, 0, 'I'],
    ['one', null, 0, '1.'],
    ['inner', null, 1, '1a)'],
    ['next', null, 1, '1b)'],
    ['two', null, 0, '2.'],
    ['again', null, 1, '2a)'],
    ['point', null, 0, '•'],
    ['Method', 1, 0, 'II'],
    ['Aims', 2, 0, ''],
  ])
})
