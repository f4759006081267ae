import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { dayOf } from '../../../src/domain/dates/zone.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'
import { signedIn } from '../visitor.ts'

const service = await aService()
const { call, handIn, settled, people, person, config, owner } = service
const observation = 'Two pages are the same as a page of another work.'
const silence = 'Silence is not an admission.'
const tutor = await signedIn(service, people.tutor)
const dayAhead = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000), config.timeZone)

/** A student in a browser, whose work a tutor has shown them something about. */
async function aShownStudent() {
  const who = await person('student')
  const { body } = await handIn(`Quiet work ${randomUUID()}.`, 'e.txt', { who, reflection: noAi() })
  await settled(body.id, ['released'])
  // A field of a form has no seconds, and a conversation follows the hand-in.
  await owner('alter table submissions disable trigger user')
  await owner(`update submissions set received_at = received_at - interval '1 hour' where id = $1`, [body.id])
  await owner('alter table submissions enable trigger user')
  const api = `/v1/submissions/${body.id}`
  await call(people.tutor, 'POST', `${api}/concerns`, { code: 'collusion', particulars: observation })
  await call(people.tutor, 'POST', `${api}/disclosures`, { message: 'Please look.', items: [{ observation }] })
  const visitor = await signedIn(service, who)
  const [own, review] = [`/submissions/${body.id}`, `/review/${body.id}`]
  const read = async (path = own) => words((await (path === own ? visitor : tutor).visit(path)).text)
  const send = async (path: string, form: Record<string, string>, by = visitor) =>
    by.visit(path, { _csrf: await by.csrf('/account'), _confirmed: 'yes', ...form })
  await read()
  return { id: body.id as string, who, api, own, review, visitor, read, send }
}

/** What a person reads: without tags, and with single spaces. */
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ')

test('the page of the case says in plain words what is asked, until when, how to get more time and who may come', async () => {
  const { read } = await aShownStudent()

  const page = await read()

  expect(page).toContain('say how you see it')
  expect(page).toContain('You have time to answer until')
  expect(page).toContain('ask for it below before then')
  expect(page).toContain('Somebody may come with you to any conversation')
  expect(page).toContain(silence)
})

test('where the time ran out without a word, student and tutor read that silence is not an admission', async () => {
  const { id, read, review } = await aShownStudent()
  await owner('alter table response_windows disable trigger user')
  await owner(
    `update response_windows set at = at - interval '30 days', respond_by = respond_by - interval '30 days' where submission_id = $1`,
    [id],
  )
  await owner('alter table response_windows enable trigger user')

  const [own, tutors] = [await read(), await read(review)]

  expect(own).toMatch(/Your time to answer ended .* Silence is not an admission\. You can still answer/)
  expect(own).not.toContain('Ask for more time to answer')
  expect(tutors).toMatch(/The time to respond is over.* Silence is not an admission\./)
})

test('more time is asked for on the page, granted on the tutor’s, and read on both', async () => {
  const { own, review, read, send, api } = await aShownStudent()

  const wrong = await send(`${own}/time-requests`, { until: '', reason: '' })
  const asked = await send(`${own}/time-requests`, { until: dayAhead(20), reason: 'I have an exam that week.' })
  const waiting = await read()
  const { body } = await call(people.tutor, 'GET', api)
  const path = `${review}/time-requests/${body.timeRequests[0].id}/answers`
  const open = await send(path, { granted: 'yes', until: '' }, tutor)
  const granted = await send(path, { granted: 'yes', until: dayAhead(20) }, tutor)

  expect(words(wrong.text)).toContain('This is not a day.')
  expect(asked).toMatchObject({ status: 303, location: expect.stringContaining('time-asked') })
  expect(waiting).toContain('This waits for an answer. Nothing is decided before it has one.')
  expect(open.status).toBe(422)
  expect(granted).toMatchObject({ status: 303, location: expect.stringContaining('time-answered') })
  expect(await read()).toContain('Granted until')
  expect(await read(review)).toContain('Granted until')
})

test('a refusal is read with its reason', async () => {
  const { own, review, read, send, api } = await aShownStudent()
  await send(`${own}/time-requests`, { until: dayAhead(20), reason: 'I have an exam that week.' })
  const { body } = await call(people.tutor, 'GET', api)
  const path = `${review}/time-requests/${body.timeRequests[0].id}/answers`

  const bare = await send(path, { granted: 'no', reason: '' }, tutor)
  await send(path, { granted: 'no', reason: 'The board meets on the 3rd.' }, tutor)

  expect(words(bare.text)).toContain('The reason is still empty.')
  expect(await read()).toContain('Refused: The board meets on the 3rd.')
})

test('a conversation is written down on the tutor’s page; the student disputes it on theirs, and both read that', async () => {
  const { own, review, read, send, api } = await aShownStudent()
  const now = new Date()
  const heldAt = new Date(now.getTime() + 60_000)
  const form = {
    heldAt: wall(now),
    purpose: 'How the pages came about.',
    people: 'Dr Moor, module tutor\nMx Reed, note taker',
    companion: 'A friend from the union',
    adjustments: 'A break after half an hour',
    'question-1': 'Did you share your pages?',
    'answer-1': 'Yes, with a friend.',
  }

  const early = await send(`${review}/conversations`, { ...form, heldAt: wall(heldAt) }, tutor)
  const half = await send(`${review}/conversations`, { ...form, 'question-2': 'And then?' }, tutor)
  await send(`${review}/conversations`, form, tutor)
  const unseen = await read(review)
  const seen = await read()
  const { body } = await call(people.tutor, 'GET', api)
  const path = `${own}/conversations/${body.conversations[0].id}/answers`
  const bare = await send(path, { stance: 'disputes', text: ' ' })
  await send(path, { stance: 'disputes', text: 'I said that a friend shared theirs.' })

  expect(words(early.text)).toContain('This conversation has not taken place yet.')
  expect(words(half.text)).toContain('A question has no answer, or an answer no question.')
  expect(unseen).toContain('The student has not opened this record yet, so a decision cannot cite it.')
  for (const told of [
    '0 days after the work was handed in',
    'Dr Moor (module tutor); Mx Reed (note taker)',
    'A friend from the union',
    'Yes, with a friend.',
    'nothing was recorded by a machine',
  ]) {
    expect(seen).toContain(told)
  }
  expect(words(bare.text)).toContain('The text is still empty.')
  for (const page of [await read(), await read(review)]) {
    expect(page).toContain('The student disputes the record')
    expect(page).toContain('I said that a friend shared theirs.')
    expect(page).toContain('Yes, with a friend.')
  }
})

test('a response names a companion and another format, and the tutor reads both', async () => {
  const { own, review, read, visitor } = await aShownStudent()
  const form = new FormData()
  form.set('_csrf', await visitor.csrf('/account'))
  form.set('text', 'It was a template.')
  form.set('companion', 'Kit from the union')
  form.set('format', 'Spoken, as agreed on Monday')

  const sent = await visitor.visit(`${own}/responses`, form)

  expect(sent.status).toBe(303)
  expect(await read(review)).toContain('Comes along to a conversation: Kit from the union')
  expect(await read(review)).toContain('Format that was agreed: Spoken, as agreed on Monday')
})

/** A time as a field of the provider's zone takes it, to the minute. */
function wall(at: Date): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: config.timeZone, dateStyle: 'short', timeStyle: 'short' })
  return parts.format(at).replace(' ', 'T')
}
