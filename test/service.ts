import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type Config, readConfig } from '../src/config.ts'
import { addAccount, addKey } from '../src/db/people/accounts.ts'
import type { Actor, Role } from '../src/domain/people/permission.ts'
import { exportSigningKey, generateSigningKey } from '../src/domain/signing/signing.ts'
import { importPolicy } from '../src/flow/policy/import-policy.ts'
import { startApi } from '../src/listen.ts'
import { type Logger, silent } from '../src/log.ts'
import { createSandbox } from '../src/sandbox/sandbox.ts'
import { start } from '../src/start.ts'
import { createThreads } from '../src/threads/threads.ts'
import { startBackground } from '../workers/background.ts'
import { type AnswerCheck, answersDeclaredBy } from './answers.ts'
import { someCourses } from './courses.ts'
import { asOwner, freshDatabase } from './database.ts'
import { policyPointNumbers, policyText, reflection } from './samples.ts'

export interface Person extends Actor {
  key: string
}

interface ServiceOptions {
  background?: boolean
  knowsItsAddress?: boolean
  log?: Logger
}

/** The same programs as built by test/built.ts: they start in a third of the time. */
const builtReaders = new URL('../dist/src/sandbox/child.js', import.meta.url)
const builtThread = new URL('../dist/src/threads/thread.js', import.meta.url)

/**
 * The readers and threads that the services of one test process share, as a service of the default configuration has them:
 * starting readers for each service cost a quarter of the whole run. They end with the process.
 */
const shared = { sandbox: createSandbox({ size: 2, program: builtReaders }), threads: createThreads(builtThread) }
const ownReaders = ['sandboxes', 'sandboxProgram', 'sandboxRequire', 'threadProgram'] as const

/**
 * A whole service on a database of its own, listening on a free port, with a policy, a course and one assessment. Its configuration
 * names that address where `knowsItsAddress` says so. It is stopped when the test file is done; tests never clean up.
 */
export async function aService(
  overrides: Partial<Config> = {},
  { background = true, knowsItsAddress = false, log = silent }: ServiceOptions = {},
) {
  const dataDir = await mkdtemp(join(tmpdir(), 'candour-service-'))
  const database = await freshDatabase()
  const config: Config = {
    ...readConfig({}),
    port: 0,
    dataDir,
    sandboxProgram: builtReaders,
    threadProgram: builtThread,
    ...database,
    signingKey: exportSigningKey(generateSigningKey()),
    ...overrides,
  }
  const service = await start(config, log)
  if (!ownReaders.some((name) => name in overrides)) Object.assign(service.context, shared)
  if (background) await service.add(startBackground)
  const { baseUrl } = await service.add(startApi)
  if (background) service.context.sandbox.warm()
  afterAll(async () => {
    await service.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  const { context } = service
  if (knowsItsAddress) context.config.publicUrl = baseUrl

  let firstAdmin: string | null = null
  const courses = someCourses(context)
  /** A student is in every course of the kit unless `enrolled` says otherwise; a tutor in none until they publish. */
  const person = async (role: Role, name = `A ${role}`, { enrolled = true } = {}): Promise<Person> => {
    const { id } = await addAccount(context.db, { role, name, ...(firstAdmin && { addedBy: firstAdmin }) })
    if (role === 'admin') firstAdmin ??= id
    if (role === 'student' && enrolled) await courses.addStudent(id)
    return { id, role, key: (await addKey(context.db, id, 'test')).key }
  }
  await importPolicy(context, null, {
    text: policyText,
    points: policyPointNumbers,
    authorisedBy: 'Director',
    authorisedOn: '2025-04-02',
    activate: true,
  })
  const people = {
    student: await person('student'),
    tutor: await person('tutor'),
    lead: await person('lead'),
    admin: await person('admin'),
    auditor: await person('auditor'),
    integration: await person('integration'),
  }
  const { enrol, leave, publish, courseOf } = courses
  const course = await courseOf(people.tutor)
  const assessment = await publish(people.tutor, {
    title: 'Essay',
    brief: 'Write about what you observed.',
    aiLevel: 2,
    guidance: 'AI may help you to understand sources.',
  })

  let answers: AnswerCheck | undefined
  const declaredAnswers = async () => {
    answers ??= answersDeclaredBy(await (await fetch(new URL('/openapi.json', baseUrl))).text())
    return answers
  }

  /** One request as somebody; `body` goes as JSON unless it is a form. An answer that is not as declared fails the test. */
  const call = async (
    who: Person | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const form = body instanceof FormData
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: {
        ...(who && { authorization: `Bearer ${who.key}` }),
        ...(body !== undefined && !form && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const [mediaType = ''] = response.headers.get('content-type')?.split(';') ?? []
    const json = mediaType.includes('json') ? JSON.parse(text) : null
    const { pathname } = new URL(path, baseUrl)
    const declared = await declaredAnswers()
    declared.check(method, pathname, { status: response.status, mediaType, body: json })
    return { status: response.status, headers: response.headers, text, body: json }
  }

  /** Hands in a file as a form. */
  const handIn = (file: string | Buffer, name = 'essay.txt', options: HandInOptions = {}) => {
    const form = new FormData()
    form.set('assessmentId', options.assessmentId ?? assessment.id)
    if (options.reflection !== null) form.set('reflection', JSON.stringify(options.reflection ?? reflection()))
    for (const [field, value] of Object.entries(options.fields ?? {})) form.set(field, value)
    form.set('file', new Blob([new Uint8Array(Buffer.from(file))]), name)
    return call(options.who ?? people.student, 'POST', '/v1/submissions', form, options.headers)
  }

  /** The submission once it has come to one of these states. */
  const settled = async (id: string, states = ['released', 'under_review'], who = people.tutor) => {
    for (;;) {
      const { body } = await call(who, 'GET', `/v1/submissions/${id}`)
      if (states.includes(body.status)) return body
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** A statement that the service itself may not make. */
  const owner = (text: string, values?: unknown[]) => asOwner(database, text, values)

  return {
    service,
    context,
    config,
    database,
    owner,
    baseUrl,
    people,
    person,
    course,
    courseOf,
    enrol,
    leave,
    publish,
    assessment,
    call,
    handIn,
    settled,
  }
}

interface HandInOptions {
  who?: Person
  assessmentId?: string
  reflection?: unknown
  fields?: Record<string, string>
  headers?: Record<string, string>
}
