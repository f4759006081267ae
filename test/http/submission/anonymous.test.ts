import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { pseudonymOf } from '../../../src/domain/screening/pseudonym.ts'
import { openZip } from '../../../src/extractors/package/zip.ts'
import { makeDocx } from '../../documents/docx.ts'
import { onePage, rawPdf } from '../../documents/pdf.ts'
import { signedIn } from '../../pages/visitor.ts'
import { aService, type Person } from '../../service.ts'
import { pagesOf, routesOf } from '../routes.ts'

const service = await aService()
const { call, handIn, settled, people, person, context, owner, baseUrl, publish } = service
const otherTutor = await person('tutor')
const folder = await mkdtemp(join(tmpdir(), 'candour-anonymous-'))

const student = await person('student', 'Zebulon Quackenbush')
await owner(`update accounts set email = 'zeb@college.example' where id = $1`, [student.id])
await owner(`insert into identities (issuer, subject, account_id) values ('lti x', 'lms-user-4711', $1)`, [student.id])
const published = (who: Person, anonymous: boolean) =>
  publish(who, { title: 'Essay', brief: '', aiLevel: 2, guidance: 'Plan.', anonymous })
const hidden = await published(people.tutor, true)
const elsewhere = await published(otherTutor, false)

const docx = makeDocx({
  paragraphs: ['The tide came in.', 'References', 'ChatGPT. (2025). How tides work. https://chatgpt.com'],
  properties: { author: 'Propertia Authorly', lastModifiedBy: 'Propertia Authorly', title: 'Propertia on tides' },
})
const pdf = rawPdf(
  [
    ...onePage('BT /F 12 Tf 72 720 Td (A note) Tj ET', {
      page: '/Annots [<</Type /Annot /Subtype /Text /Rect [9 9 30 30] /Contents (Look) /T (Propertia Authorly)>>]',
    }),
    '<</Author (Propertia Authorly) /Title (Propertia on tides)>>',
  ],
  '/Info 6 0 R',
)

const theirOther = (await handIn('Quiet work.', 'e.txt', { who: student, assessmentId: elsewhere.id })).body
const seenElsewhere = await settled(theirOther.id, ['released', 'under_review'], otherTutor)
const { body } = await handIn(docx, 'quackenbush-essay.docx', { who: student, assessmentId: hidden.id })
const id = body.id as string
const { flags } = await settled(id, ['under_review'])
await call(student, 'POST', '/v1/ai-permissions', {
  assessmentId: hidden.id,
  tools: ['DeepL'],
  purposes: ['translate'],
})
await call(people.tutor, 'POST', `/v1/submissions/${id}/disclosures`, {
  message: 'Please look.',
  items: [{ flagId: flags[0].id }],
})
await respondWithAFile()

/** Everything by which the student could be known, and under which name. */
const marks: Record<string, string> = {
  id: student.id,
  name: 'Quackenbush',
  address: 'zeb@college',
  'external id': 'lms-user-4711',
  'file name': 'quackenbush-',
  'author property': 'Propertia',
  'pseudonym in another assessment': seenElsewhere.student.pseudonym,
  'pseudonym on another receipt': claimsOf(theirOther.receipt).student,
  'pseudonym for detectors': pseudonymOf(student.id, context.pseudonymSalt),
}

async function respondWithAFile() {
  const visitor = await signedIn(service, student)
  const form = new FormData()
  form.set('_csrf', await visitor.csrf(`/submissions/${id}`))
  form.set('text', 'Here are my notes.')
  form.set('files', new Blob([new Uint8Array(pdf)]), 'quackenbush-notes.pdf')
  await visitor.visit(`/submissions/${id}/responses`, form)
}

function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
}

