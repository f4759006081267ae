import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'
import { signedIn } from '../visitor.ts'

const service = await aService()
const { call, handIn, settled, people, person } = service

/** A student with work that has come to `status`, in a browser; the work is of the same length each time. */
async function aStudentWith(status: 'released' | 'under_review') {
  const who = await person('student')
  const quiet = status === 'released'
  const text = quiet ? 'Quiet work.' : 'Play.\nReferences\nChatGPT. (2025). How play works. https://chatgpt.com'
  const { body } = await handIn(`${text}\n${randomUUID()}`, 'e.txt', { who, ...(quiet && { reflection: noAi() }) })
  await settled(body.id, [status])
  const visitor = await signedIn(service, who)
  const path = `/submissions/${body.id}`
  const form = async () => ({ _csrf: await visitor.csrf('/account'), _confirmed: 'yes' })
  return { id: body.id as string, who, visitor, page: async () => (await visitor.visit(path)).text, form, path }
}
const takeBack = async ({ visitor, path, form }: Awaited<ReturnType<typeof aStudentWith>>) =>
  visitor.visit(`${path}/withdrawal`, await form())
const raiseConcern = (id: string) =>
  call(people.tutor, 'POST', `/v1/submissions/${id}/concerns`, { code: 'collusion', particulars: 'One page.' })

/** A page without what differs between any two works: ids, hashes, times and secrets. */
const plain = (html: string) =>
  html
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    .replace(/[0-9a-f]{64}/g, 'hash')
    .replace(/value="[\w-]{20,}"/g, 'value="secret"')
    .replace(/<time[^>]*>[^<]*<\/time>/g, 'time')

test('work that has not gone to a person can be taken back with the button on its page', async () => {
  const student = await aStudentWith('released')

  const before = await student.page()
  const taken = await takeBack(student)

  expect(before).toContain('Take this work back')
  expect(taken).toMatchObject({ status: 303, location: expect.stringContaining('notice=withdrawn') })
  expect(await student.page()).not.toContain('Take this work back')
})

test('the page of work under review offers no withdrawal, and a concern changes nothing on it', async () => {
  const student = await aStudentWith('under_review')
  // The first look counts the receipt as read, so that the next two pages differ by nothing else.
  await student.page()
  const before = await student.page()

  await raiseConcern(student.id)
  const after = await student.page()

  expect(before).not.toContain('Take this work back')
  expect(after).toBe(before)
})

test('a form that was opened before the review began gets one answer, whether or not there is a concern', async () => {
  const [quiet, discussed] = [await aStudentWith('under_review'), await aStudentWith('under_review')]
  await raiseConcern(discussed.id)

  const [one, other] = [await takeBack(quiet), await takeBack(discussed)]

  expect(one.status).toBe(409)
  expect(one.text).toContain('has gone to a person for review')
  expect([other.status, plain(other.text)]).toEqual([one.status, plain(one.text)])
})
