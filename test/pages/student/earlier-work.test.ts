import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'
import { aHandInForm, answers } from './hand-in/hand-in-form.ts'

const service = await aService()
const { call, handIn, settled, people, person } = service

/** A student who handed in before, and their form for a new version. */
async function aStudentWith(status: 'released' | 'under_review') {
  const who = await person('student')
  const isQuiet = status === 'released'
  const text = isQuiet ? 'Quiet work.' : 'Play.\nReferences\nChatGPT. (2025). How play works. https://chatgpt.com'
  const { body } = await handIn(`${text}\n${randomUUID()}`, 'e.txt', { who, ...(isQuiet && { reflection: noAi() }) })
  await settled(body.id, [status])
  return { id: body.id as string, who, ...(await aHandInForm(service, who)) }
}

const newer = Buffer.from('A newer version of my work, in other words.')

test('the form lists what was handed in, and says that a new version takes its place', async () => {
  const { id, path, visit, send } = await aStudentWith('released')

  const { text } = await visit(path)

  expect(text).toContain('What you have handed in')
  expect(text).toContain(`<a href="/submissions/${id}">Version 1</a>`)
  expect(text).toContain('A new version takes the place of version 1.')
  expect((await send('hand-in', answers('one'), newer)).location).toContain('notice=handed-in')
})

test('a new version during a review is asked about first, and the file is kept meanwhile', async () => {
  const { send } = await aStudentWith('under_review')

  const asked = await send('hand-in', { ...answers('two'), whyNot: '' }, newer)
  const complete = { ...answers('two'), newVersion: 'yes' }
  const handedIn = await send('hand-in', complete)

  expect(asked.status).toBe(422)
  expect(asked.text).toContain('A tutor is looking at what you handed in before.')
  expect(asked.text.indexOf('href="#f-whyNot"')).toBeLessThan(asked.text.indexOf('href="#f-newVersion"'))
  expect(handedIn.location).toContain('notice=handed-in')
})

test('evidence that was shown is the first thing on the form, and a new version does not take its place', async () => {
  const { id, path, visit } = await aStudentWith('under_review')
  const { body } = await call(people.tutor, 'GET', `/v1/submissions/${id}`)
  const items = [{ flagId: body.flags[0].id }]
  const shown = await call(people.tutor, 'POST', `/v1/submissions/${id}/disclosures`, {
    items,
    message: 'Please say.',
  })
  await visit(`/submissions/${id}`)

  const { text } = await visit(path)

  expect(shown.status).toBe(201)
  expect(text).toMatch(/<h2 id="earlier-work">.*?Answer by .*?<h2>1\. Your file/s)
  expect(text).toContain('A new version does not take the place of version 1: both are looked at.')
})
