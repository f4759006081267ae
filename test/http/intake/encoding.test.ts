import { describe, expect, test } from 'vitest'
import { encodingNames } from '../../../src/domain/intake/encodings.ts'
import { polishBytes, polishText } from '../../documents/polish.ts'
import { noAi, reflection } from '../../samples.ts'
import { aService } from '../../service.ts'

const { call, handIn, settled, people, person, assessment, baseUrl, context } = await aService()
const textOf = async (id: string) => (await call(people.tutor, 'GET', `/v1/submissions/${id}/text`)).body
const chosen = (encoding: string) => ({ fields: { encoding }, reflection: noAi() })

describe('a text whose encoding its bytes do not say', () => {
  test('is read as a guess that a person looks at, where nothing was chosen', async () => {
    const { body } = await handIn(polishBytes, 'essay.txt', { reflection: noAi(), who: await person('student') })

    const view = await settled(body.id)

    expect(view).toMatchObject({
      status: 'under_review',
      file: { encoding: null },
      coverage: [{ kind: 'unknown_encoding' }],
    })
    expect((await textOf(body.id)).text).toContain('£ódŸ')
  })

  test('is read in the encoding that its student chose, and nobody has to look', async () => {
    const options = { ...chosen('Windows-1250'), who: await person('student') }
    const { status, body } = await handIn(polishBytes, 'essay.txt', options)

    const view = await settled(body.id)

    expect(status).toBe(201)
    expect(view).toMatchObject({ status: 'released', file: { encoding: 'windows-1250' }, coverage: [] })
    expect((await textOf(body.id)).text).toBe(polishText)
  })

  test('is read in it by the header of the bare bytes too', async () => {
    const { key, id } = await person('student')
    const response = await fetch(new URL('/v1/submissions', baseUrl), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/octet-stream',
        'candour-assessment-id': assessment.id,
        'candour-reflection': Buffer.from(JSON.stringify(noAi())).toString('base64'),
        'candour-file-name': 'essay.txt',
        'candour-encoding': 'windows-1250',
      },
      body: new Uint8Array(polishBytes),
    })
    const { id: submission } = (await response.json()) as { id: string }

    expect(id).toBeTruthy()
    expect((await settled(submission)).coverage).toEqual([])
    expect((await textOf(submission)).text).toBe(polishText)
  })

  test('keeps the choice while its reflection is completed', async () => {
    const who = await person('student')
    const incomplete = { ...chosen('windows-1250'), who, reflection: reflection({ priorLearning: undefined }) }
    const { body: refused } = await handIn(polishBytes, 'essay.txt', incomplete)
    const form = new FormData()
    form.set('assessmentId', assessment.id)
    form.set('reflection', JSON.stringify(noAi()))
    form.set('upload', refused.upload)

    const { body } = await call(who, 'POST', '/v1/submissions', form)

    expect(await settled(body.id)).toMatchObject({ file: { encoding: 'windows-1250' }, coverage: [] })
  })
})

test('an encoding that is not on the list is named with the list, beside what else is missing', async () => {
  const { status, body } = await handIn(polishBytes, 'essay.txt', {
    ...chosen('ebcdic'),
    assessmentId: 'none',
    who: await person('student'),
  })

  expect(status).toBe(422)
  expect(body.fields.map(({ field }: { field: string }) => field)).toEqual(['assessmentId', 'encoding'])
  for (const name of encodingNames) expect(body.fields[1].expected).toContain(name)
})

test('a choice that would turn a text of English letters into another script keeps a person looking', async () => {
  const english = Buffer.from(
    `${'The children dig in the sand, and adults ask what they found. '.repeat(8)}Caf\xe9.`,
    'latin1',
  )

  const { body } = await handIn(english, 'essay.txt', { ...chosen('utf-16le'), who: await person('student') })

  expect(await settled(body.id)).toMatchObject({ status: 'under_review', coverage: [{ kind: 'unknown_encoding' }] })
})

test('another encoding under the same Idempotency-Key is another request', async () => {
  const options = { who: await person('student'), reflection: noAi(), headers: { 'idempotency-key': 'polish' } }
  await handIn(polishBytes, 'essay.txt', { ...options, fields: { encoding: 'windows-1250' } })

  const again = await handIn(polishBytes, 'essay.txt', { ...options, fields: { encoding: 'windows-1257' } })

  expect(again.body.code).toBe('IDEMPOTENCY_KEY_REUSED')
})

test('the choice is held to the audit log like the file itself', async () => {
  const { body } = await handIn(polishBytes, 'essay.txt', { ...chosen('windows-1250'), who: await person('student') })
  await settled(body.id)

  const { rows } = await context.db.$client.query(
    `select data from audit_events where submission_id = $1 and type = 'submission.received'`,
    [body.id],
  )

  expect(rows[0].data.contents).toContainEqual(expect.objectContaining({ table: 'files', key: body.id }))
  await expect(
    context.db.$client.query(`update files set encoding = 'big5' where submission_id = $1`, [body.id]),
  ).rejects.toThrow()
})
