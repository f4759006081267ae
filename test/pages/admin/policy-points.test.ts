import { expect, test } from 'vitest'
import { northgate } from '../../policies.ts'
import { aService } from '../../service.ts'
import { signedIn, type Visitor } from '../visitor.ts'

const service = await aService()
const { people, handIn, settled, call } = service
const admin = await signedIn(service, people.admin)

/** Imports a version on the page and returns its id. */
async function imported(text: string): Promise<string> {
  const { location } = await admin.visit('/admin/policy', {
    _csrf: await admin.csrf('/admin/policy'),
    text,
    authorisedBy: 'Principal',
    authorisedOn: '2026-05-01',
  })
  return /^\/admin\/policy\/(.+)\/points\?notice=imported$/.exec(location!)![1]!
}

/** What stands in each list of the form, by point. */
const chosenOn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<select[^>]* name="points\.(\w+)"[^>]*>(.*?)<\/select>/gs)].map(([, point, options]) => [
      point,
      /<option(?=[^>]* selected)[^>]* value="([^"]+)"/.exec(options!)?.[1] ?? '',
    ]),
  )

async function confirm(visitor: Visitor, id: string, changes: Record<string, string> = {}) {
  const path = `/admin/policy/${id}/points`
  const proposed = chosenOn((await visitor.visit(path)).text)
  const points = Object.entries({ ...proposed, ...changes }).map(([point, clause]) => [`points.${point}`, clause!])
  return visitor.visit(path, { _csrf: await visitor.csrf('/admin/policy'), ...Object.fromEntries(points) })
}

test('the page proposes a clause for each point with the words of the policy, and keeps what a person confirms', async () => {
  const id = await imported(northgate)
  const page = (await admin.visit(`/admin/policy/${id}/points`)).text

  const answer = await confirm(admin, id, { transparency: '4', no_outright_ban: '' })
  const kept = chosenOn((await admin.visit(`/admin/policy/${id}/points`)).text)

  expect(chosenOn(page)).toMatchObject({ ai_is_no_author: '3(d)', cite_use: '3(b)', transparency: '' })
  expect(page).toContain('No chatbot may be listed as an author.')
  expect(answer).toMatchObject({ status: 303, location: '/admin/policy?notice=points-confirmed' })
  expect(kept).toMatchObject({ ai_is_no_author: '3(d)', transparency: '4', no_outright_ban: '' })
})

test('a version can be put in force on the page once its points are confirmed', async () => {
  const id = await imported(northgate)
  const action = `/admin/policy/${id}/activation`
  const before = (await admin.visit('/admin/policy')).text
  const tooEarly = await admin.visit(action, { _csrf: await admin.csrf('/admin/policy'), _confirmed: 'yes' })
  await confirm(admin, id)
  const after = (await admin.visit('/admin/policy')).text

  expect(before).not.toContain(`action="${action}"`)
  expect(tooEarly.status).toBe(422)
  expect(after).toContain(`action="${action}"`)
})

test('pages show the clause that was confirmed, and work from before keeps the clause it had', async () => {
  const earlier = await aFlaggedWork()
  const id = await imported(northgate)
  await confirm(admin, id)
  await admin.visit(`/admin/policy/${id}/activation`, { _csrf: await admin.csrf('/admin/policy'), _confirmed: 'yes' })
  const later = await aFlaggedWork()

  const tutor = await signedIn(service, people.tutor)
  const [old, recent] = [await tutor.visit(`/review/${earlier}`), await tutor.visit(`/review/${later}`)]
  const cards = (await tutor.visit('/detectors')).text
  const fixed = (await admin.visit(`/admin/policy/${id}/points`)).text

  expect(old.text).toContain('Possible conflict with clause 4.2 of the policy')
  expect(old.text).not.toContain('3(d)')
  expect(recent.text).toContain('Possible conflict with clause 3(d) of the policy')
  expect(recent.text).not.toContain('clause 4.2')
  expect(cards).toContain('For clause 3(d): Content made with AI is not referenced as an author.')
  expect(fixed).not.toContain('<select')
  expect(fixed).toContain('its points do not change')
})

test('student and tutor read no number where the policy does not have the point', async () => {
  const id = await imported(northgate)
  await confirm(admin, id, { ai_is_no_author: '' })
  await admin.visit(`/admin/policy/${id}/activation`, { _csrf: await admin.csrf('/admin/policy'), _confirmed: 'yes' })
  const work = await aFlaggedWork()
  const [{ id: flagId }] = (await call(people.tutor, 'GET', `/v1/submissions/${work}`)).body.flags
  const shown = { message: 'Please look.', items: [{ flagId }] }
  await call(people.tutor, 'POST', `/v1/submissions/${work}/disclosures`, shown)

  const tutor = await signedIn(service, people.tutor)
  const student = await signedIn(service, author!)
  const pages = [await tutor.visit(`/review/${work}`), await student.visit(`/submissions/${work}`)]

  for (const { text } of pages) {
    expect(text).toContain('good academic practice asks that AI-generated content is not referenced as an author')
    expect(text).not.toMatch(/author; clause/)
  }
  expect(pages[0]!.text).toContain('Possible conflict with good academic practice')
})

let author: Awaited<ReturnType<typeof service.person>> | undefined

async function aFlaggedWork(): Promise<string> {
  author = await service.person('student')
  const text = 'Play.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com\n'
  const { body } = await handIn(text, 'a.txt', { who: author })
  await settled(body.id, ['under_review'])
  return body.id
}
