import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { readConfig } from '../../src/config.ts'
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres/start.ts'
import { addAccount } from '../../src/db/people/accounts.ts'
import { addSignInLink } from '../../src/db/people/sessions.ts'
import type { Evidence } from '../../src/domain/screening/detector.ts'
import { exportSigningKey, generateSigningKey } from '../../src/domain/signing/signing.ts'
import { submit } from '../../src/flow/intake/submit.ts'
import { insertCourse } from '../../src/flow/people/courses.ts'
import { enrol } from '../../src/flow/people/enrolments.ts'
import { publishAssessment } from '../../src/flow/policy/assessments.ts'
import { importPolicy } from '../../src/flow/policy/import-policy.ts'
import { startApi } from '../../src/listen.ts'
import { silent } from '../../src/log.ts'
import { type Service, start } from '../../src/start.ts'
import { makePdf } from '../../test/documents/pdf.ts'
import { noAi, policyPointNumbers, policyText } from '../../test/samples.ts'
import { startBackground } from '../../workers/background.ts'
import { type Figure, quantile, round, type Workload } from '../workload.ts'

/** How long the service takes to build its pages: the review list among few and many submissions, and one long work. */
export const pages: Workload = {
  name: 'pages',
  async run({ quick, log }) {
    const folder = await mkdtemp(join(tmpdir(), 'candour-bench-pages-'))
    await chmod(folder, 0o711)
    const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'db'), fast: true })
    const config = {
      ...readConfig({}),
      port: 0,
      dataDir: join(folder, 'data'),
      databaseUrl: postgres.url,
      migrateDatabaseUrl: postgres.ownerUrl,
      signingKey: exportSigningKey(generateSigningKey()),
      extractTimeoutMs: 120_000,
    }
    const service = await start(config, silent)
    await service.add(startBackground)
    const { baseUrl } = await service.add(startApi)
    service.context.sandbox.warm()
    const owner = new pg.Client({ connectionString: postgres.ownerUrl })
    await owner.connect()
    try {
      return await measure(service.context, baseUrl, owner, quick, log)
    } finally {
      await owner.end()
      await service.stop()
      await postgres.stop()
    }
  },
}

async function measure(
  context: Service['context'],
  baseUrl: string,
  owner: pg.Client,
  quick: boolean,
  log: (line: string) => void,
): Promise<Figure[]> {
  await importPolicy(context, null, {
    text: policyText,
    points: policyPointNumbers,
    authorisedBy: 'Director',
    authorisedOn: '2025-04-02',
    activate: true,
  })
  const tutor = await addAccount(context.db, { role: 'tutor', name: 'A tutor' })
  const lead = await addAccount(context.db, { role: 'lead', name: 'A lead' })
  await addAccount(context.db, { role: 'student', name: 'A student' })
  const writer = await addAccount(context.db, { role: 'student', name: 'Another student' })
  const assessments: string[] = []
  const [taught, other] = await someCourses(context, tutor, writer)
  for (let number = 0; number < 20; number++) {
    const courseId = number < 4 ? taught : other
    const published = { courseId, title: `Essay ${number}`, brief: '', aiLevel: 2 as const, guidance: 'As agreed.' }
    assessments.push((await publishAssessment(context, lead, published)).id)
  }
  const asTutor = await cookieOf(context, baseUrl, tutor.id)
  const asLead = await cookieOf(context, baseUrl, lead.id)
  const rounds = quick ? 20 : 200

  const times: Record<string, number[]> = {}
  const sizes = [1_000, quick ? 10_000 : 1_000_000]
  let made = 0
  for (const size of sizes) {
    log(`${size} submissions`)
    await addSubmissions(owner, assessments, made, size)
    log('rows are there')
    made = size
    for (const [who, cookie] of Object.entries({ tutor: asTutor, lead: asLead })) {
      const measured = await visits(baseUrl, ['/review'], cookie, rounds)
      times[`${who} ${size}`] = measured
      log(`review list of a ${who}: median ${round(quantile(measured, 0.5), 1)} ms`)
    }
  }
  const work = await aLongWork(context, writer, assessments[0]!, owner)
  const textPages = Array.from({ length: 40 }, (_, page) => `/review/${work}?page=${page + 1}`)
  const long = await visits(baseUrl, textPages, asTutor, quick ? 20 : 160)
  const images = Array.from({ length: 40 }, (_, page) => `/review/${work}/pages/${page + 1}.png`)
  const drawn = await visits(baseUrl, images, asTutor, quick ? 5 : 40)

  const [few, many] = sizes as [number, number]
  const note = 'whole answer over HTTP on one machine, one request at a time'
  return [
    ...['tutor', 'lead'].flatMap((who) => {
      const [small, large] = [quantile(times[`${who} ${few}`]!, 0.99), quantile(times[`${who} ${many}`]!, 0.99)]
      return [
        { name: `review list of a ${who}, ${few} submissions, p99`, value: round(small, 1), unit: 'ms', note },
        {
          name: `review list of a ${who}, ${many} submissions, p99`,
          value: round(large, 1),
          unit: 'ms',
          goal: '≤ 50',
          note,
        },
        {
          name: `review list of a ${who}, growth of the median`,
          value: round(quantile(times[`${who} ${many}`]!, 0.5)! / quantile(times[`${who} ${few}`]!, 0.5)!),
          unit: '×',
          goal: '≤ 1.5',
        },
      ]
    }),
    { name: 'page of a 40-page PDF with 30 flags, p99', value: round(quantile(long, 0.99), 1), unit: 'ms', note },
    { name: 'one page of the original as an image, median', value: round(quantile(drawn, 0.5), 0), unit: 'ms', note },
  ]
}

