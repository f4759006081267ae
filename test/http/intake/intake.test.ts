import { createHash, randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { workedExample } from '../../../src/domain/intake/reflection-gate.ts'
import { withoutRequestId } from '../../refusals.ts'
import { noAi, reflection } from '../../samples.ts'
import { aService } from '../../service.ts'

const { call, handIn, settled, people, person, assessment, baseUrl, config, context, publish } = await aService({
  maxUploadBytes: 1024 * 1024,
})
const rowsOf = async (table: string, where: string) =>
  (await context.db.$client.query(`select * from ${table} where ${where}`)).rows
const partFiles = () => readdir(join(config.dataDir, 'files', 'incoming'))

/** A form whose parts stand in the given order. */
const formOf = (parts: [string, string | Blob, string?][]) => {
  const form = new FormData()
  for (const [name, value, file] of parts) {
    if (value instanceof Blob) form.append(name, value, file)
    else form.append(name, value)
  }
  return form
}
const essay = (text = `An essay of its own, ${randomUUID()}.`) => new Blob([text])
const parts = (): [string, string | Blob, string?][] => [
  ['assessmentId', assessment.id],
  ['reflection', JSON.stringify(reflection())],
  ['file', essay(), 'essay.txt'],
]
const send = (form: FormData, headers: Record<string, string> = {}, who = people.student) =>
  call(who, 'POST', '/v1/submissions', form, headers)

/** The raw lane: the body is the file, the headers say the rest. */
async function sendRaw(body: string | Buffer, headers: Record<string, string>, who = people.student) {
  const response = await fetch(new URL('/v1/submissions', baseUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${who.key}`, 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(Buffer.from(body)),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
}
const rawHeaders = (answers: unknown = reflection()) => ({
  'candour-assessment-id': assessment.id,
  'candour-reflection': Buffer.from(JSON.stringify(answers)).toString('base64'),
  'candour-file-name': encodeURIComponent('essay über play.txt'),
})

describe('a form', () => {
  test.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ])('is taken with its parts in the order %d %d %d', async (...order) => {
    const all = parts()

    const { status, body } = await send(formOf(order.map((index) => all[index]!)))

    expect(status).toBe(201)
    expect(body).toMatchObject({ status: 'received', receipt: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) })
  })

  test('is taken when the reflection says that it is JSON, as a text or as a file', async () => {
    const json = JSON.stringify(noAi())
    const boundary = 'a-boundary'
    const typed = [
      `--${boundary}\r\ncontent-disposition: form-data; name="assessmentId"\r\n\r\n${assessment.id}`,
      `--${boundary}\r\ncontent-disposition: form-data; name="reflection"\r\ncontent-type: application/json\r\n\r\n${json}`,
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="essay.txt"\r\n\r\nAn essay.`,
      `--${boundary}--\r\n`,
    ].join('\r\n')
    const asField = await sendRaw(typed, { 'content-type': `multipart/form-data; boundary=${boundary}` })
    const blob = new Blob([JSON.stringify(noAi())], { type: 'application/json' })
    const asFile = await send(formOf([parts()[0]!, ['reflection', blob, 'reflection.json'], parts()[2]!]))

    expect([asField.status, asFile.status]).toEqual([201, 201])
  })

  test('without its parts is answered with the name of each', async () => {
    const nothing = await send(formOf([['note', 'Hello.']]))
    const noFile = await send(formOf(parts().slice(0, 2)))
    const fileAsText = await send(formOf([...parts().slice(0, 2), ['file', 'The essay as a field.']]))
    const wrongId = await send(formOf([['assessmentId', 'essay-1'], ...parts().slice(1)]))

    expect(nothing).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } })
    expect(namesIn(nothing)).toEqual(['assessmentId', 'file', 'reflection'])
    expect(namesIn(noFile)).toEqual(['file'])
    expect(namesIn(fileAsText)).toEqual(['file'])
    expect(namesIn(wrongId)).toEqual(['assessmentId'])
  })

  test.each(['assessmentId', 'reflection', 'file'])('that says %s twice is not guessed at', async (name) => {
    const all = parts()
    const twice = all.find(([part]) => part === name)!

    const answer = await send(formOf([...all, twice]))

    expect(answer).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } })
    expect(namesIn(answer)).toEqual([name])
    expect(await partFiles()).toEqual([])
  })

  test('for an assessment that does not exist is not found', async () => {
    const form = formOf([['assessmentId', randomUUID()], ...parts().slice(1)])

    expect(await send(form)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  })

  test.each([
    ['text/plain', 'An essay.'],
    ['application/json', '{"assessmentId":"x"}'],
    ['multipart/form-data', 'no boundary'],
    ['multipart/form-data; boundary=x', 'nothing that a form would say'],
    ['', ''],
    ['nonsense', '\u0000'],
  ])('that is none (%s) ends in a clear answer', async (type, body) => {
    const answer = await sendRaw(body, { 'content-type': type })

    expect([400, 415, 422]).toContain(answer.status)
    expect(answer.body).toMatchObject({ code: expect.any(String), title: expect.any(String), status: answer.status })
    expect(await partFiles()).toEqual([])
  })
})

