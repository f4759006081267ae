import { expect, test } from 'vitest'
import { fileNameIn, readableName } from '../../../src/domain/tca/names.ts'

test.each([
  ['%C3%89tude %E5%B0%8F%E9%BE%99 1.docx', 'Étude 小龙 1.docx'],
  ['100%25.docx', '100%.docx'],
  ['100%2525.docx', '100%25.docx'],
  ['100%.docx', '100%.docx'],
  ['a\r\nb.txt', 'a b.txt'],
  [Buffer.from('Étude.docx').toString('latin1'), 'Étude.docx'],
  ['x'.repeat(600), 'x'.repeat(500)],
])('the name %s is read as %s', (sent, read) => {
  expect(readableName(sent)).toBe(read)
})

test.each([
  ['inline; filename="%C3%89tude 1.docx"', 'Étude 1.docx'],
  ['inline%3B%20filename%3D%22a%20b.txt%22', 'a b.txt'],
  ['inline; filename=a.txt', 'a.txt'],
  ['inline; filename="a.txt"; filename*=UTF-8\'\'%C3%89.txt', 'É.txt'],
  ['inline; filename="a; b.txt"', 'a; b.txt'],
  ['inline; filename=""', null],
  ['inline', null],
  [undefined, null],
])('the header %s names the file %s', (header, name) => {
  expect(fileNameIn(header)).toBe(name)
})