/** A course that the tutor teaches and the student is in, and one in which nobody is. */
async function someCourses(
  { db }: Service['context'],
  tutor: { id: string },
  student: { id: string },
): Promise<[string, string]> {
  return db.transaction(async (tx) => {
    const { id: taught } = await insertCourse(tx, null, { title: 'A course' })
    const { id: other } = await insertCourse(tx, null, { title: 'Another course' })
    await enrol(tx, null, [
      { courseId: taught, accountId: tutor.id, role: 'tutor', source: 'page' },
      { courseId: taught, accountId: student.id, role: 'student', source: 'page' },
    ])
    return [taught, other]
  })
}

async function cookieOf({ db }: Service['context'], baseUrl: string, accountId: string): Promise<string> {
  const answer = await fetch(`${baseUrl}/sign-in/${await addSignInLink(db, accountId)}`, {
    method: 'POST',
    redirect: 'manual',
  })
  return answer.headers.getSetCookie()[0]!.split(';')[0]!
}

/** Milliseconds from the request to the last byte, after a few visits that do not count. */
async function visits(baseUrl: string, paths: string[], cookie: string, rounds: number): Promise<number[]> {
  const times: number[] = []
  for (let turn = -40; turn < rounds; turn++) {
    const started = performance.now()
    const answer = await fetch(`${baseUrl}${paths[(turn + 40) % paths.length]}`, { headers: { cookie } })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${paths[(turn + 40) % paths.length]} answered ${answer.status}`)
    if (turn >= 0) times.push(performance.now() - started)
  }
  return times
}

/** Rows as a provider would have them after years: one in ten waits for a person, each of those with a flag. */
async function addSubmissions(owner: pg.Client, assessments: string[], from: number, to: number): Promise<void> {
  await owner.query("set session_replication_role = 'replica'")
  await owner.query(
    `insert into submissions (id, assessment_id, student_id, submitted_by, attempt, policy_version_id, status, received_at, late, status_since)
     select gen_random_uuid(), ($1::uuid[])[1 + n % 20], student.id, student.id, n + 1, policy.id,
       case when n % 10 = 0 then 'under_review' else 'released' end, at, false, at
     from generate_series($2::int, $3::int - 1) n
     cross join (select id from accounts where role = 'student' limit 1) student
     cross join (select id from policy_versions where active) policy
     cross join lateral (select now() - make_interval(secs => 1e7 - n * 7) as at) t`,
    [assessments, from, to],
  )
  await owner.query(
    `insert into flags (id, run_id, submission_id, detector, basis, rule, severity, point, clause, message, evidence, figures, position)
     select gen_random_uuid(), gen_random_uuid(), s.id, 'ai-author-citation', 'inspectable', 'ai-author-ref', 'conflict', 'ai_is_no_author', '4.2',
       'The reference list names a tool as an author.', '[]', '{}', 0
     from submissions s where s.status = 'under_review' and s.attempt > $1`,
    [from],
  )
  await owner.query("set session_replication_role = 'origin'")
  await owner.query('analyze submissions')
  await owner.query('analyze flags')
}

async function aLongWork(
  context: Service['context'],
  student: { id: string },
  assessmentId: string,
  owner: pg.Client,
): Promise<string> {
  const line = 'We watched how the children shared one bucket and waited for one another all morning long.'
  const sheets = Array.from({ length: 40 }, (_, page) =>
    Array.from({ length: 42 }, (_, number) => `${page + 1}.${number + 1} ${line}`),
  )
  const stored = await context.files.receive(Readable.from([await makePdf({ pages: sheets })]), 1e8)
  const who = { id: student.id, role: 'student' as const }
  const file = { ...stored, name: 'long.pdf', mediaType: 'application/pdf' }
  const { id } = await submit(context, who, { assessmentId, studentId: student.id, reflection: noAi(), file })
  for (;;) {
    const { rows } = await owner.query(
      'select text, unreadable from submissions left join texts on submission_id = id where id = $1',
      [id],
    )
    if (rows[0].unreadable) throw new Error(`The long work could not be read: ${rows[0].unreadable}`)
    if (rows[0].text === null) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    await flagEverywhere(owner, id, rows[0].text)
    return id
  }
}

/** Thirty flags of three places each, spread over the text. */
async function flagEverywhere(owner: pg.Client, id: string, text: string): Promise<void> {
  await owner.query("set session_replication_role = 'replica'")
  for (let number = 0; number < 30; number++) {
    const evidence = [0, 1, 2].map((part): Evidence => {
      const start = Math.floor(((number * 3 + part) / 90) * (text.length - 200))
      return { in: 'text', start, end: start + 80, quote: text.slice(start, start + 80) }
    })
    await owner.query(
      `insert into flags (id, run_id, submission_id, detector, basis, rule, severity, point, clause, message, evidence, figures, position)
       values ($1, $2, $3, 'ai-author-citation', 'inspectable', 'ai-author-ref', 'check', 'ai_is_no_author', '4.2', $4, $5, '{}', $6)`,
      [randomUUID(), randomUUID(), id, `Passage ${number + 1} is worth a look.`, JSON.stringify(evidence), number],
    )
  }
  await owner.query("update submissions set status = 'under_review' where id = $1", [id])
  await owner.query("set session_replication_role = 'origin'")
}
