import { describe, expect, test } from 'vitest'
import { referenceLookup } from '../../../src/vendors/reference-lookup/detector.ts'
import { anIndex, type Held } from '../../vendors/reference-lookup/emulator.ts'
import { until } from '../webhooks/receiver.ts'
import { stepOne, student, withDetector } from './tenant.ts'

const works: Held[] = [
  { doi: '10.5555/calm.1', title: 'Calm wards and the night: a survey', family: 'Roy', year: 2019, at: 'crossref' },
  { doi: '10.5555/light.2', title: 'Light and rest in northern towns', family: 'Lee', year: 2020, at: 'crossref' },
  {
    doi: '10.5555/gone.3',
    title: 'Rotas that heal everything',
    family: 'Ek',
    year: 2015,
    withdrawn: true,
    at: 'crossref',
  },
  { doi: '10.5555/tea.4', title: 'What porters drink', family: 'Ng', year: 2017, at: 'crossref' },
  {
    doi: '10.48550/arxiv.2301.01234',
    title: 'Small programs for large wards',
    family: 'Diaz',
    year: 2023,
    at: 'datacite',
  },
  { doi: '10.5555/hall.6', title: 'Quiet halls of the old hospital', family: 'Brandt', year: 2011, at: 'openalex' },
]
const index = await anIndex(works)
const tenant = await withDetector(async () =>
  referenceLookup({
    mailto: 'library@college.test',
    openAlexKey: 'oa-key',
    emulator: index.address,
    timeoutMs: 1_500,
    perSecond: 1_000,
  }),
)

const entries = {
  same: 'Roy, A. (2019) Calm wards and the night. Ward Journal, 12(3), pp. 4–9. doi:10.5555/calm.1',
  byWords: 'Lee, B. (2020) ‘Light and rest in northern towns’, Ward Journal, 3(1), pp. 1–2.',
  gone: 'Ek, S. (2015) Rotas that heal everything. Ward Journal, 2(1), 3–5. https://doi.org/10.5555/gone.3',
  otherYear: 'Ng, L. (2012) What porters drink. Trades Review, 8(1), 3–5. https://doi.org/10.5555/tea.4',
  arxiv: 'Diaz, C. (2023) Small programs for large wards. arXiv:2301.01234',
  atOpenAlex: 'Brandt, K. (2011) Quiet halls of the old hospital. Annals of Rest, 4(2), 7–9.',
  nowhere: 'Moreau, E. (2018) Seven bells over unknown harbours. Trades Review, 8(1), 3–5.',
  book: 'Hughes, R. (2016) Leading care teams. London: Routledge.',
  page: 'NHS (2021) Guidance on rest. Available at: https://www.nhs.uk/rest (Accessed: 3 May 2025).',
}

const workWith = (...list: string[]) =>
  `Rest on wards, by ${student.name}\n\nPlay gives young children a safe place (Roy, 2019).\n\nReferences\n${list.join('\n')}`

async function lookedUp(text: string) {
  const id = await tenant.paper(text)
  await tenant.play()
  const { body } = await tenant.call(tenant.people.tutor, 'GET', `/v1/submissions/${id}`)
  const own = (row: { detector: string }) => row.detector === tenant.detector.id
  return { id, flags: body.flags.filter(own), run: body.runs.findLast(own) }
}

/** The next step, as soon as the pace allows one. */
async function nextStep(signal = new AbortController().signal) {
  while (!(await stepOne(tenant.context, tenant.detector, signal))) {
    tenant.time.now = new Date(tenant.time.now.getTime() + 60_000)
  }
}

const notes = (flags: { rule: string; evidence: { note: string }[] }[], rule: string) =>
  flags.filter((flag) => flag.rule === rule).flatMap(({ evidence }) => evidence.map(({ note }) => note))

const counts = (run: { measurements: { name: string; value: number }[] }) =>
  Object.fromEntries(run.measurements.map(({ name, value }) => [name.replace('references-', ''), value]))

