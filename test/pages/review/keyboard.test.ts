import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { reflection } from '../../samples.ts'
import { aService } from '../../service.ts'
import { aBrowser, open, reload, signedIn } from '../browser.ts'

const service = await aService()
const { call, people, person, handIn, settled } = service
const browser = await aBrowser()

/** Work of a student, with its flag shown and answered. */
async function aHeardCase() {
  const text = 'A play.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com'
  const { body } = await handIn(text, 'e.txt', { reflection: reflection() })
  const { flags } = await settled(body.id, ['under_review'])
  const path = `/v1/submissions/${body.id}`
  await call(people.tutor, 'POST', `${path}/disclosures`, { message: 'Please look.', items: [{ flagId: flags[0].id }] })
  await call(people.student, 'POST', `${path}/responses`, { text: 'I followed a guide.' })
  return body.id as string
}

const isFocused = (element: unknown) =>
  element === (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement

/** Goes on with the Tab key until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const wished = target.first()
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    if (await wished.evaluate(isFocused)) return
  }
  throw new Error(`The Tab key does not reach ${target}.`)
}

async function write(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(text)
}

/** Chooses one of several answers: the first has the focus, the others are as many steps down. */
async function choose(page: Page, group: Locator, stepsDown = 0): Promise<void> {
  await tabTo(page, group.getByRole('radio'))
  await page.keyboard.press('Space')
  for (let step = 0; step < stepsDown; step++) await page.keyboard.press('ArrowDown')
}

async function tick(page: Page, group: Locator, count = 1): Promise<void> {
  for (let index = 0; index < count; index++) {
    await tabTo(page, group.getByRole('checkbox').nth(index))
    await page.keyboard.press('Space')
  }
}

/** Presses a button or a link that leads to another page. */
async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

const group = (page: Page, name: string) => page.getByRole('group', { name })
const button = (page: Page, name: string) => page.getByRole('button', { name })

/** Checks what will be recorded, and records it. */
async function record(page: Page) {
  await enter(page, button(page, 'Check what will be recorded'))
  await page.getByText('What will be recorded, and what the student will read').waitFor()
  await enter(page, button(page, 'Record the decision'))
}

test('proposed, confirmed by a second person, appealed, decided by another and ended with a letter, by keyboard alone', {
  timeout: 90_000,
}, async () => {
  const id = await aHeardCase()
  const another = await person('lead', 'Kim Vale')
  const [tutor, lead, student, decider] = (await Promise.all(
    [people.tutor, people.lead, people.student, another].map((who) => signedIn(browser, service, who)),
  )) as [Page, Page, Page, Page]

  await open(tutor, `/review/${id}`)
  await choose(tutor, group(tutor, 'Outcome'), 3)
  await write(tutor, tutor.getByLabel('Reasons'), 'The list names a tool as an author.')
  await tick(tutor, group(tutor, 'What the decision rests on'))
  await write(tutor, group(tutor, 'What is at issue').getByLabel('What it is about'), 'AI named')
  await write(tutor, tutor.getByLabel('Finding, on the balance'), 'Established')
  await write(tutor, tutor.getByLabel('What you conclude about intent'), 'Nothing can be said of it.')
  await tick(tutor, group(tutor, 'What you have read'), 3)
  await write(tutor, tutor.getByLabel('Your answer to the student’s response'), 'The guide is not ours.')
  await record(tutor)
  await tutor.getByText('The decision is proposed.').waitFor()

  await open(lead, `/review/${id}`)
  await choose(lead, group(lead, 'What you think after reading'), 2)
  await write(lead, lead.locator('form[action$="/reading"]').getByLabel('What you saw'), 'The list is odd.')
  await enter(lead, lead.locator('form[action$="/reading"]').getByRole('button'))
  await choose(lead, group(lead, 'Answer'))
  await write(lead, lead.getByLabel('Your reasons'), 'I read both and agree.')
  await tick(lead, group(lead, 'To confirm, say what holds'), 3)
  await enter(lead, button(lead, 'Send the answer'))
  await enter(lead, button(lead, 'Yes, confirm the decision'))
  await lead.getByText('The decision is recorded').waitFor()

  await open(student, `/submissions/${id}`)
  await tabTo(student, student.getByText('Appeal against the decision'))
  await student.keyboard.press('Enter')
  await tick(student, group(student, 'What your appeal rests on'))
  await write(student, student.getByLabel('What should be looked at again?'), 'The guide was handed out in class.')
  await enter(student, button(student, 'Send your appeal'))
  await enter(student, button(student, 'Yes, send my appeal'))
  await student.getByText('Your appeal has arrived.').waitFor()

  await open(decider, `/review/${id}`)
  await choose(decider, group(decider, 'Outcome'))
  await write(decider, decider.getByLabel('Reasons'), 'The guide was handed out by us.')
  await record(decider)
  await decider.getByText('The decision is recorded').waitFor()

  for (const link = student.getByRole('link', { name: 'Read the letter' }); !(await link.count()); )
    await reload(student)
  await enter(student, student.getByRole('link', { name: 'Read the letter' }))
  expect(await student.getByRole('heading', { name: 'Completion letter' }).isVisible()).toBe(true)
  expect(await student.getByText('The guide was handed out by us.').first().isVisible()).toBe(true)
})