describe('the raw lane', () => {
  test('gives a receipt for the same work that a form would', async () => {
    const text = `An essay of its own, ${randomUUID()}.`
    const answers = noAi()

    const raw = await sendRaw(text, rawHeaders(answers))
    const form = await send(
      formOf([parts()[0]!, ['reflection', JSON.stringify(answers)], ['file', essay(text), 'e.txt']]),
    )

    expect([raw.status, form.status]).toEqual([201, 201])
    const [one, other] = [claims(raw.body.receipt), claims(form.body.receipt)]
    const same = [
      'kind',
      'student',
      'fileSha256',
      'fileBytes',
      'reflectionSha256',
      'responsibilitySha256',
      'policyVersion',
    ]
    for (const name of same) expect(one[name]).toBe(other[name])
    expect(one.fileSha256).toBe(createHash('sha256').update(text).digest('hex'))
    const view = (await call(people.student, 'GET', `/v1/submissions/${raw.body.id}`)).body
    expect(view.file.name).toBe('essay über play.txt')
  })

  test('keeps the upload when the reflection needs another look', async () => {
    const answer = await sendRaw('An essay.', { ...rawHeaders({ aiUsed: false }) })
    const { 'candour-file-name': _, ...headers } = rawHeaders(noAi())

    const again = await sendRaw('', { ...headers, 'candour-upload': answer.body.upload })

    expect(answer.status).toBe(422)
    expect(again.status).toBe(201)
    const view = (await call(people.student, 'GET', `/v1/submissions/${again.body.id}`)).body
    expect(view.file).toMatchObject({ name: 'essay über play.txt', bytes: 9 })
  })

  test('says what is missing', async () => {
    const answer = await sendRaw('An essay.', {})

    expect(answer.status).toBe(422)
    expect(namesIn(answer)).toEqual(['assessmentId', 'reflection'])
  })

  test.each([
    ['student', ['assessmentId', 'file', 'reflection']],
    ['integration', ['assessmentId', 'studentId', 'file']],
  ] as const)('names to a %s all that an empty request lacks', async (role, names) => {
    const answer = await call(people[role], 'POST', '/v1/submissions')

    expect(answer).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } })
    expect(namesIn(answer)).toEqual(names)
  })

  test('takes an empty file that has a name', async () => {
    const answer = await sendRaw('', rawHeaders(noAi()))

    expect(answer.status).toBe(201)
  })

  test.each([
    'not base64 at all!',
    Buffer.from('{"aiUsed": tr').toString('base64'),
    Buffer.from([0xff, 0xfe]).toString('base64'),
  ])('answers a reflection that cannot be read as one that is missing: %s', async (header) => {
    const answer = await sendRaw('An essay.', { ...rawHeaders(), 'candour-reflection': header })

    expect(answer).toMatchObject({ status: 422, body: { code: 'REFLECTION_INCOMPLETE' } })
    expect(namesIn(answer)).toEqual(['reflection'])
  })

  test('takes a name that is not percent-encoded as it stands', async () => {
    const { body } = await sendRaw('An essay.', { ...rawHeaders(noAi()), 'candour-file-name': '100%.txt' })

    expect((await call(people.student, 'GET', `/v1/submissions/${body.id}`)).body.file.name).toBe('100%.txt')
  })
})

