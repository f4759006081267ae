import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer as bufferOf } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import yauzl from 'yauzl'
import { ZipFile } from 'yazl'
import { main } from '../../../src/cli/main.ts'
import { issueManifest } from '../../../src/domain/records/bundle.ts'
import { checkBundle } from '../../../src/domain/records/bundle-check.ts'
import { generateSigningKey, publicJwk } from '../../../src/domain/signing/signing.ts'
import { polishBytes } from '../../documents/polish.ts'
import { aService, type Person } from '../../service.ts'

const { call, handIn, settled, people, person, context, baseUrl } = await aService()
const folder = await mkdtemp(join(tmpdir(), 'candour-bundle-'))
const jwks = await put('keys.json', (await call(null, 'GET', '/v1/receipts/keys')).text)

const essay = 'What I saw.\nReferences\nChatGPT. (2025). How play works. https://chatgpt.com'
const decided = await aDecidedCase()

test('the record of a case leaves as one file that anybody can check offline', async () => {
  const zip = await bundleOf(people.lead)

  const { code, lines } = await candour('verify-bundle', await put('case.zip', zip), '--keys', jwks)

  expect(lines.map((line) => line.slice(0, 2))).toEqual(Array.from({ length: 6 }, () => '✓ '))
  expect(code).toBe(0)
})

test('it holds the work, the rules in force, what was said and what was decided', async () => {
  const files = await unzip(await bundleOf(people.lead))
  const parsed = (path: string) => JSON.parse(files.get(path)!)

  expect(files.get('work/essay.txt')).toBe(essay)
  expect(parsed('policy.json')).toMatchObject({ version: '2.0' })
  expect(parsed('assessment.json')).toMatchObject({ aiLevel: 2 })
  expect(parsed('record.json')).toMatchObject({
    flags: expect.arrayContaining([expect.objectContaining({ rule: 'ai-author-ref', clause: '4.2' })]),
    responses: [{ text: 'My guide shows it so.' }],
    decisions: [{ outcome: 'advice_given', reasons: 'We looked at the form together.' }],
  })
  const told = parsed('audit.json').entries.map(({ event }: { event: { type: string } }) => event.type)
  expect(told).toEqual(expect.arrayContaining(['submission.received', 'submission.decided', 'submission.exported']))
})

test('it says what was not read of the work', async () => {
  const { body } = await handIn(polishBytes, 'essay.txt', { who: await person('student') })
  await settled(body.id)

  const files = await unzip(await bundleOf(people.lead, body.id))

  expect(JSON.parse(files.get('record.json')!)).toMatchObject({ coverage: [{ kind: 'unknown_encoding', count: 1 }] })
})

test('a summary stands in front, to read as a page and as a PDF', async () => {
  const files = await unzip(await bundleOf(people.lead))

  expect([...files.keys()].slice(0, 2)).toEqual(['SUMMARY.html', 'SUMMARY.pdf'])
  expect(files.get('SUMMARY.html')).toContain('We looked at the form together.')
  expect(files.get('SUMMARY.html')).toContain('My guide shows it so.')
})

test('a redacted record names no third party and can still be checked offline', async () => {
  const path = `/v1/submissions/${decided}/bundle?redacted=true`
  const answer = await fetch(new URL(path, baseUrl), { headers: { authorization: `Bearer ${people.lead.key}` } })
  const zip = Buffer.from(await answer.arrayBuffer())

  const files = await unzip(zip)
  const { code, lines } = await candour('verify-bundle', await put('redacted.zip', zip), '--keys', jwks)

  for (const [name, text] of files) {
    for (const id of [people.tutor.id, people.lead.id, people.admin.id])
      expect({ name, has: text.includes(id) }).toEqual({ name, has: false })
  }
  expect(code).toBe(0)
  expect(lines.join()).toContain('Third parties are hidden in it.')
  expect(files.get('record.json')).toContain('person-1')
})

test('an auditor has the redacted record, without the work and the reflection, and it can still be checked', async () => {
  const zip = await bundleOf(people.auditor)

  const files = await unzip(zip)
  const { code, lines } = await candour('verify-bundle', await put('audited.zip', zip), '--keys', jwks)

  expect({ code, lines: lines.filter((line) => !line.startsWith('✓')) }).toEqual({ code: 0, lines: [] })
  expect([...files.keys()].filter((path) => path.startsWith('work/') || path === 'reflection.json')).toEqual([])
  expect(JSON.parse(files.get('record.json')!)).toMatchObject({
    reflection: null,
    disclosures: [{ message: 'Please look at this reference.', items: [{ rule: 'ai-author-ref' }] }],
    responses: [{ text: 'My guide shows it so.' }],
    decisions: [{ outcome: 'advice_given', decidedBy: 'person-1' }],
  })
  for (const [name, text] of files) {
    expect({ name, has: text.includes(people.tutor.id) || text.includes('What I saw.') }).toEqual({ name, has: false })
  }
})

test('a student has the record of their own work, without what was not disclosed to them', async () => {
  const files = await unzip(await bundleOf(people.student))

  expect(JSON.parse(files.get('record.json')!)).toMatchObject({
    concerns: [],
    decisions: [{ outcome: 'advice_given' }],
  })
})

