import { expect, test } from 'vitest'
import { aService } from '../../../service.ts'
import { aHandInForm, answers } from './hand-in-form.ts'

const service = await aService()
const aStudent = async () => aHandInForm(service, await service.person('student'))
const work = Buffer.from('The children dig in the sand.')

test('the file that is kept with a draft can be opened by its student, and by no one else', async () => {
  const [student, other] = [await aStudent(), await aStudent()]
  const keptAt = student.path.replace('hand-in', 'kept-file')
  await student.send('save', answers('nine'), work)

  const own = await student.visit(keptAt)

  expect(own.text).toBe(work.toString())
  expect(own.headers.get('content-disposition')).toContain('attachment; filename="essay.txt"')
  expect((await other.visit(keptAt)).status).toBe(404)
})

test('the kept file can be removed, and what was typed stays', async () => {
  const student = await aStudent()
  await student.send('save', answers('ten'), work)

  const removed = await student.send('remove-file', answers('ten'))

  const { text } = await student.visit(student.path)
  expect(removed).toMatchObject({ status: 303, location: `${student.path}#f-file` })
  expect(text).not.toContain('essay.txt')
  expect(text).toContain('words for ten')
  expect((await student.send('hand-in', answers('ten'))).text).toContain('There is no file yet.')
})