describe('a reflection that needs another look', () => {
  test('is answered with every field in kind words, and the file is kept', async () => {
    const student = await person('student')
    const [use] = reflection().uses
    const incomplete = reflection({ uses: [{ ...use, how: '', why: 'n/a' }], priorLearning: undefined })

    const answer = await handIn('An essay.', 'essay.txt', { who: student, reflection: incomplete })

    expect(answer).toMatchObject({ status: 422, body: { code: 'REFLECTION_INCOMPLETE', upload: expect.any(String) } })
    expect(namesIn(answer)).toEqual(['reflection.uses[0].how', 'reflection.uses[0].why', 'reflection.priorLearning'])
    expect(JSON.stringify(answer.body)).not.toMatch(/cheat|guilt|suspect|offen|invalid|illegal/i)
    expect(await rowsOf('submissions', `student_id = '${student.id}'`)).toEqual([])

    const form = formOf([parts()[0]!, ['reflection', JSON.stringify(reflection())], ['upload', answer.body.upload]])
    const again = await send(form, {}, student)

    expect(again.status).toBe(201)
    expect(claims(again.body.receipt).fileSha256).toBe(createHash('sha256').update('An essay.').digest('hex'))
  })

  test('hears of all of it at once: putting right what was named is enough', async () => {
    const student = await person('student')
    const whole = reflection()
    const [use] = whole.uses
    const { priorLearning } = reflection()
    await handIn('An earlier essay.', 'a.txt', {
      who: student,
      reflection: reflection({ priorLearning }),
      assessmentId: (
        await publish(people.tutor, {
          title: 'Earlier',
          brief: '',
          aiLevel: 2,
          guidance: 'As agreed.',
        })
      ).id,
    })
    const incomplete = {
      ...whole,
      uses: [{ ...use, tool: '', how: workedExample, why: 7, firstUsed: 'in spring' }, { purpose: 'outline' }],
      criticalReflection: use!.verification,
      priorLearning,
      responsibilityAccepted: undefined,
    }

    const answer = await handIn('An essay.', 'essay.txt', { who: student, reflection: incomplete })

    expect(answer.status).toBe(422)
    const second = ['tool', 'firstUsed', 'outputUsed', 'personalData', 'how', 'why'].map((name) => `uses[1].${name}`)
    const named = ['uses[0].tool', 'uses[0].firstUsed', 'uses[0].how', 'uses[0].why', ...second]
    expect(namesIn(answer)?.sort()).toEqual(
      [...named, 'criticalReflection', 'priorLearning', 'responsibilityAccepted']
        .map((name) => `reflection.${name}`)
        .sort(),
    )
    const again = await handIn('An essay.', 'essay.txt', { who: student, reflection: whole })
    expect(again.status).toBe(201)
  })

  test('is asked for when there is none', async () => {
    const answer = await handIn('An essay.', 'essay.txt', { reflection: null })

    expect(answer).toMatchObject({ status: 422, body: { code: 'REFLECTION_INCOMPLETE' } })
    expect(namesIn(answer)).toEqual(['reflection'])
  })

  test('keeps an upload for the student who sent it and nobody else', async () => {
    const { body } = await handIn('An essay.', 'essay.txt', { reflection: null })
    const other = await person('student')
    const use = (upload: string, who = people.student) =>
      send(formOf([parts()[0]!, parts()[1]!, ['upload', upload]]), {}, who)

    const [foreign, unknown, malformed] = [
      await use(body.upload, other),
      await use(randomUUID(), other),
      await use('x', other),
    ]

    expect(foreign.status).toBe(404)
    expect(new Set([foreign, unknown, malformed].map(withoutRequestId)).size).toBe(1)
    expect((await use(body.upload)).status).toBe(201)
  })

  test('waits when an LMS delivers work without one, and completes it later', async () => {
    const student = await person('student')
    const delivered = await handIn('An essay.', 'essay.txt', {
      who: people.integration,
      reflection: null,
      fields: { studentId: student.id },
    })
    expect(delivered).toMatchObject({ status: 201, body: { status: 'awaiting_reflection' } })
    expect(claims(delivered.body.receipt)).toMatchObject({ kind: 'received', reflectionSha256: null })
    const path = `/v1/submissions/${delivered.body.id}`

    const incomplete = await call(student, 'PUT', `${path}/reflection`, noAi({ whyNot: '' }))
    const completed = await call(student, 'PUT', `${path}/reflection`, noAi())
    const twice = await call(student, 'PUT', `${path}/reflection`, noAi())

    expect(incomplete).toMatchObject({ status: 422, body: { code: 'REFLECTION_INCOMPLETE' } })
    expect(namesIn(incomplete)).toEqual(['reflection.whyNot'])
    expect(completed).toMatchObject({ status: 200, body: { status: 'received' } })
    expect(claims(completed.body.receipt)).toMatchObject({ kind: 'completed', completedAt: expect.any(String) })
    expect(twice).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } })
    expect((await settled(delivered.body.id)).status).toBe('released')
  })

  test.each([
    ['nobody', {}],
    ['somebody unknown', { studentId: randomUUID() }],
    ['a malformed id', { studentId: 'student-7' }],
    ['a tutor', { studentId: people.tutor.id }],
  ])('an integration that delivers work of %s is asked whose it is', async (_, fields) => {
    const answer = await handIn('An essay.', 'essay.txt', { who: people.integration, reflection: null, fields })

    expect(answer).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } })
    expect(namesIn(answer)).toEqual(['studentId'])
  })
})

