import { expect, test } from 'vitest'
import { makeDocx, runXml } from '../../documents/docx.ts'
import { readDocument } from '../reading.ts'

const r = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`
const e = (...inside: string[]) => `<m:e>${inside.join('')}</m:e>`
const f = (above: string, below: string) => `<m:f><m:num>${above}</m:num><m:den>${below}</m:den></m:f>`
const sup = (base: string, upper: string) => `<m:sSup>${e(base)}<m:sup>${upper}</m:sup></m:sSup>`
const sub = (base: string, lower: string) => `<m:sSub>${e(base)}<m:sub>${lower}</m:sub></m:sSub>`
const d = (...values: string[]) => `<m:d>${values.map((it) => e(it)).join('')}</m:d>`
const rad = (degree: string, of: string) =>
  `<m:rad>${degree ? '' : '<m:radPr><m:degHide m:val="1"/></m:radPr>'}<m:deg>${degree}</m:deg>${e(of)}</m:rad>`
const sum = (lower: string, upper: string, of: string) =>
  `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${lower}</m:sub><m:sup>${upper}</m:sup>${e(of)}</m:nary>`

const textOf = async (...paragraphs: string[]) =>
  (await readDocument(makeDocx({ paragraphs: paragraphs.map((it) => ({ xml: `<w:p>${it}</w:p>` })) }))).text

test.each<[string, string, string]>([
  ['a fraction', f(r('b+c'), r('4')), '(b+c)/4'],
  ['brackets in a fraction once', f(d(r('b+c')), r('2x')), '(b+c)/(2x)'],
  ['a number before a fraction', r('3') + f(r('1'), r('2')) + r('x'), '3 1/2 x'],
  ['a power', sup(r('x'), r('2')), 'x²'],
  ['a power with a name', sup(r('e'), r('n+1')), 'e^(n+1)'],
  ['the power of a sum', sup(r('a+b'), r('2')), '(a+b)²'],
  ['an index', sub(r('x'), r('i')) + r('y'), 'x_i y'],
  ['a square root', rad('', r('b+9')), '√(b+9)'],
  ['a cube root', rad(r('3'), r('8')), '∛8'],
  ['another root', rad(r('n'), r('8')), 'n√8'],
  ['a sum', sum(r('i=1'), r('n'), sub(r('x'), r('i'))), '∑_(i=1)^n x_i'],
  ['a function', `<m:func><m:fName>${r('sin')}</m:fName>${e(r('2x'))}</m:func>`, 'sin(2x)'],
  ['values in brackets', d(r('a'), r('b')), '(a|b)'],
  ['other brackets', `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr>${e(r('a'))}</m:d>`, '[a'],
  ['a matrix', `<m:m><m:mr>${e(r('1'))}${e(r('0'))}</m:mr><m:mr>${e(r('0'))}${e(r('1'))}</m:mr></m:m>`, '[1, 0; 0, 1]'],
  ['cases', `<m:eqArr>${e(r('x=1'))}${e(r('y=2'))}</m:eqArr>`, 'x=1; y=2'],
  ['a limit', `<m:limLow>${e(r('lim'))}<m:lim>${r('x→0')}</m:lim></m:limLow>`, 'lim_(x→0)'],
  ['a mean', `<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>${e(r('x'))}</m:bar>`, 'x\u0305'],
])('%s reads as it is seen', async (_, inside, text) => {
  expect(await textOf(`${runXml('Here ')}<m:oMath>${inside}</m:oMath>${runXml(' it is.')}`)).toBe(`Here ${text} it is.`)
})

test('equations on lines of their own are lines', async () => {
  const equations = `<m:oMathPara><m:oMath>${r('a=b')}</m:oMath><m:oMath>${r('c=d')}</m:oMath></m:oMathPara>`

  expect(await textOf(runXml('So'), `${runXml('Then')}${equations}${runXml('holds.')}`, runXml('End'))).toBe(
    'So\nThen\na=b\nc=d\nholds.\nEnd',
  )
})

test('a hidden part of an equation is hidden text', async () => {
  const hidden = `<m:r><w:rPr><w:vanish/></w:rPr><m:t>+0</m:t></m:r>`

  const document = await readDocument(
    makeDocx({ paragraphs: [{ xml: `<w:p><m:oMath>${r('a')}${hidden}</m:oMath></w:p>` }] }),
  )

  expect(document).toMatchObject({ text: 'a', hidden: [{ text: '+0', cause: 'hidden' }] })
})