describe('references are looked up in four words', () => {
  test('verified, differs in something, not found, withdrawn; books and web pages are not asked about', async () => {
    const { flags, run } = await lookedUp(workWith(...Object.values(entries)))

    expect(counts(run)).toEqual({ verified: 4, differs: 1, 'not-found': 1, withdrawn: 1, 'not-asked': 2 })
    expect(notes(flags, 'reference-differs')).toEqual([
      'Differs in the year; the index has “What porters drink” (2017). Asked: Crossref.',
    ])
    expect(notes(flags, 'reference-not-found')).toEqual(['Not found. Asked: Crossref, OpenAlex.'])
    expect(notes(flags, 'reference-withdrawn')).toEqual([
      'Withdrawn: “Rotas that heal everything” (2015). Asked: Crossref.',
    ])
    expect(flags.map(({ severity }: { severity: string }) => severity)).toEqual(['info', 'info', 'info'])
  })

  test('a list of papers that no index has is a note, and stops nothing', async () => {
    const unknown = ['Harbours', 'Lanterns', 'Ropes', 'Gulls', 'Anchors', 'Sails'].map(
      (word, at) => `Moreau, E. (2018) ${word} of forgotten coasts. Trades Review, 8(${at + 1}), 3–5.`,
    )

    const { id, flags } = await lookedUp(workWith(...unknown))

    expect(flags.map(({ severity }: { severity: string }) => severity)).toEqual(['info'])
    expect(flags[0].message).toContain('this alone says nothing about the sources')
    const { body } = await tenant.call(tenant.people.tutor, 'GET', `/v1/submissions/${id}`)
    expect(body.status).toBe('released')
  })

  test('three DOIs that lead to other works are something to look at, and no more', async () => {
    const { flags } = await lookedUp(
      workWith(
        'Moreau, E. (2019) Seven bells over harbours. Trades Review, 8(1), 3–5. doi:10.5555/calm.1',
        'Moreau, E. (2020) Lanterns of the coast. Trades Review, 8(1), 3–5. doi:10.5555/light.2',
        'Moreau, E. (2017) Ropes and gulls at sea. Trades Review, 8(1), 3–5. doi:10.5555/tea.4',
      ),
    )

    expect(flags.map(({ rule, severity }: { rule: string; severity: string }) => [rule, severity])).toEqual([
      ['reference-differs', 'check'],
    ])
  })

  test('a DOI that no index has, beside words that one has, differs in its DOI', async () => {
    const { flags } = await lookedUp(
      workWith('Lee, B. (2020) Light and rest in northern towns. Ward Journal, 3(1), 1–2. doi:10.5555/lihgt.2'),
    )

    expect(notes(flags, 'reference-differs')).toEqual([
      'Differs in the DOI; the index has “Light and rest in northern towns” (2020). Asked: Crossref, DataCite.',
    ])
  })
})

describe('what leaves', () => {
  test('is a reference or its DOI and the provider’s address, never the student, the text or a file name', async () => {
    index.requests.length = 0

    await lookedUp(
      workWith(
        'Quackenbush, Z. and Zebulon Quackenbush (2022) My own earlier paper on knots. Trades Review, 1(1), 3–5.',
        'Okafor, B. (2017) Homes and contracts in ports. Trades Review, 9(1), 3–5.',
      ),
    )

    const left = decodeURIComponent(JSON.stringify(index.requests)).toLowerCase()
    expect(left).toContain('homes and contracts in ports')
    for (const word of ['zebulon', 'young children', 'essay', 'college.example', tenant.learner.id]) {
      expect(left).not.toContain(word)
    }
    expect(
      index.requests.every(
        ({ url, headers }) => /mailto=library/.test(url) && /mailto:/.test(String(headers['user-agent'])),
      ),
    ).toBe(true)
  })

  test('goes out once: what was answered is remembered for every later work', async () => {
    await lookedUp(workWith(entries.same, entries.arxiv))
    index.requests.length = 0

    const { run } = await lookedUp(workWith(entries.arxiv, entries.same))

    expect(counts(run)).toMatchObject({ verified: 2 })
    expect(index.requests.filter(({ url }) => !url.includes('handbook'))).toEqual([])
  })

  test('is asked again after a month, and after two days where nothing was found', async () => {
    const nowhere = 'Moreau, E. (2018) Tar and feathers on deck. Trades Review, 8(1), 3–5.'
    await lookedUp(workWith(entries.same, nowhere))
    index.requests.length = 0

    tenant.time.now = new Date(tenant.time.now.getTime() + 3 * 86_400_000)
    await lookedUp(workWith(entries.same, nowhere))

    const asked = index.requests.map(({ url }) => decodeURIComponent(url)).filter((url) => !url.includes('handbook'))
    expect(asked.some((url) => url.includes('Tar and feathers'))).toBe(true)
    expect(asked.some((url) => url.includes('calm.1'))).toBe(false)
  })
})

