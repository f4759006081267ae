import { readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import type { Context } from './context.ts'
import { accountOfKey, addAccount, addKey } from './db/people/accounts.ts'
import { addSignInLink } from './db/people/sessions.ts'
import { accounts } from './db/schema/index.ts'
import type { Role } from './domain/people/permission.ts'
import { addCourse } from './flow/people/courses.ts'
import { enrol } from './flow/people/enrolments.ts'
import { publishAssessment } from './flow/policy/assessments.ts'
import { importPolicy } from './flow/policy/import-policy.ts'

const folder = fileURLToPath(new URL('../demo', import.meta.url))

/** What a newcomer needs to try the service; also written to `demo.json` in the data directory. */
export interface Demo {
  baseUrl: string
  assessments: { id: string; title: string }[]
  keys: { student: string; tutor: string; lead: string; admin: string; integration: string }
}

/** The demo provider: made on an empty database, remembered in `demo.json`, null where a provider has its own people. */
export async function demoFor(context: Context, baseUrl: string): Promise<Demo | null> {
  const path = join(context.config.dataDir, 'demo.json')
  const kept = await readFile(path, 'utf8').then(JSON.parse, () => null)
  const [anybody] = await context.db.select({ id: accounts.id }).from(accounts).limit(1)
  const made = anybody ? kept : await makeDemo(context)
  if (!made) return null
  const demo: Demo = { ...made, baseUrl }
  await writeFile(path, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
  return demo
}

async function makeDemo(context: Context): Promise<Omit<Demo, 'baseUrl'>> {
  const text = await readFile(join(folder, 'policy.txt'), 'utf8')
  await importPolicy(context, null, {
    text,
    points: JSON.parse(await readFile(join(folder, 'policy-points.json'), 'utf8')),
    authorisedBy: 'Director of Quality',
    authorisedOn: '2025-04-02',
    activate: true,
  })

  const people = {
    student: 'Sam Okafor',
    tutor: 'Dr Ellis Marsh',
    lead: 'Morgan Reyes',
    admin: 'Alex Tan',
    integration: 'Demo LMS',
  }
  const keys = {} as Demo['keys']
  const ids = {} as Record<keyof typeof people, string>
  for (const [role, name] of Object.entries(people) as [keyof typeof people & Role, string][]) {
    ids[role] = (await addAccount(context.db, { role, name })).id
    keys[role] = (await addKey(context.db, ids[role], 'demo')).key
  }

  const tutor = { id: ids.tutor, role: 'tutor' as const }
  const admin = { id: ids.admin, role: 'admin' as const }
  const { id: courseId } = await addCourse(context, admin, { title: 'Early years practice', code: 'EYP' })
  await context.db.transaction((tx) =>
    enrol(
      tx,
      admin,
      (['student', 'tutor'] as const).map((role) => ({ courseId, accountId: ids[role], role, source: 'page' })),
    ),
  )
  const essay = await publishAssessment(context, tutor, {
    courseId,
    title: 'Essay: learning through play',
    brief:
      'In about 800 words, explain how play supports learning in the early years, and reflect on your own placement.',
    aiLevel: 2,
    guidance:
      'You may use AI to understand sources, to find a way into the topic and to check grammar. The essay itself is written by you. Say how and why you used AI.',
  })
  const report = await publishAssessment(context, tutor, {
    courseId,
    title: 'Report: improving a service with AI',
    brief:
      'Work with an AI tool of your choice on a proposal that improves a service you know, and evaluate what the tool contributed.',
    aiLevel: 3,
    guidance:
      'You may draft and revise together with an AI tool. Keep your prompts, and judge critically what came back.',
  })
  return { assessments: [essay, report].map(({ id, title }) => ({ id, title })), keys }
}

/** People of the demo, with an address each that signs them in once. */
export type Links = [person: string, address: string][]

/** Makes a new link for each demo person; those of the last start stop working. */
export async function linksFor({ db }: Context, { keys, baseUrl }: Demo): Promise<Links> {
  const links: Links = []
  for (const role of ['student', 'tutor', 'lead', 'admin'] as const) {
    const known = await accountOfKey(db, keys[role])
    const [account] = known ? await db.select().from(accounts).where(eq(accounts.id, known.id)) : []
    if (account) links.push([`${account.name}, ${role}`, `${baseUrl}/sign-in/${await addSignInLink(db, account.id)}`])
  }
  return links
}

/** What `npm start` prints: where it listens, who can sign in, and one command that shows it working. */
export function welcome({ baseUrl, assessments, keys }: Demo, links: Links): string {
  const file = (name: string) => relative(process.cwd(), join(folder, name))
  return `
Candour listens on ${baseUrl}

A demo provider is ready. Open a link in a browser to be one of its people; each works once, and every start makes
new ones. Begin as the student, and hand in a file such as ${file('essay.docx')}.

${links.map(([person, address]) => `  ${person.padEnd(22)}${address}`).join('\n')}

Programs use keys instead:

${Object.entries(keys)
  .map(([role, key]) => `  ${role.padEnd(12)}${key}`)
  .join('\n')}

Hand in the sample essay as the student:

  curl -sS ${baseUrl}/v1/submissions \\
    -H 'Authorization: Bearer ${keys.student}' \\
    -F 'assessmentId=${assessments[0]!.id}' \\
    -F 'reflection=<${file('reflection.json')}' \\
    -F 'file=@${file('essay.docx')}'

Then look at it as the tutor (put the id from the answer at the end):

  curl -sS -H 'Authorization: Bearer ${keys.tutor}' ${baseUrl}/v1/submissions/

What the API offers: ${baseUrl}/openapi.json
Stop with Ctrl-C.
`
}