describe('a file', () => {
  test.each([
    ['a form with a length', () => handIn(Buffer.alloc(1024 * 1024 + 1), 'big.bin')],
    ['the raw lane with a length', () => sendRaw(Buffer.alloc(1024 * 1024 + 1), rawHeaders())],
    ['the raw lane in chunks', () => chunked(8 * 1024 * 1024, rawHeaders())],
  ])('larger than this provider takes is refused in words by %s', async (_, over) => {
    const answer = await over()

    expect(answer).toMatchObject({ status: 413, body: { code: 'TOO_LARGE', title: expect.stringContaining('1 MB') } })
    expect(await partFiles()).toEqual([])
  })

  test('of exactly the limit is taken', async () => {
    expect((await handIn(Buffer.alloc(1024 * 1024, 'a'), 'big.txt')).status).toBe(201)
  })

  test.each([
    '../../etc/passwd',
    '..',
    'C:\\Users\\sam\\essay.txt',
    'essay\u202Etxt.exe',
    "'; drop table submissions; --",
    '<script>alert(1)</script>.txt',
    '{{7*7}}#{7*7}%00.txt',
    'résumé – 作文 🙂.txt',
    '\u0007bell\u001B[31m.txt',
    'CON',
    '-rf',
    'a'.repeat(10_000),
  ])('called %j is taken under a name that harms nobody', async (name) => {
    const form = await handIn('An essay.', name)
    const raw = await sendRaw('An essay.', { ...rawHeaders(noAi()), 'candour-file-name': encodeURIComponent(name) })

    expect([form.status, raw.status]).toEqual([201, 201])
    for (const { id } of [form.body, raw.body]) {
      const { file } = (await call(people.student, 'GET', `/v1/submissions/${id}`)).body
      expect(file.name).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u)
      expect(file.name.length).toBeLessThanOrEqual(200)
      const download = await call(people.student, 'GET', `/v1/submissions/${id}/file`)
      expect(download.status).toBe(200)
      expect(download.headers.get('content-disposition')).toMatch(
        /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.~!'*()-]+$/,
      )
    }
  })

  test('keeps letters of any script in its name, by either lane', async () => {
    const form = await handIn('An essay.', 'Résumé – 作文.txt')
    const raw = await sendRaw('An essay.', {
      ...rawHeaders(noAi()),
      'candour-file-name': encodeURIComponent('Résumé – 作文.txt'),
    })

    for (const { id } of [form.body, raw.body]) {
      expect((await call(people.student, 'GET', `/v1/submissions/${id}`)).body.file.name).toBe('Résumé – 作文.txt')
    }
  })

  test('with a name of a hundred thousand characters ends in a clear answer', async () => {
    const answer = await handIn('An essay.', `${'n'.repeat(100_000)}.txt`)

    expect([201, 422]).toContain(answer.status)
    expect(await partFiles()).toEqual([])
  })
})

