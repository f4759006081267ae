import { createHash } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/db/client.ts'
import { addAccount, addKey } from '../../src/db/people/accounts.ts'
import type { Role } from '../../src/domain/people/permission.ts'
import { exportSigningKey, generateSigningKey } from '../../src/domain/signing/signing.ts'
import { importPolicy } from '../../src/flow/policy/import-policy.ts'
import { silent } from '../../src/log.ts'
import { someCourses } from '../courses.ts'
import type { FreshDatabase } from '../database.ts'
import { policyPointNumbers, policyText } from '../samples.ts'

export type Provider = Awaited<ReturnType<typeof aProvider>>

/** An acknowledgement that a client holds: what it sent, and what it was told. */
export interface Acknowledged {
  key: string
  id: string
  receipt: string
  fileSha256: string
}

/** A provider on a database of its own, and the environment in which processes serve it. */
export async function aProvider({ databaseUrl, migrateDatabaseUrl }: FreshDatabase, env: Record<string, string> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'candour-faults-'))
  const db = openDatabase(databaseUrl, silent, 4)
  const courses = someCourses({ db, clock: () => new Date() })
  const person = async (role: Role) => {
    const { id } = await addAccount(db, { role, name: `A ${role}` })
    if (role === 'student') await courses.addStudent(id)
    return { id, role, key: (await addKey(db, id, 'test')).key }
  }
  await importPolicy({ db, clock: () => new Date() }, null, {
    text: policyText,
    points: policyPointNumbers,
    authorisedBy: 'Director',
    authorisedOn: '2025-04-02',
    activate: true,
  })
  const [student, tutor] = [await person('student'), await person('tutor')]
  const assessment = await courses.publish(tutor, {
    title: 'Essay',
    brief: 'Write about what you observed.',
    aiLevel: 2,
    guidance: 'AI may help you to understand sources.',
  })
  return {
    db,
    dataDir,
    databaseUrl,
    person,
    student,
    tutor,
    assessment,
    env: {
      DATABASE_URL: databaseUrl,
      MIGRATE_DATABASE_URL: migrateDatabaseUrl,
      CANDOUR_DATA_DIR: dataDir,
      SIGNING_KEY: exportSigningKey(generateSigningKey()),
      RECONCILE_EVERY_MS: '1000',
      QUEUE_LOCK_MS: '2000',
      SANDBOXES: '1',
      PORT: '0',
      ...env,
    },
  }
}

/** One hand-in by the raw lane. Rejects when the line broke: whether it was taken is then unknown. */
export async function handIn(
  baseUrl: string,
  { assessment }: Provider,
  student: { key: string },
  key: string,
  text: string,
  answers: unknown,
) {
  const response = await fetch(new URL('/v1/submissions', baseUrl), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${student.key}`,
      'idempotency-key': key,
      'content-type': 'application/octet-stream',
      'candour-assessment-id': assessment.id,
      'candour-reflection': Buffer.from(JSON.stringify(answers)).toString('base64'),
      'candour-file-name': 'essay.txt',
    },
    body: text,
  })
  const body = (await response.json()) as { id: string; receipt: string; code?: string }
  const fileSha256 = createHash('sha256').update(text).digest('hex')
  return {
    status: response.status,
    headers: response.headers,
    body,
    acknowledged: { key, id: body.id, receipt: body.receipt, fileSha256 },
  }
}
