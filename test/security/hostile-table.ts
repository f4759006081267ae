import { reflection } from '../samples.ts'

/** A request that asks for much more work than its bytes suggest, and what has to come of it. */
export interface HostileRequest {
  name: string
  /** Whose key it carries; null for none. */
  who: 'student' | 'tutor' | 'lead' | 'admin' | 'integration' | null
  method: string
  path: string
  headers?: Record<string, string>
  body?: string | FormData
  /** The statuses that may answer it. */
  answers: number[]
}

const megabytes = (text: string, bytes = 1_900_000) => text.repeat(Math.floor(bytes / text.length))
const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const manyKeys = `{${Array.from({ length: 150_000 }, (_, index) => `"k${index}":1`).join()}}`
const manyFields = Array.from({ length: 200_000 }, (_, index) => `f${index}=1`).join('&')

/** JSON that is no more than a shape, at an address that takes JSON. */
const shapes: [name: string, body: string][] = [
  ['a million list items', `[${megabytes('1,')}1]`],
  ['a million empty objects', `[${megabytes('{},', 1_800_000)}{}]`],
  ['a nesting a million deep', megabytes('[', 900_000) + megabytes(']', 900_000)],
  ['objects in objects, 300,000 deep', `${megabytes('{"a":', 1_500_000)}1${megabytes('}', 300_000)}`],
  ['150,000 names', manyKeys],
  ['a nesting that never ends', megabytes('[')],
  ['a text that never ends', `"${megabytes('\\"')}`],
]

const takers: [who: HostileRequest['who'], method: string, path: (ids: Ids) => string][] = [
  ['student', 'POST', () => '/v1/ai-permissions'],
  ['tutor', 'POST', () => '/v1/assessments'],
  [null, 'POST', () => '/v1/receipts/verify'],
  ['student', 'PUT', ({ submissionId }) => `/v1/submissions/${submissionId}/reflection`],
]

/** What the requests are about. */
export interface Ids {
  assessmentId: string
  submissionId: string
}

/** Every hostile request, about these. */
export function hostileRequests(ids: Ids): HostileRequest[] {
  return [
    ...hostileJson(ids),
    ...hostileLists(ids),
    ...hostileForms(),
    ...hostileReflections(ids),
    ...hostileParts(ids),
  ]
}

const hostileJson = (ids: Ids): HostileRequest[] =>
  takers.flatMap(([who, method, path]) =>
    shapes.map(([name, body]) => ({
      name: `${name} at ${method} ${path({ assessmentId: 'x', submissionId: ':id' })}`,
      who,
      method,
      path: path(ids),
      headers: json,
      body,
      answers: [413, 422],
    })),
  )

const hostileLists = ({ assessmentId }: Ids): HostileRequest[] =>
  [
    ['purposes', { assessmentId, tools: ['ChatGPT'], purposes: Array(4_000).fill('x') }],
    ['tools', { assessmentId, tools: Array(4_000).fill({}), purposes: [] }],
    ['names of no field', Object.fromEntries(Array.from({ length: 4_000 }, (_, index) => [`n${index}`, 1]))],
  ].map(([name, body]) => ({
    name: `4,000 wrong ${name} in a permission request`,
    who: 'student',
    method: 'POST',
    path: '/v1/ai-permissions',
    headers: json,
    body: JSON.stringify(body),
    answers: [413, 422],
  }))

const hostileForms = (): HostileRequest[] =>
  [
    ['200,000 fields', manyFields],
    ['a million fields without a name', megabytes('&')],
    ['one name 600,000 times', megabytes('a=&')],
    ['a value of escapes', `a=${megabytes('%41')}`],
    ['a value of broken escapes', `a=${megabytes('%zz')}`],
  ].flatMap(([name, body]) =>
    ['/sign-in/none', '/lti/launch'].map((path) => ({
      name: `an anonymous form with ${name} at ${path}`,
      who: null,
      method: 'POST',
      path,
      headers: form,
      body: body!,
      answers: [413],
    })),
  )

const hostileReflections = ({ assessmentId }: Ids): HostileRequest[] => {
  const use = reflection().uses[0]!
  const long = 'word '.repeat(3_900)
  return (
    [
      [
        '30 uses of 100 KB',
        JSON.stringify(reflection({ uses: Array(30).fill({ ...use, how: long, why: long }) })),
        422,
      ],
      ['2,000 empty uses', JSON.stringify(reflection({ uses: Array(2_000).fill({}) })), 422],
      ['3,000 tools of no kind', JSON.stringify({ aiUsed: false, otherTools: Array(3_000).fill(7) }), 422],
      ['a nesting 30,000 deep', '['.repeat(30_000) + ']'.repeat(30_000), 413],
      ['60,000 bytes of commas', `[${','.repeat(60_000)}]`, 413],
    ] as const
  ).map(([name, answers, status]) => {
    const body = new FormData()
    body.set('assessmentId', assessmentId)
    body.set('reflection', answers)
    body.set('file', new Blob(['A short essay.']), 'essay.txt')
    return {
      name: `a reflection of ${name}`,
      who: 'student',
      method: 'POST',
      path: '/v1/submissions',
      body,
      answers: [status],
    }
  })
}

/** What comes beside bodies: parts of a form, the names of a query, the text of a header. */
function hostileParts({ assessmentId }: Ids): HostileRequest[] {
  const parts = new FormData()
  for (let index = 0; index < 5_000; index++) parts.set(`part${index}`, 'x')
  const many = { who: 'student', method: 'POST', path: '/v1/submissions', answers: [413, 422] } as const
  const words = reflection({ criticalReflection: 'á'.repeat(9_000), priorLearning: '漢字 '.repeat(3_000) })
  return [
    { ...many, name: 'a hand-in of 5,000 parts', body: parts, answers: [...many.answers] },
    {
      ...many,
      name: 'a hand-in with 60 KB of a reflection in a header',
      headers: {
        'content-type': 'application/octet-stream',
        'candour-assessment-id': assessmentId,
        'candour-file-name': 'essay.txt',
        'candour-reflection': Buffer.from(JSON.stringify(words)).toString('base64').slice(0, 80_000),
      },
      body: 'A short essay.',
      answers: [413, 422],
    },
    {
      name: 'a list asked for with 8,000 names in its query',
      who: 'tutor',
      method: 'GET',
      path: `/v1/submissions?${Array.from({ length: 8_000 }, (_, index) => `n${index}=1`).join('&')}`,
      answers: [200, 413, 422],
    },
    {
      name: 'a cursor of 60,000 characters',
      who: 'tutor',
      method: 'GET',
      path: `/v1/submissions?cursor=${'a'.repeat(60_000)}`,
      answers: [422],
    },
  ]
}