/** All that is in an answer: packages unpacked, signed tokens opened. */
async function contentOf(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 2).toString() === 'PK') {
    const path = join(folder, `${Math.random()}.zip`)
    await writeFile(path, bytes)
    const zip = await openZip(path)
    const parts = []
    for (const name of zip.names) parts.push(name, await contentOf(await buffer(zip.read(name))))
    zip.close()
    return parts.join('\n')
  }
  const text = `${bytes.toString('utf8')}\n${bytes.toString('latin1')}`
  const tokens = text.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g) ?? []
  return [text, ...tokens.map((token) => JSON.stringify(claimsOf(token)))].join('\n')
}

/** Every address that a marker may ask, with the ids of this work in it. */
async function addresses() {
  const { rows } = await context.db.$client.query('select id from attachments where submission_id = $1', [id])
  const filled = (path: string) =>
    path
      .replace(':attachmentId', rows[0].id)
      .replace(/assessments\/:id/, `assessments/${hidden.id}`)
      .replace(':page.png', '1.png')
      .replace(/:detector|detectors\/:id/, (part) => part.replace(/:\w+/, 'turnitin'))
      .replace(/:\w+/g, id)
  const api = (await routesOf(context))
    .filter((route) => route.startsWith('GET '))
    .map((route) => filled(route.slice(4)))
  const pages = (await pagesOf(context)).map(filled)
  return { api, pages: [...pages, `/receipts/verify?submission=${id}`, `/review?status=under_review`] }
}

async function asked(path: string, headers: Record<string, string>) {
  const stop = new AbortController()
  const response = await fetch(new URL(path, baseUrl), { headers, redirect: 'manual', signal: stop.signal })
  if (!path.endsWith('/events') || !response.headers.get('content-type')?.includes('event-stream')) {
    return { status: response.status, content: await contentOf(Buffer.from(await response.arrayBuffer())) }
  }
  const { value } = await response.body!.getReader().read()
  stop.abort()
  return { status: response.status, content: Buffer.from(value!).toString() }
}

describe.each(['tutor', 'lead'] as const)('a %s who marks without names', (role) => {
  test('can be told by no answer whose work it is', async () => {
    const who = people[role]
    const visitor = await signedIn(service, who)
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { api, pages } = await addresses()
    const told: string[] = []
    let answered = 0

    for (const [path, headers] of [
      ...api.map((path) => [path, { authorization: `Bearer ${who.key}` }] as const),
      ...pages.map((path) => [path, { cookie, accept: 'text/html' }] as const),
    ]) {
      const { status, content } = await asked(path, headers)
      if (status === 200) answered++
      for (const [name, mark] of Object.entries(marks)) if (content.includes(mark)) told.push(`${path}: ${name}`)
    }

    expect(told).toEqual([])
    expect(answered).toBeGreaterThan(25)
  })

  test('is given a copy of the file that still holds the whole text', async () => {
    const { status, content } = await asked(`/v1/submissions/${id}/file`, {
      authorization: `Bearer ${people[role].key}`,
    })

    expect(status).toBe(200)
    expect(content).toContain('The tide came in.')
    expect(content).toContain('[Content_Types].xml')
  })
})

test('the student and whoever marks with names have all of it', async () => {
  const own = await asked(`/v1/submissions/${id}/file`, { authorization: `Bearer ${student.key}` })
  const bundle = await asked(`/v1/submissions/${id}/bundle`, { authorization: `Bearer ${student.key}` })

  expect(own.content).toContain('Propertia')
  expect(bundle.content).toContain('quackenbush-essay.docx')
  expect(seenElsewhere.student.name).toBe('Zebulon Quackenbush')
})

test('an answer to a request for AI names no student either', async () => {
  const { body: list } = await call(people.tutor, 'GET', '/v1/ai-permissions')

  const answer = await call(people.tutor, 'PUT', `/v1/ai-permissions/${list.items[0].id}`, { state: 'granted' })

  expect(answer).toMatchObject({ status: 200, body: { state: 'granted', studentId: null } })
})

test('the record that a lead exports without names can still be checked, and says why the file is not in it', async () => {
  const { content } = await asked(`/v1/submissions/${id}/bundle`, { authorization: `Bearer ${people.lead.key}` })

  expect(content).toContain('manifest.jws')
  expect(content).not.toContain('work/')
})