describe('a record that was changed is told apart', () => {
  test.each(['work/essay.txt', 'reflection.json', 'record.json', 'policy.json', 'audit.json', 'receipt.txt'])(
    'in %s',
    async (path) => {
      const { code, lines } = await checked((files) => files.set(path, files.get(path)!.replace(/[a-y]/, 'z')))

      expect(code).toBe(1)
      expect(lines.join('\n')).toContain(`✗ ${path} is missing or is not what was signed.`)
    },
  )

  test('by a file that is gone', async () => {
    const { code } = await checked((files) => files.delete('record.json'))

    expect(code).toBe(1)
  })

  test('by a file that was added', async () => {
    const { code, lines } = await checked((files) => files.set('note.txt', 'Look here.'))

    expect(code).toBe(1)
    expect(lines).toContain('✗ note.txt was added after the bundle was made.')
  })

  test('by a manifest that somebody else signed', async () => {
    const others = await put('others.json', JSON.stringify({ keys: [publicJwk(generateSigningKey(), new Date(0))] }))

    const { code } = await candour(
      'verify-bundle',
      await put('whole.zip', await bundleOf(people.lead)),
      '--keys',
      others,
    )

    expect(code).toBe(1)
  })

  test('by an audit entry that the checkpoint does not hold, whoever lists it', async () => {
    const files = await unzip(await bundleOf(people.lead))
    const extract = JSON.parse(files.get('audit.json')!)
    extract.entries[0].event.type = 'submission.released'
    files.set('audit.json', JSON.stringify(extract))
    const found = new Map([...files].map(([path, text]) => [path, { bytes: 1, sha256: path, text }]))
    found.delete('manifest.jws')
    const manifest = {
      v: 1 as const,
      submission: decided,
      madeAt: new Date().toISOString(),
      files: [...found].map(([path, { bytes, sha256 }]) => ({ path, bytes, sha256 })),
    }
    found.set('manifest.jws', { bytes: 1, sha256: '', text: issueManifest(manifest, context.signingKey) })

    const sentences = checkBundle(found, JSON.parse(files.get('keys.json')!))

    expect(sentences).toContainEqual({
      ok: false,
      sentence: `Audit entry ${extract.entries[0].position} is not in the log that the checkpoint sealed.`,
    })
  })
})

test.each([
  ['no zip', async () => put('no.zip', 'This is no zip.')],
  ['nothing there', async () => join(folder, 'nowhere.zip')],
])('%s leaves the question open, which is neither yes nor no', async (_, file) => {
  const { code, lines } = await candour('verify-bundle', await file(), '--keys', jwks)

  expect(code).toBe(2)
  expect(lines).toEqual([expect.stringMatching(/^It could not be checked: \S/)])
})

test('each export is on record, and an outsider finds nothing', async () => {
  await bundleOf(people.lead)
  const { body } = await call(people.lead, 'GET', `/v1/submissions/${decided}/audit-events`)
  const stranger = await person('student')

  expect(body.items).toContainEqual(expect.objectContaining({ type: 'submission.exported', actorId: people.lead.id }))
  expect((await call(stranger, 'GET', `/v1/submissions/${decided}/bundle`)).status).toBe(404)
})

async function aDecidedCase(): Promise<string> {
  const { body } = await handIn(essay)
  const { flags } = await settled(body.id, ['under_review'])
  await call(people.tutor, 'POST', `/v1/submissions/${body.id}/disclosures`, {
    message: 'Please look at this reference.',
    items: [{ flagId: flags[0].id }],
  })
  const said = await call(people.student, 'POST', `/v1/submissions/${body.id}/responses`, {
    text: 'My guide shows it so.',
  })
  await call(people.tutor, 'POST', `/v1/submissions/${body.id}/decisions`, {
    outcome: 'advice_given',
    reasons: 'We looked at the form together.',
    evidence: [{ flagId: flags[0].id }],
    answers: [{ responseId: said.body.id, text: 'Thank you; the policy has another form.' }],
  })
  return body.id
}

async function bundleOf({ key }: Person, submission = decided): Promise<Buffer> {
  const response = await fetch(new URL(`/v1/submissions/${submission}/bundle`, baseUrl), {
    headers: { authorization: `Bearer ${key}` },
  })
  expect(response.headers.get('content-type')).toBe('application/zip')
  return Buffer.from(await response.arrayBuffer())
}

async function checked(change: (files: Map<string, string>) => unknown) {
  const files = await unzip(await bundleOf(people.lead))
  change(files)
  const zip = new ZipFile()
  for (const [path, text] of files) zip.addBuffer(Buffer.from(text, encodingOf(path)), path)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return candour('verify-bundle', await put('changed.zip', Buffer.concat(chunks)), '--keys', jwks)
}

/** A PDF is bytes, each of which is a character here. */
const encodingOf = (path: string) => (path.endsWith('.pdf') ? 'latin1' : 'utf8')

async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(bytes)
  const files = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const content = await bufferOf(await zip.openReadStreamPromise(entry))
    files.set(entry.fileName, content.toString(encodingOf(entry.fileName)))
  }
  return files
}

async function put(name: string, content: string | Buffer) {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function candour(...args: string[]) {
  const lines: string[] = []
  const code = await main(args, (line) => lines.push(line))
  return { code, lines }
}
