import { createHash } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { main } from '../src/cli/main.ts'
import { seal } from '../src/flow/audit/seal.ts'
import { makeDocx } from './documents/docx.ts'
import { makePdf } from './documents/pdf.ts'
import { noAi } from './samples.ts'
import { aService } from './service.ts'

const { call, handIn, settled, people, context, config } = await aService()

const body = [
  'What a sand tray can teach',
  'Play lets children set the problem. In my placement I watched two children share one bucket.',
  'They found that three small buckets fill the large one, and told everybody who passed.',
  'Adults matter most when they add a little to what has already begun (Fisher, 2013).',
]
const references = [
  'References',
  'ChatGPT. (2025). How play supports language development. https://chatgpt.com',
  'Fisher, J. (2013). Starting from the child. Open University Press.',
]
const quote = 'ChatGPT'

const essays = [
  {
    format: 'PDF',
    name: 'essay.pdf',
    file: () => makePdf({ pages: [body, references] }),
    place: { page: 2 },
  },
  {
    format: 'DOCX',
    name: 'essay.docx',
    file: async () => makeDocx({ paragraphs: [...body, ...references] }),
    place: { paragraph: body.length + 2 },
  },
]

test.each(essays)(
  'a $format essay travels from the upload to a recorded decision that can be proved',
  async ({ file, name, place }) => {
    const bytes = await file()

    const received = await handIn(bytes, name)
    expect(received.status).toBe(201)
    expect(received.headers.get('location')).toBe(`/v1/submissions/${received.body.id}`)
    const { id, receipt } = received.body
    await receiptHolds(bytes, name, receipt)

    const flagged = await settled(id)
    expect(flagged.status).toBe('under_review')
    const flag = flagged.flags.find((raised: { detector: string }) => raised.detector === 'ai-author-citation')
    expect(flag).toMatchObject({ severity: 'conflict', clause: '4.2' })
    const { text } = (await call(people.tutor, 'GET', `/v1/submissions/${id}/text`)).body
    const [evidence] = flag.evidence
    expect(evidence).toMatchObject({ quote, ...place })
    expect(text.slice(evidence.start, evidence.end)).toBe(quote)
    expect((await call(people.student, 'GET', `/v1/submissions/${id}`)).body.flags).toEqual([])

    const referral = {
      outcome: 'referred',
      reasons: 'The reference list names a tool as an author.',
      evidence: [{ flagId: flag.id }],
      answers: [],
    }
    expect((await call(people.tutor, 'POST', `/v1/submissions/${id}/decisions`, referral)).body.code).toBe(
      'CONFIRMATION_NEEDED',
    )
    expect((await call(people.tutor, 'POST', `/v1/submissions/${id}/proposals`, referral)).body.code).toBe(
      'DECISION_INCOMPLETE',
    )

    const items = [{ flagId: flag.id }]
    const disclosed = await call(people.tutor, 'POST', `/v1/submissions/${id}/disclosures`, {
      message: 'Please look at this entry.',
      items,
    })
    expect(disclosed.status).toBe(201)
    expect((await call(people.student, 'GET', `/v1/submissions/${id}`)).body.flags).toHaveLength(1)

    const answer = { text: 'I followed a guide from my library that cites it like this.' }
    const responded = await call(people.student, 'POST', `/v1/submissions/${id}/responses`, answer)
    expect(responded.status).toBe(201)

    const decision = {
      outcome: 'advice_given',
      reasons: 'The entry follows a library guide; this policy asks for another form.',
      evidence: items,
      answers: [{ responseId: responded.body.id, text: 'Thank you, that explains it. Here is the form we use.' }],
    }
    const decided = await call(people.tutor, 'POST', `/v1/submissions/${id}/decisions`, decision)
    expect(decided.status).toBe(201)
    const seen = (await call(people.student, 'GET', `/v1/submissions/${id}`)).body
    expect(seen).toMatchObject({
      status: 'decided',
      decisions: [{ outcome: 'advice_given', reasons: decision.reasons }],
    })

    const trail = (await call(people.tutor, 'GET', `/v1/submissions/${id}/audit-events`)).body.items
    expect(trail.map(({ type }: { type: string }) => type).filter((type: string) => !type.includes('read'))).toEqual([
      'submission.received',
      'submission.text_extracted',
      'runs.added',
      'submission.flagged',
      'submission.disclosed',
      'notice.delivered',
      'submission.responded',
      'submission.decided',
      // Reading it begins the time to appeal.
      'notice.delivered',
    ])
    await auditHolds()
  },
)

test('an essay that nothing points at is released without anybody having to look', async () => {
  const text = [...body, 'References', references[2]].join('\n')

  const { body: received } = await handIn(text, 'essay.txt', { reflection: noAi() })
  const released = await settled(received.id)

  expect(released).toMatchObject({ status: 'released', flags: [] })
  expect(released.runs.length).toBe(context.detectors.length)
  await auditHolds()
})

/** By the API and offline by the command line, against the published keys. */
async function receiptHolds(bytes: Buffer, name: string, receipt: string) {
  const fileSha256 = createHash('sha256').update(bytes).digest('hex')
  const { body: checked } = await call(null, 'POST', '/v1/receipts/verify', { receipt, fileSha256 })
  expect(checked).toMatchObject({ valid: true, claims: { fileSha256, fileBytes: bytes.length } })

  const folder = await mkdtemp(join(tmpdir(), 'candour-receipt-'))
  await writeFile(join(folder, name), bytes)
  await writeFile(join(folder, 'keys.json'), (await call(null, 'GET', '/v1/receipts/keys')).text)
  const said: string[] = []
  expect(
    await main(['verify-receipt', join(folder, name), receipt, join(folder, 'keys.json')], (line) => said.push(line)),
  ).toBe(0)
}

/** The whole log, as the command line checks it, against the keys and the newest checkpoint as published. */
async function auditHolds() {
  await seal(context)
  const folder = await mkdtemp(join(tmpdir(), 'candour-audit-'))
  await writeFile(join(folder, 'keys.json'), (await call(null, 'GET', '/v1/receipts/keys')).text)
  const [checkpoint] = (await call(null, 'GET', '/v1/audit/checkpoints')).body.items
  await writeFile(join(folder, 'checkpoint'), checkpoint.note)
  const said: string[] = []
  const args = [
    '--database',
    config.databaseUrl!,
    '--keys',
    join(folder, 'keys.json'),
    '--checkpoint',
    join(folder, 'checkpoint'),
  ]
  expect(await main(['verify-audit', ...args], (line) => said.push(line)), said.join('\n')).toBe(0)
}
