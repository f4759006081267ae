import { expect, test } from 'vitest'
import { flaws, read, readDocument, slices } from '../reading.ts'

const head = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fcharset204 Times;}{\f2\fcharset2 Symbol;}{\f3\fcharset128 Mincho;}}{\colortbl;\red255\green255\blue255;\red9\green9\blue9;}`
const readRtf = (body: string) => readDocument(Buffer.from(`${head}${body}}`, 'latin1'), 'work.rtf')

test('paragraphs, tabs and breaks are read', async () => {
  const document = await readRtf(String.raw`\pard Mud and method\par
\par Children\tab dig\line and rest.\par`)

  expect(document).toMatchObject({ format: 'rtf', text: 'Mud and method\n\nChildren\tdig\nand rest.', coverage: [] })
  expect(slices(document, document.paragraphs)).toEqual(['Mud and method', 'Children\tdig\nand rest.'])
  expect(flaws(document)).toEqual([])
})

test.each([
  [String.raw`caf\'e9 \'93mud\'94`, 'café “mud”'],
  [String.raw`\f1 \'cf\'f0\'e0\f0  ok`, 'Пра ok'],
  [String.raw`\f3 \'89\'d4\'89\'80\f0 .`, '花園.'],
  [String.raw`\u8364? \u-10179?\u-8704? {\uc2 \u233\'c3\'a9}`, '€ 😀 é'],
  [String.raw`{\f2 ab}`, 'αβ'],
  [String.raw`a\~b\_c \ldblquote d\rdblquote`, 'a\u00a0b\u2011c “d”'],
  [String.raw`\{a\\b\}`, '{a\\b}'],
])('%j is read as %j', async (rtf, text) => {
  expect((await readRtf(`x ${rtf}`)).text).toBe(`x ${text}`)
})

test('notes, boxes, headers and comments are zones, once and in order', async () => {
  const document = await readRtf(
    String.raw`{\header Head\par}One{\footnote A note.}{\footnote\ftnalt An endnote.} two{\*\annotation A comment.}\par{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt A box\par}}}{\*\unknown lost}`,
  )

  expect(document.zones.map(({ kind, start, end }) => [kind, document.text.slice(start, end)])).toEqual([
    ['textbox', 'A box'],
    ['footnote', 'A note.'],
    ['endnote', 'An endnote.'],
    ['comment', 'A comment.'],
    ['header', 'Head'],
  ])
  expect(document.text).toMatch(/^One two\n/)
})

test('cells are parted by tabs and rows by lines', async () => {
  expect((await readRtf(String.raw`\trowd a\cell b\cell\row\trowd c\cell d\cell\row\pard End`)).text).toBe(
    'a\tb\nc\td\nEnd',
  )
})

test('text that cannot be seen is kept apart, and italics and links have their places', async () => {
  const document = await readRtf(
    String.raw`Seen {\v hidden}{\cf1 white}{\fs2 tiny}{\i slanted} {\field{\*\fldinst HYPERLINK "https://example.org"}{\fldrslt link}}`,
  )

  expect(document.text).toBe('Seen slanted link')
  expect(document.hidden.map(({ cause, text }) => [cause, text])).toEqual([
    ['hidden', 'hidden'],
    ['white', 'white'],
    ['tiny', 'tiny'],
  ])
  expect(slices(document, document.italics)).toEqual(['slanted'])
  expect(slices(document, document.links)).toEqual(['link'])
})

test('what is not read is said', async () => {
  const { text, coverage } = await readRtf(
    String.raw`a{\deleted gone}{\*\shppict{\pict\picwgoal9000\pichgoal12000 ff}}{\nonshppict{\pict ff}}{\object{\*\objclass Excel.Sheet}{\*\objdata 00}{\result{\pict 00}}}b`,
  )

  expect(text).toBe('ab')
  expect(coverage.map(({ kind }) => kind)).toEqual(['tracked_deletion', 'picture_region', 'embedded_object'])
})

test('what the file says about itself are facts', async () => {
  const { facts } = await readRtf(
    String.raw`{\info{\title Mud}{\author Mira Holt}{\creatim\yr2026\mo3\dy2\hr8\min5}}One two`,
  )

  expect(facts).toMatchObject({ title: 'Mud', author: 'Mira Holt', createdAt: '2026-03-02T08:05:00.000Z', words: 2 })
})

test('groups nested beyond measure are refused in words', async () => {
  expect(await read(Buffer.from(`{\\rtf1 ${'{'.repeat(5_000)}a`, 'latin1'), 'work.rtf')).toMatchObject({
    unreadable: 'unsafe',
  })
})
