import { expect, test } from 'vitest'
import { polishBytes, polishText } from '../../../documents/polish.ts'
import { aService } from '../../../service.ts'
import { aHandInForm, answers } from './hand-in-form.ts'

const service = await aService()
const { assessment, person, settled } = service
const path = `/assessments/${assessment.id}/hand-in`
const aStudent = async () => aHandInForm(service, await person('student'))

test('a guess is shown before the work is handed in, and the text that was chosen is what is read', async () => {
  const student = await aStudent()

  const first = await student.send('hand-in', answers('one'), polishBytes)

  expect(first.status).toBe(422)
  expect(first.text).toContain('The program had to guess the encoding of your text.')
  expect(first.text).toMatch(/<blockquote[^>]*>The children of £ódŸ dig/)
  expect(first.text).toContain('words for one')

  const shown = await student.send('show-text', { ...answers('one'), encoding: 'windows-1250' })

  expect([shown.status, shown.location]).toEqual([303, `${path}#f-encoding`])
  const page = (await student.visit(path)).text
  expect(page).toContain(polishText)
  expect(page).toMatch(/<option value="windows-1250" selected/)
  expect(page).toContain('words for one')

  const { location } = await student.send('hand-in', { ...answers('one'), encoding: 'windows-1250' })

  const [, id] = /submissions\/([^?]+)/.exec(location!)!
  expect(await settled(id!)).toMatchObject({ status: 'released', coverage: [], file: { encoding: 'windows-1250' } })
  expect((await student.visit(`/submissions/${id}`)).text).toContain('read as Central European (Windows), as you chose')
})

test('a student who is not sure hands in all the same, and a person looks', async () => {
  const student = await aStudent()
  await student.send('hand-in', answers('two'), polishBytes)

  const { location } = await student.send('hand-in', { ...answers('two'), encoding: '' })

  const [, id] = /submissions\/([^?]+)/.exec(location!)!
  expect(await settled(id!)).toMatchObject({ status: 'under_review', coverage: [{ kind: 'unknown_encoding' }] })
})

test('one answer names the guess and what the reflection still needs', async () => {
  const student = await aStudent()

  const { text } = await student.send('hand-in', { ...answers('three'), whyNot: '' }, polishBytes)

  expect(text).toContain('href="#f-encoding"')
  expect(text).toContain('href="#f-whyNot"')
})

test('the check of a draft leads to the choice, and reads the text as it was chosen', async () => {
  const student = await aStudent()

  const guessed = await student.send('check', answers('four'), polishBytes)
  const chosen = await student.send('check', { ...answers('four'), encoding: 'windows-1250' })

  expect(guessed.text).toContain('text whose encoding was guessed')
  expect(guessed.text).toContain('See how the text was read and choose its encoding.')
  expect(chosen.text).toContain('What the check found')
  expect(chosen.text).not.toContain('text whose encoding was guessed')
})

test('a choice belongs to its file: another file is guessed anew', async () => {
  const student = await aStudent()
  await student.send('save', answers('five'), polishBytes)
  await student.send('save', { ...answers('five'), encoding: 'windows-1250' })

  await student.send(
    'save',
    { ...answers('five'), encoding: 'windows-1250' },
    Buffer.from('Caf\xe9 and sand.', 'latin1'),
  )

  const { text } = await student.visit(path)
  expect(text).toContain('Café and sand.')
  expect(text).not.toMatch(/<option value="windows-1250" selected/)
})

test('a text that says its encoding itself has no such field', async () => {
  const student = await aStudent()

  await student.send('save', answers('six'), Buffer.from(polishText))

  expect((await student.visit(path)).text).not.toContain('name="encoding"')
})

test('what a student chooses changes nothing of another student’s file', async () => {
  const [student, other] = [await aStudent(), await aStudent()]
  await student.send('save', answers('seven'), polishBytes)
  const [, upload] = /name="encodingOf" value="([^"]*)"/.exec((await student.visit(path)).text)!

  await other.send('save', { ...answers('eight'), encodingOf: upload!, encoding: 'big5' })

  expect((await student.visit(path)).text).not.toMatch(/<option value="big5" selected/)
})