describe('an Idempotency-Key', () => {
  const headers = () => ({ 'idempotency-key': randomUUID() })

  test('with the same work gives the first answer again, byte for byte', async () => {
    const options = { headers: headers(), reflection: reflection(), who: await person('student') }

    const first = await handIn('The same essay.', 'essay.txt', options)
    const again = await handIn('The same essay.', 'essay.txt', options)

    expect(first.status).toBe(201)
    expect([again.status, again.text]).toEqual([201, first.text])
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
    expect(await rowsOf('submissions', `student_id = '${options.who.id}'`)).toHaveLength(1)
  })

  test('gives the first answer to work that got its reflection, was read and decided since', async () => {
    const student = await person('student')
    const options = { headers: headers(), reflection: null, who: people.integration, fields: { studentId: student.id } }
    const first = await handIn('The same essay.', 'essay.txt', options)
    await call(student, 'PUT', `/v1/submissions/${first.body.id}/reflection`, noAi())
    await settled(first.body.id)

    const again = await handIn('The same essay.', 'essay.txt', options)

    expect([again.status, again.text]).toEqual([201, first.text])
  })

  test.each([
    ['another file', { file: 'Another essay.' }],
    ['another name', { name: 'essay-2.txt' }],
    ['another reflection', { reflection: noAi() }],
  ])('with %s is refused, and the first work stands', async (_, change) => {
    const options = { headers: headers(), reflection: reflection(), who: await person('student') }
    await handIn('An essay.', 'essay.txt', options)

    const { file = 'An essay.', name = 'essay.txt', ...rest } = change as { file?: string; name?: string }
    const other = await handIn(file, name, { ...options, ...rest })

    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
    expect(await rowsOf('submissions', `student_id = '${options.who.id}'`)).toHaveLength(1)
  })

  test('is nobody else’s: another student may use the same one', async () => {
    const same = headers()
    const [one, other] = [await person('student'), await person('student')]

    const first = await handIn('An essay.', 'essay.txt', { headers: same, who: one })
    const second = await handIn('An essay.', 'essay.txt', { headers: same, who: other })

    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.id).not.toBe(first.body.id)
  })

  test('that is still in flight answers 409, and the work arrives once', async () => {
    const who = await person('student')
    const [open, goOn] = gate()
    const [begun, hasBegun] = gate()
    const same = { ...rawHeaders(noAi()), ...headers() }
    async function* slowly() {
      yield Buffer.from('An essay ')
      hasBegun()
      await open
      yield Buffer.from('in two parts.')
    }
    const first = stream(slowly(), same, who)
    await begun
    await inFlight()

    const second = await sendRaw('An essay in two parts.', same, who)
    goOn()

    expect(second).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_IN_FLIGHT' } })
    expect((await first).status).toBe(201)
    expect(await rowsOf('submissions', `student_id = '${who.id}'`)).toHaveLength(1)
  })

  test('stays unused when the reflection needed another look', async () => {
    const options = { headers: headers(), who: await person('student') }
    const refused = await handIn('An essay.', 'essay.txt', { ...options, reflection: { aiUsed: false } })
    expect(refused.status).toBe(422)
    expect(await rowsOf('idempotency_keys', `account_id = '${options.who.id}'`)).toEqual([])

    expect((await handIn('An essay, longer.', 'essay.txt', options)).status).toBe(201)
  })

  test('many at once make one submission and say the same, or ask to wait', async () => {
    const options = { headers: headers(), reflection: noAi(), who: await person('student') }

    const answers = await Promise.all(Array.from({ length: 8 }, () => handIn('An essay.', 'essay.txt', options)))

    const accepted = answers.filter(({ status }) => status === 201)
    expect(accepted.length).toBeGreaterThan(0)
    expect(new Set(accepted.map(({ text }) => text)).size).toBe(1)
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
    expect(await rowsOf('submissions', `student_id = '${options.who.id}'`)).toHaveLength(1)
  })

  test.each(['', 'k'.repeat(256)])('that cannot be kept is said so (%#)', async (key) => {
    const answer = await handIn('An essay.', 'essay.txt', { headers: { 'idempotency-key': key } })

    expect(answer.status).toBe(422)
    expect(namesIn(answer)).toEqual(['Idempotency-Key'])
  })
})

const namesIn = ({ body }: { body: { fields?: { field: string }[] } }) => body.fields?.map(({ field }) => field)
const claims = (receipt: string) => JSON.parse(Buffer.from(receipt.split('.')[1]!, 'base64url').toString())

/** A body that comes in chunks, without a length. */
async function stream(body: AsyncIterable<Buffer>, headers: Record<string, string>, who = people.student) {
  const response = await fetch(new URL('/v1/submissions', baseUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${who.key}`, 'content-type': 'application/octet-stream', ...headers },
    body: Readable.toWeb(Readable.from(body)) as never,
    duplex: 'half',
  } as RequestInit)
  return { status: response.status, body: (await response.json()) as { code?: string; title?: string } }
}

function chunked(bytes: number, headers: Record<string, string>) {
  async function* chunks() {
    for (let left = bytes; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536), 'a')
  }
  return stream(chunks(), headers)
}

/** Resolves when the service has begun to write an upload: nothing else is being received in this file. */
async function inFlight() {
  while (!(await partFiles()).length) await new Promise((resolve) => setTimeout(resolve, 10))
}

/** A promise and the function that keeps it. */
function gate(): [Promise<void>, () => void] {
  let open = () => {}
  const promise = new Promise<void>((resolve) => {
    open = resolve
  })
  return [promise, open]
}
