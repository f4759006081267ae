import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { readConfig } from '../../src/config.ts'
import { worksSharing } from '../../src/db/screening/fingerprints.ts'
import { demoFor } from '../../src/demo.ts'
import { startApi } from '../../src/listen.ts'
import { silent } from '../../src/log.ts'
import { start } from '../../src/start.ts'
import { quantile, round, type Workload } from '../workload.ts'

/** Fingerprints of one essay of about 1,400 words, and how many of them are phrases of the subject. */
const perEssay = 300
const common = 20

/** Looking up which stored essays share wording with a new one, as their number grows tenfold. */
export const overlap: Workload = {
  name: 'overlap',
  async run({ quick, log }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'candour-overlap-'))
    const service = await start({ ...readConfig({}), dataDir, port: 0 }, silent)
    const { baseUrl } = await service.add(startApi)
    const { db } = service.context
    const figures = []
    try {
      await demoFor(service.context, baseUrl)
      let stored = 0
      let before: number | null = null
      for (const size of quick ? [100, 1_000] : [1_000, 10_000, 100_000]) {
        for (; stored < size; stored += Math.min(1_000, size - stored))
          await store(stored, Math.min(1_000, size - stored))
        const times: number[] = []
        for (let look = 0; look < 60; look++) {
          const hashes = await hashesOf(1 + ((look * 7919) % size), look)
          const started = performance.now()
          await worksSharing(db, { studentId: '00000000-0000-7000-8000-000000000000' }, hashes)
          if (look >= 10) times.push(performance.now() - started)
        }
        const p95 = quantile(times, 0.95)
        log(`${size} essays: p95 ${round(p95)} ms`)
        figures.push({
          name: `lookup among ${size} essays, p95`,
          value: round(p95),
          unit: 'ms',
          goal: size === 100_000 ? '≤ 20, growth ≤ 2 per tenfold' : 'growth ≤ 2 per tenfold',
          ...(before && p95 && { note: `${round(p95 / before)} times the figure before` }),
        })
        before = p95
      }
      return figures
    } finally {
      await service.stop()
    }

    async function store(from: number, count: number) {
      await db.execute(sql`
        with student as (select id from accounts where role = 'student' limit 1),
        made as (
          insert into submissions (id, assessment_id, student_id, submitted_by, attempt, policy_version_id, status, late)
          select gen_random_uuid(), (select id from assessments limit 1), student.id, student.id, number, (select id from policy_versions limit 1), 'released', false
          from student, generate_series(${from + 1}::int, ${from + count}::int) number
          returning id, attempt
        )
        insert into fingerprints (hash, submission_id)
        select case when place <= ${common} then place * 7 + attempt % 5 else hashtextextended(attempt || ' ' || place, 0) end, id
        from made, generate_series(1, ${perEssay}) place`)
    }

    /** The fingerprints of a new essay: phrases of the subject, a passage of a stored essay, and wording of its own. */
    async function hashesOf(attempt: number, look: number): Promise<bigint[]> {
      const { rows } = await db.execute(sql`
        select hash::text from fingerprints join submissions on submissions.id = submission_id
        where attempt = ${attempt} limit ${common + 10}`)
      const own = Array.from({ length: perEssay - rows.length }, (_, place) => BigInt(-1 - look * 1_000 - place))
      return [...rows.map(({ hash }) => BigInt(hash as string)), ...own]
    }
  },
}