describe('faults of an index', () => {
  test.each([
    ['a rate limit', { kind: 'status', status: 429, retryAfter: '120' }],
    ['a refusal of one who asks too fast', { kind: 'status', status: 403 }],
    ['an outage', { kind: 'status', status: 503 }],
    ['an answer that is no JSON', { kind: 'body', body: '<html>Sorry</html>' }],
    ['JSON that is no publication', { kind: 'body', body: '{"message":[1]}' }],
    ['an answer that breaks off', { kind: 'cut' }],
    ['a redirect to another address', { kind: 'redirect', to: 'http://169.254.169.254/latest' }],
  ] as const)('%s is waited out, and the verdict is the same', async (_, fault) => {
    const title = `Case of ${_.replace(/\P{L}+/gu, ' ')}`
    works.push({
      doi: `10.5555/${title.replace(/ /g, '.').toLowerCase()}`,
      title,
      family: 'Klein',
      year: 2021,
      at: 'crossref',
    })
    await tenant.play()
    const id = await tenant.paper(workWith(`Klein, J. (2021) ${title}. Trades Review, 8(1), 3–5.`))
    index.faults.push(fault)

    await tenant.play()

    expect(index.faults).toEqual([])
    expect((await tenant.runOf(id)).state).toBe('succeeded')
  })

  test('a Retry-After is kept to', async () => {
    const id = await tenant.paper(workWith('Klein, J. (2021) Waiting for the tide at noon. Trades Review, 8(1), 3–5.'))
    index.faults.push({ kind: 'status', status: 429, retryAfter: '3600' })

    await nextStep()

    const { nextStepAt } = await tenant.runOf(id)
    expect(nextStepAt!.getTime() - tenant.time.now.getTime()).toBeGreaterThanOrEqual(3_600_000)
    await tenant.play()
  })

  test('a call that hangs is given up when the service stops, and no attempt is spent', async () => {
    const id = await tenant.paper(workWith('Klein, J. (2021) Hanging lamps in a gale. Trades Review, 8(1), 3–5.'))
    const before = index.requests.length
    const stopping = new AbortController()
    index.faults.push({ kind: 'hang' })

    const step = nextStep(stopping.signal)
    await until(() => index.requests.length > before)
    stopping.abort()
    await step

    expect(await tenant.runOf(id)).toMatchObject({ claim: null, attempts: 0 })
    await tenant.play()
    expect((await tenant.runOf(id)).state).toBe('succeeded')
  })
})

test('nothing is asked before an admin has switched it on', async () => {
  await tenant.switchOn({ state: 'off', reason: 'Not decided.' })
  index.requests.length = 0

  const id = await tenant.paper(workWith(entries.same))
  await tenant.play()

  expect(index.requests).toEqual([])
  const { body } = await tenant.call(tenant.people.tutor, 'GET', `/v1/submissions/${id}`)
  expect(body.flags).toEqual([])
})
